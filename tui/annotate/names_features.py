"""What the name tagger sees of each token: the word, its form, its neighbours.

All strings that depend on one word alone are made once per distinct word and position and shared.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tui.annotate.tokens import Token

_LONG_RUN = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Return the form of a word with runs folded: "McCain" is "XxXx", "2016" is "d", "U" is "X"."""
    kinds = "".join("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word)
    return _LONG_RUN.sub(r"\1", kinds)


@lru_cache(maxsize=65536)
def _own(word: str) -> tuple[str, ...]:
    lower = word.lower()
    affixes = [f"p{n}={lower[:n]}" for n in (2, 3, 4) if len(lower) > n]
    affixes += [f"s{n}={lower[-n:]}" for n in (2, 3, 4) if len(lower) > n]
    return (f"w={lower}", f"x={shape(word)}", f"l={min(len(word), 8)}", *affixes)


@lru_cache(maxsize=65536)
def _near(word: str, offset: int) -> tuple[str, ...]:
    lower = word.lower()
    base = (f"{offset}w={lower}", f"{offset}x={shape(word)}")
    return (*base, f"{offset}s={lower[-3:]}") if abs(offset) == 1 else base


def features(row: Sequence[Token]) -> list[list[str]]:
    """Return the feature strings of each token of one row (a paragraph or part of it)."""
    words = [token.text for token in row]
    last = len(words) - 1
    out = []
    for i, word in enumerate(words):
        seen = [*_own(word)]
        for offset in (-2, -1, 1, 2):
            seen += _near(words[i + offset] if 0 <= i + offset <= last else "|", offset)
        before = words[i - 1].lower() if i else "|"
        after = words[i + 1].lower() if i < last else "|"
        seen += (f"b={before}_{word.lower()}", f"a={word.lower()}_{after}")
        seen.append(
            f"xx={shape(words[i - 1]) if i else '|'}_{shape(word)}_{shape(words[i + 1]) if i < last else '|'}"
        )
        if row[i].column:
            seen.append(f"c={row[i].column}")
        if i and row[i - 1].column:
            seen.append(f"-1c={row[i - 1].column}")
        out.append(seen)
    return out
