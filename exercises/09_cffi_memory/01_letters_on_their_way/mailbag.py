"""Letters on their way."""

from _mailbag import ffi, lib


class Mailbag:
    """A bag for letters."""

    def __init__(self) -> None:
        bag = lib.mailbag_new()
        if bag == ffi.NULL:
            raise MemoryError
        self._bag = ffi.gc(bag, lib.mailbag_free)

    def add(self, to: str, grams: int) -> None:
        """Put a letter into the bag.

        Raises:
            OverflowError: The bag is full.
        """
        text = ffi.new("char[]", to.encode())
        letter = ffi.new("letter *", (text, grams))
        if lib.mailbag_add(self._bag, letter) < 0:
            raise OverflowError("the bag is full")
        # TODO: text and letter are gone when this method returns, and C keeps their addresses

    def grams(self) -> int:
        """What the letters weigh together."""
        return lib.mailbag_grams(self._bag)

    def list(self) -> str:
        """To whom the letters go."""
        room = ffi.new("char[]", 1000)
        lib.mailbag_list(self._bag, room, len(room))
        return ffi.string(room).decode()

    def deliver(self) -> int:
        """Deliver all letters, and return what they weighed."""
        # TODO: until when does C need them? Keep them so long, and not longer
        return lib.mailbag_deliver(self._bag)
