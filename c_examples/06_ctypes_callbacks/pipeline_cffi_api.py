"""Send values through stages with pipeline.c, through CFFI in API mode.

The same Python interface as `pipeline_ctypes.py`. C calls three functions that the C compiler
has made, `extern "Python"`, and the user data says which function of Python is meant.
"""

import weakref
from collections.abc import Callable, Iterable
from typing import Any

from _pipeline_cffi_api import ffi, lib
from pipeline_errors import PipelineError, Status, Verdict, c_text

_started: set["Pipeline"] = set()  # C works for them: they must not go


@ffi.def_extern()  # type: ignore[untyped-decorator]
def stage_in_python(value: Any, user: Any) -> int:
    """Call the stage whose handle came as user data."""
    verdict: int = ffi.from_handle(user)(value)
    return verdict


@ffi.def_extern()  # type: ignore[untyped-decorator]
def source_in_python(count: Any, user: Any) -> Any:
    """Ask the source whose handle came as user data."""
    return ffi.from_handle(user)(count)


@ffi.def_extern()  # type: ignore[untyped-decorator]
def done_in_python(status: int, found: int, user: Any) -> None:
    """Tell whoever waits."""
    ffi.from_handle(user)()


def _check(status: int) -> None:
    """Make an exception of a status."""
    if status != Status.OK:
        raise PipelineError(status, ffi.string(lib.pipeline_strerror(status)).decode())


def live() -> int:
    """Return how many pipelines exist and are not closed."""
    count: int = lib.pipeline_live()
    return count


