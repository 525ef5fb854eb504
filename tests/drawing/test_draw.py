"""The pictures show what really lies in memory, in words as well."""

import ctypes
import functools
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import ClassVar

import cffi
import pytest

from workbook.drawing import structs
from workbook.drawing.draw import BOX, Boundary, Picture, layout
from workbook.drawing.svg import mono_width

SVG = "{http://www.w3.org/2000/svg}"


class Mixed(ctypes.Structure):
    """Has padding in the middle and at the end."""

    _fields_ = (
        ("kind", ctypes.c_char),
        ("count", ctypes.c_int),
        ("weight", ctypes.c_double),
        ("last", ctypes.c_short),
    )


class Point(ctypes.Structure):
    """Two doubles."""

    _fields_ = (("x", ctypes.c_double), ("y", ctypes.c_double))


class Line(ctypes.Structure):
    """Nested structs, an array, a pointer."""

    _fields_ = (
        ("ends", Point * 2),
        ("name", ctypes.c_char * 100),
        ("next", ctypes.POINTER(Point)),
    )


class Flags(ctypes.Structure):
    """Bit-fields."""

    _fields_ = (
        ("ready", ctypes.c_uint, 1),
        ("mode", ctypes.c_uint, 3),
        ("level", ctypes.c_uint, 12),
        ("code", ctypes.c_uint),
    )


class Number(ctypes.Union):
    """A union."""

    _fields_ = (("i", ctypes.c_int), ("d", ctypes.c_double))


class Tagged(ctypes.Structure):
    """A union without a name inside a struct."""

    _anonymous_: ClassVar = ("number",)
    _fields_ = (("tag", ctypes.c_char), ("number", Number))


C = """
struct mixed { char kind; int count; double weight; short last; };
struct flags { unsigned ready:1; unsigned mode:3; unsigned level:12; unsigned code; };
struct point { double x, y; };
struct line { struct point ends[2]; char name[100]; struct point *next; };
union number { int i; double d; };
struct tail { int n; char text[]; };
struct opaque;
"""


@pytest.fixture(scope="module")
def ffi() -> cffi.FFI:
    """All types, as CFFI sees them."""
    made = cffi.FFI()
    made.cdef(C)
    return made


def places(struct: structs.Struct) -> list[tuple[str, int, int]]:
    return [(field.name, field.offset, field.size) for field in struct.fields]


def test_offsets_and_padding() -> None:
    struct = structs.read(Mixed)
    assert places(struct) == [("kind", 0, 1), ("count", 4, 4), ("weight", 8, 8), ("last", 16, 2)]
    assert struct.padding == ((1, 3), (18, 6))
    assert (struct.size, struct.align) == (24, 8)


def test_nested_structs_and_arrays() -> None:
    struct = structs.read(Line)
    assert [field.name for field in struct.fields][:3] == ["ends[0].x", "ends[0].y", "ends[1].x"]
    assert [field.type for field in struct.fields][-2:] == ["char[100]", "Point *"]
    assert struct.padding == ((132, 4),)


def test_bit_fields() -> None:
    ready, mode, level, code = structs.read(Flags).fields
    assert [(f.bit, f.bits) for f in (ready, mode, level)] == [(0, 1), (1, 3), (4, 12)]
    assert (code.bit, code.offset) == (None, Flags.code.offset)


def test_a_union_without_a_name() -> None:
    assert places(structs.read(Tagged)) == [("tag", 0, 1), ("i", 8, 4), ("d", 8, 8)]


def test_what_a_base_class_declares_comes_first() -> None:
    class Longer(Point):
        _fields_ = (("z", ctypes.c_float),)  # type: ignore[assignment]

    assert [field.name for field in structs.read(Longer).fields] == ["x", "y", "z"]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Mixed, "struct mixed"),
        (Flags, "struct flags"),
        (Line, "struct line"),
        (Number, "union number"),
    ],
)
def test_ctypes_and_cffi_agree(kind: type, name: str, ffi: cffi.FFI) -> None:
    ours, theirs = structs.read(kind), structs.read(ffi, name)
    assert places(ours)[:3] == places(theirs)[:3]
    assert [(f.bit or 0, f.bits) for f in ours.fields[:3]] == [
        (max(f.bit or 0, 0), f.bits) for f in theirs.fields[:3]
    ]
    assert (ours.size, ours.align, ours.union) == (theirs.size, theirs.align, theirs.union)
    assert layout(ffi.typeof(name)) == layout(ffi, name)


