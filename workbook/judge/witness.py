"""Signs what the reports of pytest say, and sees whether somebody has changed what judges.

The learner's code runs in the same process. The key is held by an audit hook: no object leads to
it, and the garbage collector does not show it. The hook signs when pytest's own report calls it,
and while no code of the folder is on the stack. It compares with how things were before:

- the functions and classes of pytest, of builtins and of the modules that the tests use;
- the functions of the tests, and the data that their files hold;
- where the modules of the exercise came from.

It also sees files that nobody needs to open, and objects that say they equal everything.
"""

import ast
import gc
import hashlib
import hmac
import json
import os
import sys
from collections.abc import Callable, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import Any

SAY = "workbook.say"
LOST = 97  # exit status: nobody can be told any more
BEFORE: "dict[str, Snapshot]" = {}  # of what is the same in every fork; taken once


def say(*facts: Any) -> None:
    """Tell the judge; anybody may call this, and few are heard."""
    sys.audit(SAY, facts)


Snapshot = tuple[Mapping[str, Any], dict[str, Any], list[tuple[Any, CodeType]]]


def snapshot(holder: Any) -> Snapshot:
    """What a module or a class offers now and before, and the code of its functions."""
    before = {k: v for k, v in vars(holder).items() if callable(v)}
    codes = [(f, f.__code__) for f in before.values() if type(f) is FunctionType]
    return vars(holder), before, codes


def note(notes: dict[str, Snapshot], module: ModuleType) -> None:
    """Remember a module, and the classes that it defines."""
    notes[module.__name__] = snapshot(module)
    for name, value in list(vars(module).items()):
        if isinstance(value, type) and value.__module__ == module.__name__:
            notes[f"{module.__name__}.{name}"] = snapshot(value)


