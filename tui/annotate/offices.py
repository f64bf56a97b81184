"""When those were in office whom an article calls by their office: a bound on when it was written.

"US Secretary of State John Kerry" was written between 2013 and 2017. The table is hand-made from public
record (`models/offices.tsv`: name, office, first day, last day); who is not in it bounds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

from tui.annotate.date_spans import shifted
from tui.annotate.sentences import sentences
from tui.corpus.article import Article

TABLE = "offices.tsv"

Interval: TypeAlias = tuple[date, date]
"""First and last day, both included; `date.max` where the term goes on."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_LONGER = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x|[Tt]hen|[Ll]ate|[Oo]nce|[Uu]nder|predecessor|when)[-\s](?:[\w.’-]{1,20}\s){0,3}$"
)


AFTERGLOW = 60
"""Days for which papers go on calling somebody by the office just left."""


class _Term(NamedTuple):
    name: str
    offices: tuple[str, ...]
    days: Interval


def office_intervals(article: Article) -> list[list[Interval]]:
    """Return for each office that the article's own words give somebody the terms it can mean.

    Sentences that name a year, and those that call somebody former, are about another time: they count for
    nothing.
    """
    text = article.text
    named = [(name, office, pattern) for name, office, pattern in _patterns() if name in text]
    found: dict[tuple[str, str], None] = {}
    for start, end in _present(article) if named else ():
        for name, office, pattern in named:
            if text.find(name, start, end) < 0:
                continue
            for match in pattern.finditer(text, start, end):
                if not _NO_LONGER.search(text, max(start, match.start() - 60), match.start()):
                    found[name, office] = None
    return [
        [term.days for term in _terms() if term.name.split()[-1] == surname and office in term.offices]
        for surname, office in found
    ]


def _present(article: Article) -> Iterator[tuple[int, int]]:
    """Yield the sentences that name no year."""
    for block in article.content_blocks():
        for sentence in sentences(article.text, block.start, block.end):
            if not _YEAR.search(article.text, *sentence):
                yield sentence


@lru_cache(maxsize=1)
def _terms() -> tuple[_Term, ...]:
    table = (files("tui.annotate") / "models" / TABLE).read_text(encoding="utf-8")
    return tuple(_term(*line.split("\t")) for line in table.splitlines())


def _term(name: str, offices: str, first: str, last: str) -> _Term:
    days = (date.fromisoformat(first), shifted(date.fromisoformat(last), AFTERGLOW) if last else date.max)
    return _Term(name, tuple(offices.split(",")), days)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return surname, office and what gives that name that office: "President Obama", "the president, X"."""
    full: dict[tuple[str, str], list[str]] = {}
    for term in _terms():
        for office in term.offices:
            full.setdefault((term.name.split()[-1], office), []).append(term.name)
    return tuple(
        (surname, office, _pattern(surname, office, sorted(set(names))))
        for (surname, office), names in sorted(full.items())
    )


def _pattern(surname: str, office: str, names: list[str]) -> re.Pattern[str]:
    held = r"\s".join(map(re.escape, office.split()))
    whole = "|".join(re.escape(name) for name in names)
    first = "|".join(re.escape(name.removesuffix(surname)) for name in names)
    return re.compile(
        rf"(?<![Vv]ice )(?<!-)\b(?i:{held}),?\s(?:{first})?{re.escape(surname)}\b(?!\s[A-Z])"
        rf"|\b(?:{whole}),\s(?:the\s)?(?:[\w’-]{{1,20}}\s){{0,3}}(?i:{held})\b(?!-)"
    )
