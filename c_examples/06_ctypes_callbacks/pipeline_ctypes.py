"""Send values through stages with pipeline.c, through ctypes.

with Pipeline() as line:
    line.map(abs)
    line.filter(lambda value: value < 100)
    print(line.run([-1, 5, 250]))
"""

# --8<-- [start:types]
import ctypes
import weakref
from array import array
from collections.abc import Callable, Iterable
from ctypes import POINTER, c_char_p, c_double, c_int, c_size_t, c_void_p
from pathlib import Path
from typing import Any

from pipeline_errors import PipelineError, Status, Verdict, c_text

_lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libpipeline.so"))

#                          returns   takes
_STAGE = ctypes.CFUNCTYPE(c_int, POINTER(c_double), c_void_p)
_SOURCE = ctypes.CFUNCTYPE(c_void_p, POINTER(c_size_t), c_void_p)
_DONE = ctypes.CFUNCTYPE(None, c_int, c_size_t, c_void_p)
# --8<-- [end:types]

_double_p, _size_p = POINTER(c_double), POINTER(c_size_t)


def _check(status: int, function: Any, arguments: tuple[Any, ...]) -> None:
    """Make an exception of a status: called by ctypes after each call that returns one."""
    if status != Status.OK:
        raise PipelineError(status, _lib.pipeline_strerror(status).decode())


def _check_new(handle: int | None, function: Any, arguments: tuple[Any, ...]) -> int:
    """Make an exception of a NULL."""
    if handle is None:
        raise MemoryError("no memory for a pipeline")
    return handle


def _declare(
    name: str, restype: Any, *argtypes: Any, errcheck: Callable[..., Any] | None = None
) -> None:
    function = getattr(_lib, name)
    function.argtypes = argtypes
    function.restype = restype
    if errcheck is not None:
        function.errcheck = errcheck


# fmt: off
# --8<-- [start:table]
#        in pipeline.h        returns    takes
_declare("pipeline_new",      c_void_p,  errcheck=_check_new)
_declare("pipeline_free",     None,      c_void_p)
_declare("pipeline_add",      c_int,     c_void_p, _STAGE, c_void_p, errcheck=_check)
_declare("pipeline_remove",   c_int,     c_void_p, c_size_t, errcheck=_check)
_declare("pipeline_stages",   c_size_t,  c_void_p)
_declare("pipeline_run",      c_int,     c_void_p, _double_p, c_size_t, _double_p, _size_p)
_declare("pipeline_pull",     c_int,     c_void_p, _SOURCE, c_void_p, _double_p, c_size_t, _size_p)
_declare("pipeline_start",    c_int,     c_void_p, _double_p, c_size_t, _double_p, _DONE, c_void_p,
                                         errcheck=_check)
_declare("pipeline_wait",     c_int,     c_void_p, _size_p)
_declare("pipeline_builtin",  _STAGE,    c_char_p)
_declare("pipeline_strerror", c_char_p,  c_int)
_declare("pipeline_live",     c_size_t)
# --8<-- [end:table]
# fmt: on

_started: set["Pipeline"] = set()  # C works for them: they must not go


def live() -> int:
    """Return how many pipelines exist and are not closed."""
    count: int = _lib.pipeline_live()
    return count


