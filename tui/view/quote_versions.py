"""The quotes of an event: who said it, and each version that the outlets printed, with what differs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.view.speaker_names import UNNAMED, in_one_case, speaker_of

_WORD: Final = re.compile(r"\w+")

_FEWEST_SHARED_WORDS: Final = 4
"""Words from which a quote that is part of a longer one is the same quote, shortened."""

LEAST_ALIKE: Final = 0.72
"""Share of the shorter quote's words that stand in the longer in the same order, as linking has it."""

_FEW_WORDS: Final = 8
"""Words up to which what is merely alike is another quote, and so is a part that somebody else said."""

_RUN: Final = 4
"""Words in a row that a short quote must share with a longer one to be that one, altered."""

_MOST_WORDS: Final = 400
"""Words of a quote that are compared; a speech printed whole is no version of anything."""

OMITTED: Final = "[…]"


class Said(NamedTuple):
    """A quote in one report."""

    article: str
    span: Span
    words: str


class Piece(NamedTuple):
    """Some words of a version; `differs` where the fullest one has others, none, or more (`OMITTED`)."""

    text: str
    differs: bool


class Version(NamedTuple):
    """One wording of a quote, and where it was printed so."""

    pieces: tuple[Piece, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One utterance: its fullest form first, then every other report that has it."""

    speaker: str
    said: tuple[Said, ...]

    @property
    def versions(self) -> list[Version]:
        """Return the wordings, the fullest first; those that differ in capitals and stops alone are one."""
        wordings: dict[tuple[str, ...], list[Said]] = {}
        for each in self.said:
            wordings.setdefault(_tokens(each.words), []).append(each)
        fullest = self.said[0].words
        return [Version(_pieces(said[0].words, fullest), tuple(said)) for said in wordings.values()]


def quote_rows(reports: Sequence[Article], names: Mapping[str, str]) -> list[QuoteRow]:
    """Return the direct quotes of `reports` by speaker, those that most reports have first."""
    quotes = [(report, quote) for report in reports for quote in report.quotes]
    speakers = in_one_case([speaker_of(quote, names, report.text) for report, quote in quotes])
    told = [
        _Told(at, Said(report.id, (quote.start, quote.end), report.text[quote.start : quote.end]), speaker)
        for at, ((report, quote), speaker) in enumerate(zip(quotes, speakers, strict=True))
    ]
    found = _Utterances()
    for each in sorted(told, key=lambda each: (-len(each.said.words), each.at)):  # parts find their whole
        found.add(each)
    rows = sorted(found.rows(), key=lambda row: -len({each.article for each in row.said}))
    first = {row.speaker: at for at, row in reversed(list(enumerate(rows)))}
    return sorted(rows, key=lambda row: (row.speaker == UNNAMED, first[row.speaker]))


class _Told(NamedTuple):
    """A quote, its speaker, and its place among all quotes of the event, best report first."""

    at: int
    said: Said
    speaker: str


@dataclass(slots=True)
class _Utterance:
    speaker: str
    versions: list[tuple[str, ...]]
    told: list[_Told]


class _Utterances:
    """Utterances as they are gathered, found again by their words."""

    def __init__(self) -> None:
        self._all: list[_Utterance] = []
        self._with_word: dict[str, set[int]] = {}

    def add(self, told: _Told) -> None:
        """Add a quote to the utterance that it is a version of, or as one of its own."""
        tokens = _tokens(told.said.words)
        number = next((at for at in self._likely(tokens) if self._is_version(at, tokens, told.speaker)), None)
        if number is None:
            number = len(self._all)
            self._all.append(_Utterance(told.speaker, [], []))
        one = self._all[number]
        if one.speaker == UNNAMED:
            one.speaker = told.speaker
        one.versions.append(tokens)
        one.told.append(told)
        for word in tokens:
            self._with_word.setdefault(word, set()).add(number)

    def _likely(self, tokens: tuple[str, ...]) -> list[int]:
        """Return the utterances that share enough words, in the order they came."""
        words = set(tokens)
        if len(tokens) < _FEWEST_SHARED_WORDS:
            having = [self._with_word.get(word, set()) for word in words]
            return sorted(set.intersection(*having)) if having else []
        shared = Counter(number for word in words for number in self._with_word.get(word, ()))
        least = min(_FEWEST_SHARED_WORDS - 1, len(words))
        return sorted(number for number, count in shared.items() if count >= least)

    def _is_version(self, number: int, tokens: tuple[str, ...], speaker: str) -> bool:
        one = self._all[number]
        if len(tokens) < _FEWEST_SHARED_WORDS:  # two words in quotation marks are anybody's
            alike = (
                tokens == other or (len(tokens) > 1 and _is_part(tokens, other)) for other in one.versions
            )
            return one.speaker == speaker and any(alike)
        elsewhere = UNNAMED not in (speaker, one.speaker) and speaker != one.speaker
        fewest = _FEW_WORDS if elsewhere else _FEWEST_SHARED_WORDS
        return any(
            tokens == other or (min(len(tokens), len(other)) >= fewest and _same(tokens, other))
            for other in one.versions
        )

    def rows(self) -> list[QuoteRow]:
        """Return the utterances, each with its fullest version first."""
        inorder = sorted(self._all, key=lambda one: min(each.at for each in one.told))
        return [QuoteRow(one.speaker, tuple(_fullest_first(one.told))) for one in inorder]


def _fullest_first(told: Sequence[_Told]) -> list[Said]:
    ordered = [each.said for each in sorted(told)]
    fullest = max(range(len(ordered)), key=lambda at: (len(ordered[at].words), -at))
    return [ordered[fullest], *ordered[:fullest], *ordered[fullest + 1 :]]


def _tokens(words: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(words))[:_MOST_WORDS]


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two quotes are the same words, one a part of the other, or one altered a little."""
    short, long = sorted((one, other), key=len)
    if len(short) < _FEWEST_SHARED_WORDS:
        return False
    if _is_part(short, long):
        return True
    if len(set(short) & set(long)) < LEAST_ALIKE * len(set(short)):
        return False
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    if len(short) < _FEW_WORDS and max(block.size for block in blocks) < _RUN:
        return False
    return sum(block.size for block in blocks) >= LEAST_ALIKE * len(short)


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Tell whether the words of one stand in the other, one after the other."""
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _pieces(words: str, fullest: str) -> tuple[Piece, ...]:
    """Return `words` cut where they differ from the fullest version; what is left out shows as `OMITTED`."""
    own = list(_WORD.finditer(words))
    mine = [match[0].lower() for match in own][:_MOST_WORDS]
    theirs = [match[0].lower() for match in _WORD.finditer(fullest)][:_MOST_WORDS]
    pieces: list[Piece] = []
    at = 0
    for tag, _, _, first, last in SequenceMatcher(None, theirs, mine, autojunk=False).get_opcodes():
        if tag == "delete":
            pieces.append(Piece(f" {OMITTED} ", differs=True))
            continue
        end = own[last].start() if last < len(own) else len(words)
        pieces.append(Piece(words[at:end] if first < last else "", differs=tag != "equal"))
        at = end
    if at < len(words):
        pieces.append(Piece(words[at:], differs=False))
    return tuple(piece for piece in pieces if piece.text)
