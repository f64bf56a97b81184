"""What the name tagger sees of each token: the word, its form and classes, its neighbours, the whole text.

All features that depend on one word alone are made once per distinct word and shared, in the bytes that the
tagger's library takes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from tui.annotate.gazetteer import person_lists, places_in
from tui.annotate.tokens import Token
from tui.annotate.word_classes import word_classes

_RUN = re.compile(r"(.)\1+")
_EDGE = "|"
_EDGE_LOWER = b"|"
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


class _Word(NamedTuple):
    """A word in the forms that features are made of, and all features that it alone gives, by position.

    Attributes:
        lower: in small letters.
        shape: its form (`shape`).
        coarsest: its coarsest class, empty for a word that the table of classes does not know.
        is_capital: whether it begins with a capital.
        own: features of the word itself; then those that it gives the token two behind it
            (`two_before`), one behind, one before it and two before it.
    """

    lower: bytes
    shape: bytes
    coarsest: bytes
    is_capital: bool
    own: tuple[bytes, ...]
    two_before: tuple[bytes, ...]
    before: tuple[bytes, ...]
    after: tuple[bytes, ...]
    two_after: tuple[bytes, ...]


@lru_cache(maxsize=32768)
def _word(word: str) -> _Word:
    classes = word_classes(word)
    return _Word(
        lower=_utf8(word.lower()),
        shape=_utf8(shape(word)),
        coarsest=_utf8(str(classes[0])) if classes else b"",
        is_capital=word[0].isupper(),
        own=_bytes(_own(word)),
        two_before=_bytes(_near(word, -2)),
        before=_bytes(_near(word, -1)),
        after=_bytes(_near(word, 1)),
        two_after=_bytes(_near(word, 2)),
    )


def _utf8(feature: str) -> bytes:
    """Return a feature as the tagger's library keeps it, which would encode each string at each token."""
    return feature.encode("utf-8", "surrogatepass")


def _bytes(features: Iterable[str]) -> tuple[bytes, ...]:
    """Return features in UTF-8; joined they are encoded at once, and no word has a line break."""
    return tuple(_utf8("\n".join(features)).split(b"\n"))


def _own(word: str) -> list[str]:
    lower = word.lower()
    return [
        f"w={lower}",
        f"x={shape(word)}",
        f"l={min(len(word), 8)}",
        *(f"p{n}={lower[:n]}" for n in (2, 3, 4) if len(lower) > n),
        *(f"s{n}={lower[-n:]}" for n in (2, 3, 4) if len(lower) > n),
        *(f"k{grain}={name}" for grain, name in enumerate(word_classes(word))),
        *(f"g={kind}" for kind in person_lists(word)),
    ]


def _near(word: str, offset: int) -> list[str]:
    lower = word.lower()
    seen = [f"{offset}w={lower}", f"{offset}x={shape(word)}"]
    classes = word_classes(word)
    if abs(offset) > 1:
        return [*seen, f"{offset}k1={classes[1]}"] if classes else seen
    return [
        *seen,
        f"{offset}s={lower[-3:]}",
        *(f"{offset}k{grain}={name}" for grain, name in enumerate(classes)),
        *(f"{offset}g={kind}" for kind in person_lists(word)),
    ]


