"""What typed keys mean: a count, the first key of a sequence, or something to do."""

from __future__ import annotations

from typing import Final, NamedTuple

from tui.app.keys import LETTER, Keys, Where

MOST: Final = 99_999
"""The largest count; what is typed beyond it is left out."""


class Meant(NamedTuple):
    """What one typed key comes to.

    Attributes:
        taken: the key means something here; otherwise it is for others to handle.
        call: the Textual action to run; empty while a count or a sequence goes on.
        action: id of the table's action that `call` is.
        number: how often, or where to; None where no count was typed.
    """

    taken: bool
    call: str = ""
    action: str = ""
    number: int | None = None


NOTHING: Final = Meant(taken=False)
WAITING: Final = Meant(taken=True)


class TypedKeys:
    """The keys typed so far that are not yet something to do.

    Args:
        keys: the user's keys.

    Attributes:
        count: the digits typed, 0 for none.
        first: the first key of a sequence, empty if none was typed.
    """

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self.count = 0
        self.first = ""

    @property
    def is_waiting(self) -> bool:
        """Whether a count or a sequence was begun."""
        return bool(self.count or self.first)

    def forget(self) -> None:
        """Begin afresh."""
        self.count, self.first = 0, ""

    def press(self, key: str, where: Where) -> Meant:
        """Return what `key` (Textual's name) comes to in `where`."""
        if self.is_waiting and key == "escape":
            self.forget()
            return WAITING
        if self.first:
            return self._second(key, where)
        if self._keys.found(where, key) is None and self._is_digit(key):
            self.count = min(MOST, self.count * 10 + int(key))
            return WAITING
        if self._keys.following(where, key):
            self.first = key
            return WAITING
        return self._done(key, where, "")

    def _is_digit(self, key: str) -> bool:
        """Tell whether `key` is a digit of a count; none begins with 0."""
        return len(key) == 1 and key in "0123456789" and (key != "0" or self.count > 0)

    def _second(self, key: str, where: Where) -> Meant:
        """Return what a sequence comes to that `key` ends; one that there is not is dropped."""
        first = self.first
        if self._keys.found(where, f"{first} {key}"):
            return self._done(f"{first} {key}", where, "")
        if len(key) == 1 and key.isalnum() and self._keys.found(where, f"{first} {LETTER}"):
            return self._done(f"{first} {LETTER}", where, key)
        self.forget()
        return WAITING

    def _done(self, keys: str, where: Where, letter: str) -> Meant:
        count = self.count or None
        self.forget()
        found = self._keys.found(where, keys)
        if found is None:
            return WAITING if count else NOTHING
        call = found.call_with(letter) if letter else found.call
        return Meant(taken=True, call=call, action=found.id, number=count)
