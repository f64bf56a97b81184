"""What the name tagger sees of each token: the word, its form and classes, its neighbours, the whole text.

All strings that depend on one word alone are made once per distinct word and position and shared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from tui.annotate.gazetteer import person_lists, places_in
from tui.annotate.tokens import Token
from tui.annotate.word_classes import word_classes

_RUN = re.compile(r"(.)\1+")
_EDGE = "|"
# Marks that may stand inside a run of capitalised words ("J. K. Rowling", "Al-Selmo").
_INSIDE = frozenset("-.'’")
_LONGEST_RUN = 6


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Return the form of a word with runs folded: "McCain" is "XxXx", "2016" is "d", "U" is "X"."""
    kinds = "".join("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word)
    return _RUN.sub(r"\1", kinds)


@lru_cache(maxsize=65536)
def _own(word: str) -> tuple[str, ...]:
    lower = word.lower()
    return (
        f"w={lower}",
        f"x={shape(word)}",
        f"l={min(len(word), 8)}",
        *(f"p{n}={lower[:n]}" for n in (2, 3, 4) if len(lower) > n),
        *(f"s{n}={lower[-n:]}" for n in (2, 3, 4) if len(lower) > n),
        *(f"k{grain}={name}" for grain, name in enumerate(word_classes(word))),
        *(f"g={kind}" for kind in person_lists(word)),
    )


@lru_cache(maxsize=131072)
def _near(word: str, offset: int) -> tuple[str, ...]:
    lower = word.lower()
    seen = (f"{offset}w={lower}", f"{offset}x={shape(word)}")
    classes = word_classes(word)
    if abs(offset) > 1:
        return (*seen, f"{offset}k1={classes[1]}") if classes else seen
    return (
        *seen,
        f"{offset}s={lower[-3:]}",
        *(f"{offset}k{grain}={name}" for grain, name in enumerate(classes)),
        *(f"{offset}g={kind}" for kind in person_lists(word)),
    )


@lru_cache(maxsize=131072)
def _class_pair(before: str, word: str) -> tuple[str, ...]:
    a, b = word_classes(before), word_classes(word)
    return (f"kk={a[0]}_{b[0]}",) if a and b else ()


def features(row: Sequence[Token], told: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the feature strings of each token of one row (a paragraph or part of it).

    Args:
        row: the tokens.
        told: what the whole text tells of its capitalised words (`names_document.told`).
    """
    words = [token.text for token in row]
    padded = [_EDGE, _EDGE, *words, _EDGE, _EDGE]
    lower = [word.lower() for word in padded]
    places = _place_features(words)
    runs = _runs(words)
    seen: list[list[str]] = []
    for i, word in enumerate(words):
        at = i + 2
        own = [
            *_own(word),
            *_near(padded[at - 2], -2),
            *_near(padded[at - 1], -1),
            *_near(padded[at + 1], 1),
            *_near(padded[at + 2], 2),
            f"b={lower[at - 1]}_{lower[at]}",
            f"a={lower[at]}_{lower[at + 1]}",
            f"xx={shape(padded[at - 1])}_{shape(word)}_{shape(padded[at + 1])}",
            *_class_pair(padded[at - 1], word),
            *places[i],
            *runs[i],
            *_columns(row, i),
        ]
        if word[0].isupper():
            own += told.get(lower[at], ())
        seen.append(own)
    return seen


def _columns(row: Sequence[Token], i: int) -> list[str]:
    """Return what label columns left over in the text tell (`tokens`); ordinary text has none."""
    near = range(max(0, i - 1), min(len(row), i + 2))
    return [f"{j - i}c={row[j].column}" for j in near if row[j].column]


def _place_features(words: Sequence[str]) -> list[list[str]]:
    """Return for each word whether it is in a known place name, and whether its neighbours are."""
    own = [""] * len(words)
    for first, length, kind in places_in(words):
        for i in range(first, first + length):
            own[i] = f"{kind}{'B' if i == first else 'I'}{min(length, 3)}"
    seen: list[list[str]] = [[] for _ in words]
    for i, kind in enumerate(own):
        if kind:
            seen[i].append(f"q={kind}")
            if i:
                seen[i - 1].append(f"1q={kind}")
            if i + 1 < len(own):
                seen[i + 1].append(f"-1q={kind}")
    return seen


def _runs(words: Sequence[str]) -> list[list[str]]:
    """Return for each word what stands around the run of capitalised words that it is in."""
    seen = []
    for i, word in enumerate(words):
        first = last = i
        while first > 0 and i - first < _LONGEST_RUN and _in_run(words[first - 1]):
            first -= 1
        while last + 1 < len(words) and last - i < _LONGEST_RUN and _in_run(words[last + 1]):
            last += 1
        own = [
            f"lb={words[first - 1].lower() if first else _EDGE}",
            f"la={words[last + 1].lower() if last + 1 < len(words) else _EDGE}",
        ]
        if word[0].isupper():
            own += (f"hd={words[last].lower()}", f"rl={min(last - first, 4)}")
        seen.append(own)
    return seen


def _in_run(word: str) -> bool:
    return word[0].isupper() or word in _INSIDE
