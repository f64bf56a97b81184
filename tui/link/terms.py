"""Words as linking sees them: folded, without endings, without the words that every text has.

The stemmer strips the commonest English endings only (after Harman 1991, the S-stemmer, with -ed and -ing):
a full Porter stemmer merges more ("university", "universe") than it gains on news.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_WORD = re.compile(r"\w+(?:['’]\w{1,3}(?!\w))?")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
"""Scripts written without spaces, or nearly: their runs are cut into pairs of characters."""

_LONGEST_WORD: Final = 40
"""Longer runs are addresses, keys or floods; none of them links two articles."""

_STOP_WORDS = """
    a about above according across after again against ago all almost along already also although always
    am among an and another any anyone anything are aren't around as asked at away back be became because
    been before began being below between both but by came can can't cannot come could couldn't day days
    did didn't do does doesn't doing don't down during each earlier either else enough even ever every few
    first for former found from further gave get getting give given go goes going gone got had has have
    having he he's her here hers herself him himself his how however i i'm i've if in including inside
    into is isn't it it's its itself just know known last late later least less let like made make makes
    making many may me meanwhile might more most mr mrs ms much must my myself near nearly never new next
    no nor not nothing now of off often on once one ones only onto or other others our ours out outside
    over own part per put rather re recent recently reported said same saw say saying says second see seem
    seen several shall she she's should shouldn't since so some someone something soon still such take
    taken taking than that that's the their theirs them themselves then there these they they're they've
    thing things think third this those though three through thus time times to today told too took toward
    towards two under until up upon us use used using very via want wanted was wasn't way we we're we've
    week weeks well went were weren't what when where whether which while who whom whose why will with
    within without won't would wouldn't year years yes yesterday yet you you're your yours monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec news report reports
    reporter reuters ap afp associated press photo image read reading source sources updated published
    file getty images
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""Words that say nothing about a text: function words, calendar words, what news prints in every report."""


class Token(NamedTuple):
    """A word of a text.

    Attributes:
        word: its folded form.
        term: what it counts as.
        start, end: where it stands, in code points.
        is_content: whether it says something about its text: no stop word, no single letter or digit.
    """

    word: str
    term: str
    start: int
    end: int
    is_content: bool


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """Return `word` lower-cased, without accents and without a possessive ending."""
    word = word.casefold().replace("’", "'")
    word = word.removesuffix("'s").removesuffix("'")
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word)
    return "".join(char for char in plain if not unicodedata.combining(char))


@lru_cache(maxsize=65_536)
def term_of(word: str) -> str:
    """Return the term that a folded word counts as: the word without its commonest endings."""
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    return _without_e(_without_verb_ending(_without_plural(word)))


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word


def _without_verb_ending(word: str) -> str:
    for ending, shortest in (("ing", 6), ("ed", 5)):
        if word.endswith(ending) and len(word) >= shortest:
            stem = word[: -len(ending)]
            doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return word


def _without_e(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@lru_cache(maxsize=65_536)
def _forms(raw: str) -> tuple[str, str, bool] | None:
    """Return the folded form of a word as printed, its term, and whether it is content.

    None for a run of a script without spaces, which is cut (`_pairs`).
    """
    if not raw.isascii() and _WIDE.search(raw):
        return None
    word = folded(raw)
    return word, term_of(word), _says_something(word)


_made: Final = (
    tuple.__new__
)  # what a named tuple is made by; to go through its class takes half as long again


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of `text[start:end]` in order; offsets are code points of `text`."""
    found: list[Token] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        raw = match[0]
        if len(raw) > _LONGEST_WORD:
            continue
        forms = _forms(raw)
        if forms is None:
            found.extend(_pairs(raw, match.start()))
        else:
            word, term, is_telling = forms
            first, last = match.span()
            found.append(_made(Token, (word, term, first, last, is_telling)))
    return found


@lru_cache(maxsize=16_384)
def content_terms(words: str) -> tuple[str, ...]:
    """Return the terms that say something in a few words such as a name; kept, for names recur."""
    return tuple([token.term for token in tokens(words) if token.is_content])


def _pairs(run: str, start: int) -> list[Token]:
    """Cut a run of a script without spaces into overlapping pairs of characters."""
    cuts = range(max(1, len(run) - 1))
    return [_pair(run[i : i + 2], start + i) for i in cuts]


def _pair(pair: str, start: int) -> Token:
    return Token(pair, pair, start, start + len(pair), _says_something(pair))


def _says_something(word: str) -> bool:
    return len(word) > 1 and word not in STOP_WORDS


def is_content(token: Token) -> bool:
    """Tell whether a token says something about its text (`Token.is_content`)."""
    return token.is_content
