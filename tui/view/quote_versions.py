"""The quotes of an event: who said it, and each version that the outlets printed, with what differs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.corpus.highlight import Quote
from tui.harmless import harmless_line

_WORD: Final = re.compile(r"\w+")

_FEWEST_SHARED_WORDS: Final = 4
"""Words from which a quote that is part of a longer one is the same quote, shortened."""

LEAST_ALIKE: Final = 0.72
"""Share of the shorter quote's words that stand in the longer in the same order, as linking has it."""

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
    """Return the direct quotes of `reports`, those that most reports have first."""
    found: list[tuple[str, list[tuple[str, ...]], list[Said]]] = []
    for report in reports:
        for quote in report.quotes:
            said = Said(report.id, (quote.start, quote.end), report.text[quote.start : quote.end])
            tokens = _tokens(said.words)
            same = next((each for each in found if any(_same(tokens, other) for other in each[1])), None)
            if same is None:
                found.append((speaker_of(quote, names), [tokens], [said]))
            else:
                same[1].append(tokens)
                same[2].append(said)
    rows = [QuoteRow(speaker, tuple(_fullest_first(said))) for speaker, _, said in found]
    return sorted(rows, key=lambda row: -len({each.article for each in row.said}))


def speaker_of(quote: Quote, names: Mapping[str, str]) -> str:
    """Return who said it: by the fullest name of the entity, or as the text names them."""
    if quote.speaker is None:
        return "unnamed"
    return names.get(quote.speaker.entity or "") or harmless_line(quote.speaker.text)


def _fullest_first(said: Sequence[Said]) -> list[Said]:
    fullest = max(range(len(said)), key=lambda at: (len(said[at].words), -at))
    return [said[fullest], *said[:fullest], *said[fullest + 1 :]]


def _tokens(words: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(words))[:_MOST_WORDS]


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two quotes are the same words, one a part of the other, or one altered a little."""
    short, long = sorted((one, other), key=len)
    if len(short) < _FEWEST_SHARED_WORDS:
        return short == long and bool(short)
    if f" {' '.join(short)} " in f" {' '.join(long)} ":
        return True
    if len(set(short) & set(long)) < LEAST_ALIKE * len(set(short)):
        return False
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= LEAST_ALIKE * len(short)


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
