"""Checks binding.py: does its struct lie as that of tracker.h does?"""

import ctypes
import importlib.util
import random
import re
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "binding.py"
HEADER = FILE.with_name("tracker.h")
TYPES = {
    "float": ctypes.c_float,
    "double": ctypes.c_double,
    "uint8_t": ctypes.c_uint8,
    "int32_t": ctypes.c_int32,
}


def load() -> Any:
    """Import the file that you change, as it is now."""
    spec = importlib.util.spec_from_file_location("binding", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def promised() -> list[tuple[str, str]]:
    """The fields of the header, in its order: name and type."""
    text = HEADER.read_text("utf-8").partition("typedef struct tracker_pose {")[2]
    found = re.findall(r"^ +(\w+) (\w+);", text.partition("}")[0], re.M)
    return [(name, kind) for kind, name in found]


def declared() -> list[Any]:
    """The fields of the class."""
    fields = list(getattr(load().Pose, "_fields_", []))
    assert fields, (
        "Pose._fields_ gave no fields, expected 7: a struct of 0 bytes, and C writes over "
        "what lies behind it"
    )
    return fields


def test_the_struct_has_fields() -> None:
    declared()


def test_the_fields_are_those_of_the_header() -> None:
    names, wanted = [field[0] for field in declared()], [name for name, _ in promised()]
    missing = [name for name in wanted if name not in names]
    assert not missing, f"Pose has no field {missing[0]}, expected all of {', '.join(wanted)}"
    assert names == wanted, (
        f"the fields of Pose are {', '.join(names)}, expected this order: {', '.join(wanted)}"
    )


def test_each_field_has_the_type_of_the_header() -> None:
    kinds = {field[0]: field[1] for field in declared()}
    for name, kind in promised():
        if name in kinds:
            wanted = TYPES[kind]
            assert ctypes.sizeof(kinds[name]) == ctypes.sizeof(wanted), (
                f"{name} has {ctypes.sizeof(kinds[name])} bytes in Pose, "
                f"expected {ctypes.sizeof(wanted)}: the header says {kind}"
            )
            same = repr(kinds[name](-1).value) == repr(wanted(-1).value)
            assert same, f"{name} is {kinds[name].__name__}, expected {kind} as in the header"


def test_what_the_library_writes() -> None:
    module = load()
    wanted = type(
        "Wanted", (ctypes.Structure,), {"_fields_": [(n, TYPES[k]) for n, k in promised()]}
    )
    assert ctypes.sizeof(module.Pose) == ctypes.sizeof(wanted), (
        f"sizeof(Pose) gave {ctypes.sizeof(module.Pose)}, expected {ctypes.sizeof(wanted)} as in C"
    )
    number = random.randint(1000, 100_000) * 8
    pose = module.read(number)
    for name, expected in (
        ("yaw", number / 2),
        ("pitch", -number / 4),
        ("roll", number / 8),
        ("x", number * 1000.125),
        ("y", -number * 3),
        ("z", number + 0.5),
        ("buttons", number % 256),
    ):
        got = getattr(pose, name)
        assert got == expected, f"read({number}).{name} gave {got}, expected {expected}"
