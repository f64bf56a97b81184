"""Which names of one event are one to a reader: "U.S." and "US", a company and its "Inc", an acronym.

Who is who is told by `tui/annotate/resolve.py`, which merges only what it is sure of in any corpus. Within
one event less is needed: nobody wants to read the same company twice in a line of eight names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tui.annotate.word_list import words

__all__ = ["groups", "shown"]

_WORD: Final = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_DOTTED: Final = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b|\s|$)")

_LEGAL: Final = words(
    "inc incorporated ltd limited corp corporation co company plc llc ag se nv sa spa gmbh bhd pte group "
    "holdings"
)
"""Words at the end of a company's name that say of what law it is."""

_LONG_FORMS: Final = {
    "us": ("united", "states"),
    "usa": ("united", "states"),
    "uk": ("united", "kingdom"),
    "un": ("united", "nations"),
    "eu": ("european", "union"),
}
_SHORTEST_ACRONYM: Final = 3
_SHOUTED: Final = 5
"""Letters from which a place in capitals is taken for one of a dateline rather than for an acronym."""


def shown(name: str) -> str:
    """Return the name of a person or place as in a sentence: one in capitals, as in datelines, without."""
    letters = [char for char in name if char.isalpha()]
    if len(letters) < _SHOUTED or not name.isupper() or "." in name:
        return name
    return " ".join(word if len(word) < 3 else word.title() for word in name.split(" "))


def groups(names: Sequence[str]) -> list[int]:
    """Return for each name the place of the first one that is the same, itself if none is."""
    keys = [_key(name) for name in names]
    first: dict[tuple[str, ...], int] = {}
    for at, key in enumerate(keys):
        first.setdefault(key, at)
    found = [first[key] if key else at for at, key in enumerate(keys)]
    initials: dict[str, set[int]] = {}
    for at, name in enumerate(names):
        initials.setdefault(_initials(name), set()).add(found[at])
    for at, name in enumerate(names):
        long = initials.get(name, set()) if _is_acronym(name) else set()
        if len(long) == 1:  # what two names abbreviate to stands for neither
            _join(found, at, min(long))
    return found


def _join(found: list[int], one: int, other: int) -> None:
    low, high = sorted((found[one], found[other]))
    found[:] = [low if each == high else each for each in found]


def _key(name: str) -> tuple[str, ...]:
    plain = _DOTTED.sub("", _POSSESSIVE.sub("", name))
    parts = [word.lower() for word in _WORD.findall(plain)]
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _LEGAL:
        parts = parts[:-1]
    return (*_LONG_FORMS.get(parts[0], (parts[0],)), *parts[1:]) if parts else ()


def _is_acronym(name: str) -> bool:
    return len(name) >= _SHORTEST_ACRONYM and name.isalpha() and name.isupper()


def _initials(name: str) -> str:
    """Return the capitals of a name of several words: "US Geological Survey" gives "USGS"; "" of one word."""
    parts = _WORD.findall(name)
    if len(parts) < 2:
        return ""
    return "".join(word if word.isupper() else word[0] for word in parts if word[0].isupper())