def look_around() -> None:
    """Remember the tools that every run of tests uses."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("_pytest", "pytest", "pluggy", "builtins") or name in (
            __name__,
            "workbook.judge.child",
        ):
            note(BEFORE, module)


def install(told: int, order: Mapping[str, Any], speakers: tuple[Any, ...]) -> None:
    """Begin to watch; afterwards, only the hook knows the key.

    Args:
        told: The descriptor that the judge listens to.
        order: Key, folder, modules (name: file), data (name of a test file: its literals), closed
            (folders in which nothing may be opened) and edit (the learner's files).
        speakers: The functions and classes that may say something.
    """
    key, folder = bytes.fromhex(order["key"]), order["folder"]
    codes = {code for one in speakers for code in _codes(one)}
    notes = dict(BEFORE)
    for name in order["imports"]:
        notes.setdefault(name, snapshot(sys.modules[name]))
    closed = tuple(order["closed"])
    data: dict[str, dict[str, int]] = {}
    write, leave, digest = os.write, os._exit, hashlib.sha256().name
    sign, dumps = hmac.digest, json.dumps
    modules, frame_of, text_of, full = sys.modules, sys._getframe, os.fsdecode, os.path.abspath
    said, count = say.__code__, gc.get_freeze_count
    compare, look, remember, data_of = differs, strange, note, _data
    frozen = 0

    def tell(*facts: Any) -> None:
        text = dumps(facts).encode()
        try:
            write(told, sign(key, text, digest).hex().encode() + b" " + text + b"\n")
        except OSError:
            leave(LOST)

    def hear(facts: tuple[Any, ...]) -> None:
        frame: Any = frame_of(2)
        spoken = frame.f_code is said and frame.f_back.f_code in codes
        problem = "" if spoken else "The report of the checks"
        while frame and not problem:
            if frame.f_code.co_filename.startswith(folder):
                problem = "The report of the checks"
            frame = frame.f_back
        if facts[0] == "note" and not problem:
            for name in facts[1]:
                remember(notes, modules[name])
                data[name] = data_of(modules[name])
            return
        if not problem and (facts[0] in ("probe", "done") or facts[2:3] == ("call",)):
            problem = compare(notes, data, modules)
        if not problem and facts[0] == "done":
            problem = look(order, modules)
            if count() < frozen // 2:
                problem = "The garbage collector's list"
        if problem:
            tell("changed", problem)
        tell(*facts)

    def hook(event: str, facts: tuple[Any, ...]) -> None:
        if event == SAY:
            hear(facts[0])
        elif event in ("sys.settrace", "sys.setprofile"):
            if frame_of(1).f_code.co_filename.startswith(folder):
                tell("changed", event)
        elif event == "object.__setattr__" and facts[1] in ("__code__", "__defaults__"):
            if frame_of(1).f_code.co_filename.startswith(folder):
                tell("changed", facts[0].__qualname__)
        elif event == "open" and isinstance(facts[0], (str, bytes)):
            path = text_of(facts[0])
            if full(path).startswith(closed):
                tell("opened", path)
                raise PermissionError(f"{path} is closed to answers.")

    gc.collect()
    gc.freeze()
    frozen = count()
    sys.addaudithook(hook)


def _smaller(now: Any, before: int) -> bool:
    try:
        return len(now) < before
    except TypeError:
        return True


def differs(
    notes: dict[str, Snapshot],
    data: dict[str, dict[str, int]],
    modules: Mapping[str, Any],
    smaller: Callable[[Any, int], bool] = _smaller,
) -> str:
    """What is no longer as it was noted, or nothing."""
    for name, (now, before, codes) in notes.items():
        for key, value in before.items():
            if now.get(key, value) is not value:  # pytest itself deletes some
                return f"{name}.{key}"
        for function, code in codes:
            if function.__code__ is not code:
                return f"{name}.{function.__name__}"
    for name, sizes in data.items():
        held = vars(modules[name]) if name in modules else {}
        for key, size in sizes.items():
            if smaller(held.get(key), size):
                return f"{name}.{key}"
    return ""


def _equals_all(equal: Callable[..., Any]) -> bool:
    """Whether a method says yes to something that nobody can know."""

    class Anything:
        def __getattr__(self, name: str) -> object:
            return object()

    try:
        return equal(Anything(), object()) is True
    except Exception:
        return False


def _subclasses(kind: type) -> set[type]:
    found: set[type] = set()
    ask = [kind]
    while ask:
        new: set[type] = set(type.__subclasses__(ask.pop())) - found
        found |= new
        ask.extend(new)
    return found


def strange(
    order: Mapping[str, Any],
    modules: Mapping[str, Any],
    kinds: Callable[[type], set[type]] = _subclasses,
    equals_all: Callable[[Any], bool] = _equals_all,
) -> str:
    """What of the learner's stands in for something else, or nothing."""
    for name, file in order["modules"].items():
        module = modules.get(name)
        if module is not None and getattr(module, "__file__", "") != file:
            return f"The module {name}"
    own = {os.path.join(order["folder"], name) for name in order["edit"]}  # noqa: PTH118
    for kind in kinds(object):
        equal = vars(kind).get("__eq__")
        code = getattr(equal, "__code__", None)
        if equal and code and code.co_filename in own and equals_all(equal):
            return f"{kind.__name__}.__eq__ equals everything: what a comparison means"
    return ""


def _codes(one: Any) -> list[CodeType]:
    if isinstance(one, type):
        return [f.__code__ for f in vars(one).values() if isinstance(f, FunctionType)]
    return [one.__code__]


def _data(module: ModuleType) -> dict[str, int]:
    """How much the variables of a test file hold: as the file says, else as it is now."""
    found = {
        name: len(value)
        for name, value in vars(module).items()
        if isinstance(value, (list, tuple, dict, set, frozenset, str, bytes)) and name[0] != "_"
    }
    try:
        with open(str(module.__file__), "rb") as file:  # noqa: PTH123
            body = ast.parse(file.read()).body
    except OSError:
        return found
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                value = ast.literal_eval(node.value)
                found[node.targets[0].id] = len(value)
            except (ValueError, TypeError):
                continue
    return found
