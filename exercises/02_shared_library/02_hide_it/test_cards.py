"""Checks what libcards.so exports, and which cards it deals."""

import ctypes
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "libcards.so"
PROMISED = ("cards_shuffle", "cards_draw", "cards_left")


def exported() -> set[str]:
    """The names that the library offers, as nm lists them."""
    darwin = sys.platform == "darwin"
    options = ["-gU"] if darwin else ["-D", "--defined-only"]
    env = {"PATH": os.environ["PATH"]}
    command = ["nm", *options, str(FILE)]
    listed = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    names = {line.split()[-1].removeprefix("_" if darwin else "") for line in listed.splitlines()}
    return {name for name in names if not name.startswith("_")}


def load() -> Any:
    lib = ctypes.CDLL(str(FILE))
    lib.cards_shuffle.argtypes, lib.cards_shuffle.restype = [ctypes.c_uint32], None
    for function in (lib.cards_draw, lib.cards_left):
        function.argtypes, function.restype = [], ctypes.c_int
    return lib


def dealt(seed: int) -> list[int]:
    """The cards that must come, in Python."""
    deck, cards, state = list(range(1, 53)), [], seed
    for left in range(52, 0, -1):
        state = (state * 1664525 + 1013904223) % 2**32
        place = (state >> 8) % left
        deck[place], deck[left - 1] = deck[left - 1], deck[place]
        cards.append(deck[left - 1])
    return cards


def test_what_is_promised_is_exported() -> None:
    found = exported()
    for name in PROMISED:
        assert name in found, f"{name} is not exported, expected: users are promised it"


def test_the_cards_are_dealt() -> None:
    lib, seed = load(), random.randint(0, 2**32 - 1)
    lib.cards_shuffle(seed)
    for number, card in enumerate(dealt(seed)):
        answer = lib.cards_draw()
        assert answer == card, (
            f"cards_draw() gave {answer}, expected {card}, after cards_shuffle({seed}) "
            f"and {number} cards"
        )
        left = lib.cards_left()
        assert left == 51 - number, f"cards_left() gave {left}, expected {51 - number}"
    assert lib.cards_draw() == 0, "cards_draw() gave a card, expected 0: none is left"


def test_nothing_else_is_exported() -> None:
    for name in sorted(exported() - {*PROMISED}):
        raise AssertionError(
            f"{name} is exported, expected hidden: users are promised {', '.join(PROMISED)}"
        )
