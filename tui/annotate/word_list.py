"""Word lists written as running text."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(listed.split())


def in_order(listed: str) -> list[str]:
    """Return the words of a text in its order."""
    return listed.split()


def alternation(listed: str) -> str:
    """Return a regular expression for any word of a text, the longest first."""
    return "|".join(sorted(listed.split(), key=lambda word: (-len(word), word)))
