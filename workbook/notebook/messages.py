"""An error for a reader of a notebook: one message, no traceback through our own code."""


class NotebookToolError(Exception):
    """What went wrong and what to do; IPython shows this text and nothing else."""

    def _render_traceback_(self) -> list[str]:
        return str(self).splitlines()
