"""Conflicts whose age an article tells: "the nearly six-year-old rebellion" dates what it is written in."""

from __future__ import annotations

import re
from datetime import date

from tui.annotate.date_spans import shifted_months
from tui.annotate.number_words import NUMBER, value_of
from tui.annotate.offices import Interval
from tui.corpus.article import Article

_STARTS = {"Syria": date(2011, 3, 15), "Yemen": date(2014, 9, 21), "Afghan": date(2001, 10, 7)}
"""When the long conflicts of a country began, by the word that every article about one has."""

_FEWEST_MENTIONS = 2

_AGE = re.compile(
    rf"\b(?P<near>nearly|almost|more\sthan|over)?\s?(?P<years>{NUMBER})-year(?:-old|-long)?\s(?:[A-Z][a-z]{{2,12}}\s)?"
    r"(?:civil\swar|war|conflict|rebellion|uprising|insurgency)\b",
    re.IGNORECASE,
)


def conflict_intervals(article: Article) -> list[list[Interval]]:
    """Return the days on which a conflict was as old as the article says; empty if it says nothing."""
    if "-year" not in article.text.lower():
        return []
    text = "\n".join(article.text[block.start : block.end] for block in article.content_blocks())
    mentioned = {word: text.count(word) for word in _STARTS}
    country = max(_STARTS, key=lambda word: mentioned[word])
    if mentioned[country] < _FEWEST_MENTIONS:
        return []
    return [
        [_days(_STARTS[country], age)] for age in _AGE.finditer(text) if (value_of(age["years"]) or 0) > 1
    ]


def _days(start: date, age: re.Match[str]) -> Interval:
    """Return when the age holds; "nearly six" is the sixth year, "six" the seventh too."""
    years = value_of(age["years"]) or 0
    low, high = {"nearly": (-1, 0), "almost": (-1, 0)}.get((age["near"] or "").lower(), (-1, 1))
    return shifted_months(start, 12 * (years + low)), shifted_months(start, 12 * (years + high))
