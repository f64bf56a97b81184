"""The time expressions of an article, resolved against its date by the tense of their sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date

from tui.annotate.date_beside import told_beside
from tui.annotate.date_patterns import (
    AFTER_YEAR_NOT,
    BEFORE_YEAR_NOT,
    DATE,
    MAY_BEFORE,
    MODIFIER,
    OLD_YEAR_BEFORE,
    OPENER,
    SLUG_AROUND,
)
from tui.annotate.date_resolve import Meaning, meaning
from tui.annotate.sentences import Span, sentences
from tui.annotate.tense import tense_at
from tui.corpus.article import Article
from tui.corpus.highlight import DateMention

_MID_YEAR = re.compile(r"\b(?:[Mm]id|[Pp]re|[Pp]ost|[Ee]arly|[Ll]ate|[A-Z][a-z]{1,9})-$")
_COUNTED_FROM_NOW = re.compile(
    r"(?i:\b(?:ago|later|earlier|from\snow|past|last|next|this|coming|recent|previous|preceding|following|"
    r"yesterday|today|tonight|tomorrow|weekend)\b)"
)
_AMBIGUOUS = ("may", "march", "april", "june", "august")


def dates(article: Article) -> list[DateMention]:
    """Return the time expressions in the article's own words, in order.

    A mention spans the expression's core ("Friday" in "late on Friday"). With a dated article every
    mention has the days that it can mean; without, only what is absolute has, and the rest says in
    `relative` how it reads: a weekday name ("friday"), "today", "yesterday", "tomorrow", "weekend", a step
    ("-3d", "+1w", "0y"), a run of steps ("-3d..0d"), or a month and day without a year as in ISO 8601
    ("--08", "--11-17"). A date is never invented.
    """
    anchor = anchor_of(article)
    found: list[DateMention] = []
    for block in article.content_blocks():
        found += _in_block(article.text, block.start, block.end, anchor)
    return found


def is_told(text: str, mention: DateMention) -> bool:
    """Tell a mention that dates something from one that only says "recently".

    That is what names the calendar ("Friday", "late September", "1982"), and what resolves to days, at most
    a month of them ("yesterday", "last week" in a dated article).
    """
    if not _COUNTED_FROM_NOW.search(text, mention.start, mention.end):
        return True
    if mention.low is None or mention.high is None:
        return False
    return (date.fromisoformat(mention.high) - date.fromisoformat(mention.low)).days < 32


def anchor_of(article: Article) -> date | None:
    """Return the day that relative expressions count from, None where the article has no date."""
    if article.published is None:
        return None
    try:
        return date.fromisoformat(article.published[:10])
    except ValueError:
        return None


def _in_block(text: str, start: int, end: int, anchor: date | None) -> Iterator[DateMention]:
    matches = [m for m in DATE.finditer(text, start, end) if _is_date(text, m, start)]
    if not matches:
        return
    spans = sentences(text, start, end)
    starts = [span.start for span in spans]
    for match in matches:
        index = bisect_right(starts, match.start()) - 1
        yield _mention(text, match, spans[max(index, 0)], anchor)


def _is_date(text: str, match: re.Match[str], start: int) -> bool:
    """Tell a date from what only looks like one: a count of four digits, a name, a verb."""
    before = text[max(start, match.start() - 24) : match.start()]
    if match["year"]:
        if match["year"] < "1500" and not OLD_YEAR_BEFORE.search(before):
            return False
        if SLUG_AROUND.search(before) and not _MID_YEAR.search(before):
            return False
        after = text[match.end() : match.end() + 14]
        return not AFTER_YEAR_NOT.match(after) and not BEFORE_YEAR_NOT.search(before)
    if match["month"] and match["month"].lower() in _AMBIGUOUS:
        return MAY_BEFORE.search(before) is not None and not re.match(
            r"\s[A-Z][a-z]", text[match.end() : match.end() + 3]
        )
    return True


def _mention(text: str, match: re.Match[str], sentence: Span, anchor: date | None) -> DateMention:
    before = text[max(sentence.start, match.start() - 40) : match.start()]
    modifier = MODIFIER.search(before)
    opener = OPENER.search(before)
    ahead = opener is not None and opener["prep"].lower() in ("until", "till", "by")
    tense = tense_at(text, match.span(), sentence, "future" if ahead else "past")
    means = told_beside(text, match, meaning(match, _modifier(modifier), tense, anchor), anchor)
    if match["span"] and tense == "past" and _opens(text, match, sentence):
        means = _from_then(match, means)
    return _opened(means, opener["prep"].lower() if opener else None, match)


_AHEAD = re.compile(r"(?:the\s)?(?:next|following)\s", re.IGNORECASE)
_LEAD_IN = 10


def _opens(text: str, match: re.Match[str], sentence: Span) -> bool:
    """Tell "Over the next two days they fled", which counts from what was told before, by where it stands."""
    return match.start() - sentence.start <= _LEAD_IN and _AHEAD.match(text, match.start()) is not None


def _from_then(match: re.Match[str], means: Meaning) -> Meaning:
    return meaning(match, None, "past", None) if means.days else means


def _modifier(found: re.Match[str] | None) -> str | None:
    """Return what modifies an expression: "last", "late", "last week", "summer"; None for nothing."""
    if found is None:
        return None
    if found["week"]:
        return f"{found['week'].lower().replace('final', 'last')} week"
    if found["side"]:
        return {"end": "late", "middle": "mid"}.get(found["side"].lower(), "early")
    return (found["mod"] or found["season"]).lower()


def _opened(means: Meaning, preposition: str | None, match: re.Match[str]) -> DateMention:
    """Open one side of what an expression means after "since" or "until"."""
    low, high = (day.isoformat() for day in means.days) if means.days else (None, None)
    if preposition == "since":
        high = None
    elif preposition in ("until", "till", "by"):
        low = None
    return DateMention(match.start(), match.end(), low, high, means.relative)
