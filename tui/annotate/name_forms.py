"""Forms of a name made comparable: words without accents, case and particles' spelling; initials; slugs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\. ?){2,}")
_POSSESSIVE = re.compile(r"(?:['’]\s?[sS]|['’])$")
# Letters that have no decomposition into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)

ARTICLES = frozenset({"al", "el", "ul", "ud", "ad", "as", "ash", "an", "ar", "at", "az"})
"""The Arabic article in its spellings, assimilated ones too ("ash-Shaar")."""

PARTICLES = ARTICLES | frozenset(
    {"bin", "ibn", "ben", "abu", "abou", "abd", "umm", "de", "da", "di", "del", "della", "dos", "du", "la"}
    | {"le", "van", "von", "der", "den", "ter", "ten", "st", "o", "y", "e"}
)
"""Words inside a name that are never a name by themselves."""

_SMALL = frozenset(
    {"of", "the", "for", "and", "in", "on", "to", "de", "des", "du", "la", "le", "les", "et"} | {"a"}
)


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Return `name` in lower case without accents and trailing possessive, dotted initials closed up."""
    bare = _POSSESSIVE.sub("", name.strip())
    bare = _DOTTED.sub(lambda m: m.group().replace(".", "").replace(" ", "") + " ", bare)
    if bare.isascii():
        return bare.lower().replace("'", "")
    marked = unicodedata.normalize("NFKD", bare.casefold().translate(_LETTERS))
    return "".join(c for c in marked if not unicodedata.combining(c)).replace("'", "").replace("’", "")


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """Return the words of `name` in comparable form: "Al-Selmo" and "al Selmo" give the same."""
    found = tuple(_WORDS.findall(folded(name)))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


@lru_cache(maxsize=65536)
def core(name: str) -> tuple[str, ...]:
    """Return the words of `name` that tell: without the Arabic article ("bashar", "assad")."""
    found = tuple(word for word in words(name) if word not in ARTICLES)
    return found or words(name) or (name,)


@lru_cache(maxsize=65536)
def initials(name: str) -> frozenset[str]:
    """Return the acronyms that `name` may go by: first letters of its words, with and without small ones."""
    found = words(name)
    every = "".join(word[0] for word in found)
    telling = "".join(word[0] for word in found if word not in _SMALL)
    return frozenset(a for a in (every, telling) if len(a) >= 2)


def is_acronym(name: str) -> bool:
    """Return whether `name` is written as an acronym: one word, two to six letters, mostly capitals."""
    letters = name.replace(".", "").replace(" ", "")
    if not 2 <= len(letters) <= 6 or not letters.isalnum():
        return False
    return sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)


def slug(name: str) -> str:
    """Return `name` as the readable part of an identity: "bashar-al-assad"."""
    return "-".join(words(name)) or "x"