def windows(row: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the stretches of `row` that can hold a name: capitals, letters without case, a little around.

    About half of running text is in none, which halves the tagger's work.
    """
    found: list[tuple[int, int]] = []
    for i, token in enumerate(row):
        # Most words begin with a small letter of ASCII: to ask no more of those is most of the speed.
        if (token.column or not "a" <= token.text[0] <= "z") and _can_name(token):
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
    letters: list[str] = []
    for word, *_ in row:
        if len(word) >= _TELLING_LENGTH and word.isalpha() and word not in _PREPOSITIONS:
            if word.islower():  # running text, as most rows are, which tell it in their first words
                return ""
            letters.append(word)
    if letters and all(map(str.isupper, letters)):
        return "rcaps"
    return "rtitle" if len(letters) >= _TELLING_WORDS else ""


def features(
    row: Sequence[Token], told: Mapping[str, Sequence[bytes]], style: str = ""
) -> list[tuple[tuple[int, int], list[list[bytes]]]]:
    """Return the windows of one row (a paragraph or part of it) with the features of their tokens.

    Args:
        row: the tokens of the whole row.
        told: what the whole text tells of its capitalised words (`names_document.told`).
        style: how a headline is printed (`headline_style`), for the tagger of headlines.

    Returns:
        Each window, and for each of its tokens the features, in UTF-8.
    """
    found = windows(row)
    if not found:
        return []
    seen = _Row(row, told, style)
    return [(window, seen.features(*window)) for window in found]


class _Row:
    """A row made ready: its words in the forms that features are made of, with an edge on either side."""

    def __init__(self, row: Sequence[Token], told: Mapping[str, Sequence[bytes]], style: str) -> None:
        words = [token.text for token in row]
        self._row = row
        self._told = told
        self._plain = words
        self._words = [_word(word) for word in (_EDGE, _EDGE, *words, _EDGE, _EDGE)]
        self._places = _place_features(words)
        self._runs = _Runs(words, self._words[2:-2])
        self._has_columns = any(token.column for token in row)
        self._style = _utf8(style)

    def features(self, first: int, last: int) -> list[list[bytes]]:
        """Return the features of the tokens from `first` to before `last`."""
        around, places = self._runs.around, self._places
        seen = []
        for i, (two_before, before, word, after, two_after) in enumerate(self._fives(first, last), first):
            found = [
                *word.own,
                *two_before.two_before,
                *before.before,
                *after.after,
                *two_after.two_after,
                b"xx=%b_%b_%b" % (before.shape, word.shape, after.shape),
            ]
            if before.coarsest and word.coarsest:
                found.append(b"kk=%b_%b" % (before.coarsest, word.coarsest))
            found += around(i)
            if i in places:
                found += places[i]
            if self._style:
                found += self._of_style(before, word)
            if word.is_capital:
                found += self._told.get(self._plain[i].lower(), ())
            if self._has_columns:
                found += _columns(self._row, i)
            seen.append(found)
        return seen

    def _fives(self, first: int, last: int) -> Iterator[tuple[_Word, _Word, _Word, _Word, _Word]]:
        """Return each word from `first` to before `last` with the two on either side."""
        words = self._words[first : last + 4]
        return zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)

    def _of_style(self, before: _Word, word: _Word) -> tuple[bytes, bytes, bytes]:
        style = self._style
        return style, style + word.shape, b"%b%b_%b" % (style, before.shape, word.shape)


def _columns(row: Sequence[Token], i: int) -> list[bytes]:
    """Return what label columns left over in the text tell (`tokens`); ordinary text has none."""
    near = range(max(0, i - 1), min(len(row), i + 2))
    return [_utf8(f"{j - i}c={row[j].column}") for j in near if row[j].column]


def _place_features(words: Sequence[str]) -> dict[int, list[bytes]]:
    """Return for each word in or beside a known place name that it is so."""
    own: dict[int, str] = {}
    for first, length, kind in places_in(words):
        for i in range(first, first + length):
            own[i] = f"{kind}{'B' if i == first else 'I'}{min(length, 3)}"
    seen: defaultdict[int, list[bytes]] = defaultdict(list)
    for i, kind in own.items():
        seen[i].append(_utf8(f"q={kind}"))
        seen[i - 1].append(_utf8(f"1q={kind}"))
        seen[i + 1].append(_utf8(f"-1q={kind}"))
    return seen


class _Runs:
    """Runs of capitalised words in a row, and what stands around them."""

    def __init__(self, plain: Sequence[str], words: Sequence[_Word]) -> None:
        self._words = words
        inside = [
            word.is_capital or (mark in _JOINTS and self._joins(plain, i))
            for i, (word, mark) in enumerate(zip(words, plain, strict=True))
        ]
        self._before = list(
            accumulate(range(len(words)), lambda last, i: last if inside[i] else i, initial=-1)
        )
        self._after = [len(words)] * (len(words) + 1)
        for i in reversed(range(len(words))):
            self._after[i] = self._after[i + 1] if inside[i] else i

    def _joins(self, plain: Sequence[str], i: int) -> bool:
        """Return whether the mark at `i` joins two words with capitals."""
        if i == 0 or i + 1 == len(plain) or not plain[i + 1][0].isupper():
            return False
        return plain[i - 1][0].isupper() and (plain[i] != "." or len(plain[i - 1]) <= _SHORT)

    def around(self, i: int) -> list[bytes]:
        """Return the words before and after the run that word `i` is in (or stands between two of)."""
        words = self._words
        first, last = self._before[i], self._after[i + 1]
        seen = [
            b"lb=" + (words[first].lower if first >= 0 else _EDGE_LOWER),
            b"la=" + (words[last].lower if last < len(words) else _EDGE_LOWER),
        ]
        if words[i].is_capital:
            seen += (b"hd=" + words[last - 1].lower, b"rl=%d" % min(last - first - 2, 4))
        return seen