# --8<-- [start:class]
class Pipeline:
    """A pipeline without stages. Close it, or use it in a `with`.

    Stages are called for one value after the other. What a stage raises ends the run, and is
    raised by the method that ran it. All methods raise ValueError once it is closed, and
    PipelineError (BUSY) while it runs.
    """

    def __init__(self) -> None:
        """Make a pipeline. Raises MemoryError if there is no room for it."""
        handle = _lib.pipeline_new()
        self._close = weakref.finalize(self, _lib.pipeline_free, handle)
        self._open_handle = handle
        self._stages: list[Any] = []  # what C has the addresses of, in C's order
        self._raised: list[BaseException] = []  # what stages have raised

    # --8<-- [end:class]
    # --8<-- [start:close]
    def close(self) -> None:
        """Wait for a run that was started, then give all back. A second time does nothing."""
        if self._close.alive:
            if _lib.pipeline_wait(self._open_handle, None) == Status.BUSY:
                _check(Status.BUSY, None, ())  # a stage of its own has called this
            self._close()  # after this, C has forgotten the addresses
            self._stages.clear()
            self._raised.clear()
            self._running = None
            _started.discard(self)

    # --8<-- [end:close]

    @property
    def _handle(self) -> int:
        if not self._close.alive:
            raise ValueError("the pipeline is closed")
        handle: int = self._open_handle
        return handle

    def __enter__(self) -> "Pipeline":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        """How many stages it has."""
        count: int = _lib.pipeline_stages(self._handle)
        return count

    # --8<-- [start:add]
    def _add(self, judge: Callable[[Any], int]) -> None:
        """Add a stage. `judge` gets a pointer to the value, and returns a Verdict."""
        raised = self._raised  # not self: a stage must not keep its pipeline alive

        def stage(value: Any, user: None) -> int:
            try:
                return judge(value)
            except BaseException as error:
                raised.append(error)
                return Verdict.FAILED

        callback = _STAGE(stage)
        _lib.pipeline_add(self._handle, callback, None)
        self._stages.append(callback)  # as long as C has its address

    def map(self, function: Callable[[float], float]) -> None:
        """Add a stage that changes each value into function(value)."""

        def judge(value: Any) -> int:
            value[0] = function(value[0])
            return Verdict.PASS

        self._add(judge)

    # --8<-- [end:add]

    def filter(self, function: Callable[[float], object]) -> None:
        """Add a stage that leaves out each value for which function(value) is false."""
        self._add(lambda value: Verdict.PASS if function(value[0]) else Verdict.DROP)

    def until(self, function: Callable[[float], object]) -> None:
        """Add a stage that ends the run before the first value whose function(value) is true."""
        self._add(lambda value: Verdict.END if function(value[0]) else Verdict.PASS)

    # --8<-- [start:builtin]
    def builtin(self, name: str) -> None:
        """Add a stage that is written in C: "square", "positive" or "until_zero".

        Raises:
            ValueError: There is none of this name.
        """
        stage = _lib.pipeline_builtin(c_text(name))
        if not stage:
            raise ValueError(f"no stage is called {name!r}")
        _lib.pipeline_add(self._handle, stage, None)
        self._stages.append(stage)

    # --8<-- [end:builtin]
    # --8<-- [start:remove]
    def remove(self, index: int) -> None:
        """Remove a stage; the first has index 0. Raises IndexError if there is none."""
        if not 0 <= index < len(self):
            raise IndexError(f"there is no stage {index}")
        _lib.pipeline_remove(self._handle, index)  # first C forgets the address,
        del self._stages[index]  # then the callback may go

    # --8<-- [end:remove]
    # --8<-- [start:run]
    def run(self, values: Iterable[float]) -> list[float]:
        """Send values through all stages, and return what comes out."""
        numbers = list(values)
        data = (c_double * len(numbers))(*numbers)
        results, found = (c_double * len(numbers))(), c_size_t()
        status = _lib.pipeline_run(self._handle, data, len(numbers), results, ctypes.byref(found))
        return self._come_to(status, results, found.value)

    def _come_to(self, status: int, results: Any, found: int) -> list[float]:
        """What a run has come to: its results, or what it has to raise."""
        raised = self._raised.copy()
        self._raised.clear()
        if raised:
            raise raised[0]
        _check(status, None, ())
        answer: list[float] = results[:found]
        return answer

    # --8<-- [end:run]
    # --8<-- [start:pull]
    def pull(self, blocks: Iterable[Iterable[float]], room: int) -> list[float]:
        """Send blocks of values through all stages, and return what comes out.

        C asks for the next block when it needs one. What `blocks` raises is raised here.

        Raises:
            PipelineError: There are more than `room` results (FULL).
        """
        coming, raised = iter(blocks), self._raised
        block = array("d")  # the one that C is reading

        def source(count: Any, user: None) -> int | None:
            nonlocal block
            try:
                for values in coming:
                    block = array("d", values)  # keeps it until C asks again
                    address, count[0] = block.buffer_info()
                    if count[0]:  # an empty one may have no address, and NULL means the end
                        return address
            except BaseException as error:
                raised.append(error)
            return None  # NULL

        results, found = (c_double * room)(), c_size_t()
        status = _lib.pipeline_pull(
            self._handle, _SOURCE(source), None, results, room, ctypes.byref(found)
        )
        return self._come_to(status, results, found.value)

    # --8<-- [end:pull]
    # --8<-- [start:start]
    _running: Any = None  # what C needs until the run has come to its end

    def start(self, values: Iterable[float], done: Callable[[], object] | None = None) -> None:
        """Send values through all stages in a thread that C makes. `wait` has the results.

        Stages, and `done` in the end, are called in that thread. The pipeline lives until
        you have called `wait` or `close`.
        """
        numbers, raised = list(values), self._raised
        data = (c_double * len(numbers))(*numbers)
        results = (c_double * len(numbers))()

        def tell(status: int, found: int, user: None) -> None:
            try:
                if done is not None:
                    done()
            except BaseException as error:
                raised.append(error)

        callback = _DONE() if done is None else _DONE(tell)  # _DONE() is NULL
        running = (data, results, callback)
        _lib.pipeline_start(self._handle, data, len(numbers), results, callback, None)
        self._running = running
        _started.add(self)

    def wait(self) -> list[float]:
        """Wait until what was started has come to its end, and return the results.

        Raises:
            RuntimeError: Nothing was started.
        """
        handle, found = self._handle, c_size_t()
        if self._running is None:
            raise RuntimeError("nothing was started")
        status = _lib.pipeline_wait(handle, ctypes.byref(found))
        if status == Status.BUSY:  # a stage of its own has called this
            _check(status, None, ())
        _, results, _ = self._running
        self._running = None
        _started.discard(self)
        return self._come_to(status, results, found.value)

    # --8<-- [end:start]
