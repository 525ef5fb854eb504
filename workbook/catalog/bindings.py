"""The bindings of a library, as c_examples/NN_topic/bindings.toml lists them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Binding:
    """One way in which Python calls a chapter's library."""

    name: str
    module: str
    files: tuple[str, ...]
    build: tuple[str, ...]
    needs_library: bool
    library: str


def read(folder: Path) -> tuple[Binding, ...]:
    """The bindings of the library in `folder`, in the order in which the chapter shows them."""
    listed = tomllib.loads((folder / "bindings.toml").read_text("utf-8"))
    lists = ("files", "build")
    return tuple(
        Binding(**entry | {key: tuple(entry[key]) for key in lists}, library=listed["library"])
        for entry in listed["binding"]
    )
