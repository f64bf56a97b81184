"""What the name tagger sees of each token: the word, its form and classes, its neighbours, the whole text.

All strings that depend on one word alone are made once per distinct word and position and shared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from tui.annotate.gazetteer import person_lists, places_in
from tui.annotate.tokens import Token
from tui.annotate.word_classes import word_classes

_RUN = re.compile(r"(.)\1+")
_EDGE = "|"
# Marks that join a run of capitalised words ("J. K. Rowling", "Al-Selmo"); the full stop after short words.
_JOINTS = frozenset("-.'’&")
_SHORT = 3
# Tokens on either side of a capital that are tagged with it: names hold small words ("of the").
_MARGIN = 3
# A row is a headline in capitals, or Title Case, by its words of so many letters; fewer of them do not tell,
# nor do prepositions, which some print small.
_TELLING_LENGTH = 4
_TELLING_WORDS = 3
_PREPOSITIONS = frozenset(
    {"about", "after", "against", "amid", "before", "behind", "between", "during", "from", "into", "over"}
    | {"since", "than", "through", "under", "until", "upon", "with", "without"}
)


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


def windows(row: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the stretches of `row` that can hold a name: capitals, letters without case, a little around.

    About half of running text is in none, which halves the tagger's work.
    """
    found: list[tuple[int, int]] = []
    for i, token in enumerate(row):
        if _can_name(token):
            first = max(0, i - _MARGIN)
            if found and first <= found[-1][1]:
                first = found.pop()[0]
            found.append((first, min(len(row), i + _MARGIN + 1)))
    return found


def _can_name(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() or bool(token.column) or (first.isalpha() and not first.islower())


def headline_style(row: Sequence[Token]) -> str:
    """Return how a headline is printed in which capitals tell no name: "rcaps", "rtitle", else ""."""
    words = [token.text for token in row if len(token.text) >= _TELLING_LENGTH]
    letters = [word for word in words if word.isalpha() and word not in _PREPOSITIONS]
    if not letters:
        return ""
    if all(map(str.isupper, letters)):
        return "rcaps"
    return "rtitle" if len(letters) >= _TELLING_WORDS and not any(map(str.islower, letters)) else ""


def features(
    row: Sequence[Token], told: Mapping[str, Sequence[str]], style: str = ""
) -> list[tuple[tuple[int, int], list[list[str]]]]:
    """Return the windows of one row (a paragraph or part of it) with the feature strings of their tokens.

    Args:
        row: the tokens of the whole row.
        told: what the whole text tells of its capitalised words (`names_document.told`).
        style: how a headline is printed (`headline_style`), for the tagger of headlines.
    """
    found = windows(row)
    if not found:
        return []
    seen = _Row(row, told, style)
    return [(window, [seen.features(i) for i in range(*window)]) for window in found]


class _Row:
    """A row made ready: its words in the forms that features are made of, with an edge on either side."""

    def __init__(self, row: Sequence[Token], told: Mapping[str, Sequence[str]], style: str) -> None:
        words = [token.text for token in row]
        self._row = row
        self._told = told
        self._words = [_EDGE, _EDGE, *words, _EDGE, _EDGE]
        self._shapes = [shape(word) for word in self._words]
        self._places = _place_features(words)
        self._runs = _Runs(words)
        self._has_columns = any(token.column for token in row)
        self._style = style

    def features(self, i: int) -> list[str]:
        """Return the feature strings of token `i`."""
        at = i + 2
        words, shapes = self._words, self._shapes
        seen = [
            *_own(words[at]),
            *_near(words[at - 2], -2),
            *_near(words[at - 1], -1),
            *_near(words[at + 1], 1),
            *_near(words[at + 2], 2),
            f"xx={shapes[at - 1]}_{shapes[at]}_{shapes[at + 1]}",
            *_class_pair(words[at - 1], words[at]),
            *self._runs.around(i),
            *self._places.get(i, ()),
        ]
        if self._style:
            seen += (self._style, f"{self._style}{shapes[at]}", f"{self._style}{shapes[at - 1]}_{shapes[at]}")
        if words[at][0].isupper():
            seen += self._told.get(words[at].lower(), ())
        if self._has_columns:
            seen += _columns(self._row, i)
        return seen


def _columns(row: Sequence[Token], i: int) -> list[str]:
    """Return what label columns left over in the text tell (`tokens`); ordinary text has none."""
    near = range(max(0, i - 1), min(len(row), i + 2))
    return [f"{j - i}c={row[j].column}" for j in near if row[j].column]


def _place_features(words: Sequence[str]) -> dict[int, list[str]]:
    """Return for each word in or beside a known place name that it is so."""
    own: dict[int, str] = {}
    for first, length, kind in places_in(words):
        for i in range(first, first + length):
            own[i] = f"{kind}{'B' if i == first else 'I'}{min(length, 3)}"
    seen: defaultdict[int, list[str]] = defaultdict(list)
    for i, kind in own.items():
        seen[i].append(f"q={kind}")
        seen[i - 1].append(f"1q={kind}")
        seen[i + 1].append(f"-1q={kind}")
    return seen


class _Runs:
    """Runs of capitalised words in a row, and what stands around them."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        inside = [self._inside(i) for i in range(len(words))]
        self._before = list(
            accumulate(range(len(words)), lambda last, i: last if inside[i] else i, initial=-1)
        )
        self._after = [len(words)] * (len(words) + 1)
        for i in reversed(range(len(words))):
            self._after[i] = self._after[i + 1] if inside[i] else i

    def _inside(self, i: int) -> bool:
        words = self._words
        if words[i][0].isupper():
            return True
        if words[i] not in _JOINTS or i == 0 or i + 1 == len(words) or not words[i + 1][0].isupper():
            return False
        return words[i - 1][0].isupper() and (words[i] != "." or len(words[i - 1]) <= _SHORT)

    def around(self, i: int) -> list[str]:
        """Return the words before and after the run that word `i` is in (or stands between two of)."""
        first, last = self._before[i], self._after[i + 1]
        seen = [
            f"lb={self._words[first].lower() if first >= 0 else _EDGE}",
            f"la={self._words[last].lower() if last < len(self._words) else _EDGE}",
        ]
        if self._words[i][0].isupper():
            seen += (f"hd={self._words[last - 1].lower()}", f"rl={min(last - first - 2, 4)}")
        return seen
