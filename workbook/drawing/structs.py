"""Reads how a C struct or union lies in memory, from ctypes or from CFFI."""

import ctypes
from dataclasses import dataclass, replace
from typing import Any

MOST_EXPANDED = 4  # elements of an array of structs that are shown one by one


@dataclass(frozen=True)
class Field:
    """A field of a struct, nested ones written as `start.x`."""

    name: str
    type: str
    offset: int
    """Byte where it begins; for a bit-field, of the unit that holds it."""
    size: int
    """Bytes; for a bit-field, of the unit that holds it."""
    bit: int | None = None
    """First bit in the unit, counted from the lowest."""
    bits: int = 0
    option: int = 0
    """In a union: which of its fields this belongs to."""

    @property
    def first_bit(self) -> int:
        """Its place in the struct, in bits."""
        return self.offset * 8 + (self.bit or 0)

    @property
    def end_bit(self) -> int:
        """Where it ends, in bits."""
        return self.first_bit + (self.bits if self.bit is not None else self.size * 8)


@dataclass(frozen=True)
class Struct:
    """Where all fields of a struct or union lie."""

    name: str
    size: int
    align: int
    union: bool
    fields: tuple[Field, ...]

    @property
    def padding(self) -> tuple[tuple[int, int], ...]:
        """Runs of bytes that no field uses, as (offset, size)."""
        used = {
            byte
            for field in self.fields
            for byte in range(field.first_bit // 8, (field.end_bit + 7) // 8)
        }
        runs: list[tuple[int, int]] = []
        for byte in sorted(set(range(self.size)) - used):
            if runs and sum(runs[-1]) == byte:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((byte, 1))
        return tuple(runs)


def read(what: Any, name: str | None = None) -> Struct:
    """Read a ctypes class, a CFFI type, or (an `FFI` and the name of a type).

    Raises:
        TypeError: It is none of these, or has no fields.
    """
    if name is not None:
        what = what.typeof(name)
    if isinstance(what, ctypes.Structure | ctypes.Union):
        what = type(what)
    if isinstance(what, type) and issubclass(what, ctypes.Structure | ctypes.Union):
        return _read_ctypes(what)
    if getattr(what, "kind", None) in ("struct", "union") and hasattr(what, "fields"):
        return _read_cffi(what)
    raise TypeError(
        "layout wants a ctypes Structure or Union class, a CFFI struct type "
        f"(ffi.typeof('struct point')), or ffi and a name; not {what!r}"
    )


# --- ctypes -----------------------------------------------------------------------------------


def _read_ctypes(kind: Any) -> Struct:
    fields = tuple(_ctypes_fields(kind, "", 0))
    return Struct(
        kind.__name__, ctypes.sizeof(kind), ctypes.alignment(kind), _is_union(kind), fields
    )


def _is_union(kind: Any) -> bool:
    return issubclass(kind, ctypes.Union)


def _ctypes_fields(kind: Any, prefix: str, base: int) -> list[Field]:
    found: list[Field] = []
    declared = [entry for cls in reversed(kind.__mro__) for entry in vars(cls).get("_fields_", ())]
    anonymous = {name for cls in kind.__mro__ for name in vars(cls).get("_anonymous_", ())}
    for option, (name, member, *bits) in enumerate(declared):
        at = getattr(kind, name)
        if bits:
            bit = at.bit_offset if hasattr(at, "bit_offset") else at.size & 0xFFFF
            size = ctypes.sizeof(member)
            new = [Field(prefix + name, _ctypes_name(member), base + at.offset, size, bit, bits[0])]
        else:
            full = prefix if name in anonymous else prefix + name
            new = _ctypes_member(member, full, base + at.offset, name in anonymous)
        found += _as_option(new, option) if _is_union(kind) else new
    return found


def _ctypes_member(member: Any, name: str, offset: int, anonymous: bool = False) -> list[Field]:
    if _is_aggregate(member):
        if _is_union(member) and not anonymous:
            return [Field(name, _ctypes_name(member), offset, ctypes.sizeof(member))]
        return _ctypes_fields(member, name if anonymous else f"{name}.", offset)
    if _is_array(member):
        element, length = member._type_, member._length_
        if _is_aggregate(element) and not _is_union(element) and length <= MOST_EXPANDED:
            size = ctypes.sizeof(element)
            return [
                field
                for index in range(length)
                for field in _ctypes_member(element, f"{name}[{index}]", offset + index * size)
            ]
    return [Field(name, _ctypes_name(member), offset, ctypes.sizeof(member))]


def _is_array(member: Any) -> bool:
    return isinstance(member, type) and issubclass(member, ctypes.Array)


def _is_aggregate(member: Any) -> bool:
    return isinstance(member, type) and issubclass(member, ctypes.Structure | ctypes.Union)


# ctypes makes c_int another name of c_long where both have the same size, so these are the names
# that the same size has in C on the systems of this book.
_C_NAMES = {
    "c": "char", "b": "signed char", "B": "unsigned char", "h": "short", "H": "unsigned short",
    "i": "int", "I": "unsigned int", "l": "long", "L": "unsigned long", "q": "long long",
    "Q": "unsigned long long", "f": "float", "d": "double", "g": "long double", "?": "bool",
    "P": "void *", "z": "char *", "Z": "wchar_t *", "u": "wchar_t", "O": "PyObject *",
}  # fmt: skip


def _ctypes_name(kind: Any) -> str:
    lengths = ""
    while _is_array(kind):
        lengths += f"[{kind._length_}]"
        kind = kind._type_
    if lengths:
        return _ctypes_name(kind) + lengths
    code = getattr(kind, "_type_", None)
    if isinstance(code, str):
        return _C_NAMES.get(code, str(kind.__name__))
    if isinstance(code, type):  # a pointer to something
        return f"{_ctypes_name(code)} *"
    if isinstance(kind, type) and issubclass(kind, ctypes._CFuncPtr):  # type: ignore[attr-defined]
        return "function *"
    return str(kind.__name__)


# --- CFFI -------------------------------------------------------------------------------------


def _read_cffi(kind: Any) -> Struct:
    import _cffi_backend as backend  # type: ignore[import-untyped]

    fields = tuple(_cffi_fields(backend, kind, "", 0))
    union = kind.kind == "union"
    return Struct(kind.cname, backend.sizeof(kind), backend.alignof(kind), union, fields)


def _cffi_fields(backend: Any, kind: Any, prefix: str, base: int) -> list[Field]:
    if kind.fields is None:
        raise TypeError(f"{kind.cname} is opaque: its fields are not declared")
    found: list[Field] = []
    for option, (name, at) in enumerate(kind.fields):
        offset = base + at.offset
        if at.bitsize > 0:
            size = backend.sizeof(at.type)
            new = [Field(prefix + name, at.type.cname, offset, size, at.bitshift, at.bitsize)]
        else:
            new = _cffi_member(backend, at.type, prefix + name, offset, not name)
        found += _as_option(new, option) if kind.kind == "union" else new
    return found


def _cffi_member(
    backend: Any, kind: Any, name: str, offset: int, anonymous: bool = False
) -> list[Field]:
    if kind.kind == "struct" or (kind.kind == "union" and anonymous):
        return _cffi_fields(backend, kind, name if anonymous else f"{name}.", offset)
    if kind.kind == "array" and kind.item.kind == "struct" and (kind.length or 0) <= MOST_EXPANDED:
        size = backend.sizeof(kind.item)
        return [
            field
            for index in range(kind.length or 0)
            for field in _cffi_member(backend, kind.item, f"{name}[{index}]", offset + index * size)
        ]
    size = 0 if kind.kind == "array" and kind.length is None else backend.sizeof(kind)
    return [Field(name, kind.cname, offset, size)]


def _as_option(fields: list[Field], option: int) -> list[Field]:
    return [replace(field, option=option) for field in fields]