def boundary() -> Picture:
    picture = Boundary('A call <f("x")> & more')
    text = picture.python("text", "b'hi'", data=b"hi\0", owner="Python")
    pointer = picture.c("s", "0x10", owner="C")
    gone = picture.c("result", data=bytes(9), owner="C", dangling=True)
    picture.arrow(pointer, text, "borrowed")
    picture.arrow(gone, text, "copied")
    picture.arrow(pointer, gone, "calls", "strdup")
    return picture.draw()


PICTURES: dict[str, Callable[[], Picture]] = {
    kind.__name__: functools.partial(layout, kind) for kind in (Mixed, Line, Flags, Number)
}
PICTURES["boundary"] = boundary


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_fit_for_every_page(name: str) -> None:
    picture = PICTURES[name]()
    root = ET.fromstring(picture)
    assert root.get("role") == "img"
    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == description.get("id")
    assert title.text
    assert description.text
    assert "max-width:100%" in (root.get("style") or "")
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    assert width <= 400  # so that 12 px are 10 px at least on a phone of 320
    for text in root.iter(f"{SVG}text"):
        assert float(text.get("font-size") or 0) >= 12
        assert text.get("fill") == "currentColor"
        assert 0 <= float(text.get("x") or -1) <= width
        assert 0 <= float(text.get("y") or -1) <= height
    assert not re.search(r"\b(black|white)\b", picture)
    assert PICTURES[name]() == picture
    assert picture._repr_html_() == picture


def test_pictures_have_ids_of_their_own() -> None:
    ids = [id for make in PICTURES.values() for id in re.findall(r' id="([^"]+)"', make())]
    assert len(ids) == len(set(ids)) == 2 * len(PICTURES)


def test_the_description_says_it_all() -> None:
    words = layout(Mixed).description
    assert "struct Mixed: 24 bytes, aligned to 8" in words
    assert "count: int, 4 bytes at offset 4." in words
    assert "Padding: 3 bytes at offset 1." in words
    assert "bits 1 to 3 of the 4 bytes at offset 0" in layout(Flags).description
    said = boundary().description
    assert "On the side of Python: text = b'hi', bytes 68 69 00, owner Python." in said
    assert "From s to text, borrowed: no copy" in said
    assert "no longer valid" in said


def shown(picture: Picture) -> list[str]:
    return [text.text or "" for text in ET.fromstring(picture).iter(f"{SVG}text")]


def test_the_picture_shows_fields_and_leaves_out_the_middle() -> None:
    assert {"count", "double weight", "padding", "24 bytes, aligned to 8"} <= set(
        shown(layout(Mixed))
    )
    assert any("bytes more" in text for text in shown(layout(Line)))


def test_code_stays_inside_of_its_box() -> None:
    drawing = Boundary("A long name")
    drawing.python("n" * 18)
    (name,) = (
        text
        for text in ET.fromstring(drawing.draw()).iter(f"{SVG}text")
        if text.text and text.text.startswith("nnn")
    )
    ends = float(name.get("x") or 0) + mono_width("n" * 18, float(name.get("font-size") or 0))
    assert ends <= BOX - 3


def test_padding_is_hatched() -> None:
    boxes = ET.fromstring(layout(Mixed)).iter(f"{SVG}rect")
    widths = [
        round(float(box.get("width") or 0) / 41, 1) for box in boxes if box.get("stroke-dasharray")
    ]
    assert widths == [3.0, 6.0]  # bytes, a little less for the gaps between


def test_a_narrow_field_has_a_letter_that_the_table_explains() -> None:
    texts = shown(layout(Flags))
    assert texts.count("a") == 2
    assert "bit 1-3" in texts


def test_a_tail_without_length(ffi: cffi.FFI) -> None:
    assert "char text[]" in shown(layout(ffi, "struct tail"))


@pytest.mark.parametrize("what", [int, 3, "struct point", ctypes.c_int])
def test_not_a_struct(what: object) -> None:
    with pytest.raises(TypeError, match="layout wants"):
        layout(what)


def test_an_opaque_struct(ffi: cffi.FFI) -> None:
    with pytest.raises(TypeError, match="opaque"):
        layout(ffi, "struct opaque")
