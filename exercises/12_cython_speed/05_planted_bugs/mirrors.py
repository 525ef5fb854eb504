"""Eight functions that mirror a picture. One of them is right, and in each other one is a bug."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Picture: TypeAlias = NDArray[np.uint8]


def _same(picture: Picture, out: Picture) -> None:
    if picture.shape != out.shape:
        raise ValueError("picture and out have different shapes")


def right(picture: Picture, out: Picture) -> None:
    """As the contract says."""
    _same(picture, out)
    out[...] = picture[:, ::-1].copy()


def _leaves_the_middle(picture: Picture, out: Picture) -> None:
    _same(picture, out)
    half = picture.shape[1] // 2
    mirrored = picture[:, ::-1].copy()
    out[:, :half] = mirrored[:, :half]
    if half:
        out[:, -half:] = mirrored[:, -half:]


def _takes_memory_in_order(picture: Picture, out: Picture) -> None:
    _same(picture, out)
    memory: Any = picture
    while isinstance(memory.base, np.ndarray):
        memory = memory.base
    rows = memory.ravel()[: picture.size].reshape(picture.shape)
    out[...] = rows[:, ::-1].copy()


def _writes_to_a_copy(picture: Picture, out: Picture) -> None:
    _same(picture, out)
    block = np.ascontiguousarray(out)
    block[...] = picture[:, ::-1].copy()


def _has_signed_bytes(picture: Picture, out: Picture) -> None:
    _same(picture, out)
    out[...] = np.maximum(picture.view(np.int8), 0).view(np.uint8)[:, ::-1].copy()


def _overwrites_what_it_reads(picture: Picture, out: Picture) -> None:
    _same(picture, out)
    last = picture.shape[1] - 1
    for column in range(last + 1):
        out[:, column] = picture[:, last - column]


def _changes_the_picture(picture: Picture, out: Picture) -> None:
    _same(picture, out)
    mirrored = picture[:, ::-1].copy()
    if picture.flags.writeable:
        picture[...] = mirrored
    out[...] = mirrored


def _does_what_fits(picture: Picture, out: Picture) -> None:
    rows, cols = (min(pair) for pair in zip(picture.shape, out.shape, strict=True))
    out[:rows, :cols] = picture[:rows, ::-1][:, :cols].copy()


WRONG: dict[str, Callable[[Picture, Picture], None]] = {
    "the middle column of a picture is not written": _leaves_the_middle,
    "parts of a picture are read as if they lay in one piece": _takes_memory_in_order,
    "an `out` with gaps stays as it was": _writes_to_a_copy,
    "grey values above 127 are lost": _has_signed_bytes,
    "a picture that is mirrored in place loses a half": _overwrites_what_it_reads,
    "the picture itself is changed": _changes_the_picture,
    "an `out` of another shape is written to": _does_what_fits,
}