class Pipeline:
    """A pipeline without stages. Close it, or use it in a `with`.

    Stages are called for one value after the other. What a stage raises ends the run, and is
    raised by the method that ran it. All methods raise ValueError once it is closed, and
    PipelineError (BUSY) while it runs.
    """

    def __init__(self) -> None:
        """Make a pipeline. Raises MemoryError if there is no room for it."""
        handle = lib.pipeline_new()
        if handle == ffi.NULL:
            raise MemoryError("no memory for a pipeline")
        self._close = weakref.finalize(self, lib.pipeline_free, handle)
        self._open_handle = handle
        self._stages: list[Any] = []  # what C has the addresses of, in C's order
        self._raised: list[BaseException] = []  # what stages have raised

    def close(self) -> None:
        """Wait for a run that was started, then give all back. A second time does nothing."""
        if self._close.alive:
            if lib.pipeline_wait(self._open_handle, ffi.NULL) == Status.BUSY:
                _check(Status.BUSY)  # a stage of its own has called this
            self._close()  # after this, C has forgotten the addresses
            self._stages.clear()
            self._raised.clear()
            self._running = None
            _started.discard(self)

    @property
    def _handle(self) -> Any:
        if not self._close.alive:
            raise ValueError("the pipeline is closed")
        return self._open_handle

    def __enter__(self) -> "Pipeline":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        """How many stages it has."""
        count: int = lib.pipeline_stages(self._handle)
        return count

    def _add(self, judge: Callable[[Any], int]) -> None:
        """Add a stage. `judge` gets a pointer to the value, and returns a Verdict."""
        raised = self._raised  # not self: a stage must not keep its pipeline alive

        def stage(value: Any) -> int:
            try:
                return judge(value)
            except BaseException as error:
                raised.append(error)
                return Verdict.FAILED

        user = ffi.new_handle(stage)
        _check(lib.pipeline_add(self._handle, lib.stage_in_python, user))
        self._stages.append(user)  # as long as C has its address

    def map(self, function: Callable[[float], float]) -> None:
        """Add a stage that changes each value into function(value)."""

        def judge(value: Any) -> int:
            value[0] = function(value[0])
            return Verdict.PASS

        self._add(judge)

    def filter(self, function: Callable[[float], object]) -> None:
        """Add a stage that leaves out each value for which function(value) is false."""
        self._add(lambda value: Verdict.PASS if function(value[0]) else Verdict.DROP)

    def until(self, function: Callable[[float], object]) -> None:
        """Add a stage that ends the run before the first value whose function(value) is true."""
        self._add(lambda value: Verdict.END if function(value[0]) else Verdict.PASS)

    def builtin(self, name: str) -> None:
        """Add a stage that is written in C: "square", "positive" or "until_zero".

        Raises:
            ValueError: There is none of this name.
        """
        stage = lib.pipeline_builtin(c_text(name))
        if stage == ffi.NULL:
            raise ValueError(f"no stage is called {name!r}")
        _check(lib.pipeline_add(self._handle, stage, ffi.NULL))
        self._stages.append(stage)

    def remove(self, index: int) -> None:
        """Remove a stage; the first has index 0. Raises IndexError if there is none."""
        if not 0 <= index < len(self):
            raise IndexError(f"there is no stage {index}")
        _check(lib.pipeline_remove(self._handle, index))  # first C forgets the address,
        del self._stages[index]  # then the handle may go

    def run(self, values: Iterable[float]) -> list[float]:
        """Send values through all stages, and return what comes out."""
        data = ffi.new("double[]", list(values))
        results, found = ffi.new("double[]", len(data)), ffi.new("size_t *")
        status = lib.pipeline_run(self._handle, data, len(data), results, found)
        return self._come_to(status, results, found[0])

    def _come_to(self, status: int, results: Any, found: int) -> list[float]:
        """What a run has come to: its results, or what it has to raise."""
        raised = self._raised.copy()
        self._raised.clear()
        if raised:
            raise raised[0]
        _check(status)
        answer: list[float] = ffi.unpack(results, found)
        return answer

    def pull(self, blocks: Iterable[Iterable[float]], room: int) -> list[float]:
        """Send blocks of values through all stages, and return what comes out.

        C asks for the next block when it needs one. What `blocks` raises is raised here.

        Raises:
            PipelineError: There are more than `room` results (FULL).
        """
        coming, raised = iter(blocks), self._raised
        block = ffi.NULL  # the one that C is reading

        def source(count: Any) -> Any:
            nonlocal block
            try:
                for values in coming:
                    block = ffi.new("double[]", list(values))  # keeps it until C asks again
                    count[0] = len(block)
                    return block
            except BaseException as error:
                raised.append(error)
            return ffi.NULL

        user = ffi.new_handle(source)
        results, found = ffi.new("double[]", room), ffi.new("size_t *")
        status = lib.pipeline_pull(self._handle, lib.source_in_python, user, results, room, found)
        return self._come_to(status, results, found[0])

    _running: Any = None  # what C needs until the run has come to its end

    def start(self, values: Iterable[float], done: Callable[[], object] | None = None) -> None:
        """Send values through all stages in a thread that C makes. `wait` has the results.

        Stages, and `done` in the end, are called in that thread. The pipeline lives until
        you have called `wait` or `close`.
        """
        raised = self._raised
        data = ffi.new("double[]", list(values))
        results = ffi.new("double[]", len(data))

        def tell() -> None:
            try:
                if done is not None:
                    done()
            except BaseException as error:
                raised.append(error)

        user = ffi.new_handle(tell)
        callback = ffi.NULL if done is None else lib.done_in_python
        running = (data, results, user)
        _check(lib.pipeline_start(self._handle, data, len(data), results, callback, user))
        self._running = running
        _started.add(self)

    def wait(self) -> list[float]:
        """Wait until what was started has come to its end, and return the results.

        Raises:
            RuntimeError: Nothing was started.
        """
        handle, found = self._handle, ffi.new("size_t *")
        if self._running is None:
            raise RuntimeError("nothing was started")
        status = lib.pipeline_wait(handle, found)
        if status == Status.BUSY:  # a stage of its own has called this
            _check(status)
        _, results, _ = self._running
        self._running = None
        _started.discard(self)
        return self._come_to(status, results, found[0])
