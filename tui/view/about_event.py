"""When and where an event was and who was in it, as most of its reports have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from tui.corpus.article import Article, DateBasis
from tui.corpus.event import Span
from tui.corpus.highlight import Highlight, Kind
from tui.store.dates import best_date
from tui.view.same_names import groups, shown

_BEFORE: Final = timedelta(days=10)
"""How long before its first report an event may have been, as training found it (tui/link/pair_score.py)."""

_SHARED: Final = 2
"""Reports that must name somebody for the event to be theirs, where there are more than these."""

_MOST_PLACES: Final = 4
_MOST_PEOPLE: Final = 8


class Named(NamedTuple):
    """A person, organisation or place of the event.

    Attributes:
        reports: how many reports name it.
        article, span: where the best report that does so names it first.
    """

    entity: str
    name: str
    reports: int
    article: str
    span: Span


class _Naming(NamedTuple):
    """An entity of the event; `often` is how often each report names it."""

    is_place: bool
    entity: str
    name: str
    often: dict[str, int]
    article: str
    span: Span


class When(NamedTuple):
    """The day of an event.

    Attributes:
        day: ISO date, or a month or year where it is known no finer; None if unknown.
        basis: "told" by the reports' own words, or else the basis of their dates of publication.
        reports: how many reports tell it.
    """

    day: str | None
    basis: DateBasis | str
    reports: int
    article: str = ""
    span: Span = (0, 0)


class About(NamedTuple):
    """When and where an event was, and who was in it."""

    when: When
    places: tuple[Named, ...]
    people: tuple[Named, ...]


def about_event(reports: Sequence[Article], names: Mapping[str, str]) -> About:
    """Return what most of `reports` (best first) tell of time, place and people.

    Args:
        reports: of one event.
        names: entity id → its fullest name.
    """
    titles = " ".join(report.title for report in reports).lower()
    named = _named(reports, names)
    people = _shared([each for each in named if not each.is_place], reports)
    places = _shared([each for each in named if each.is_place], reports)
    in_it = [each for each in people if each.name.lower() not in _TELLERS or each.name.lower() in titles]
    return About(
        _when(reports),
        tuple(places[:_MOST_PLACES]),
        tuple(in_it[:_MOST_PEOPLE]),
    )


# fmt: off
_TELLERS: Final = frozenset({
    "reuters", "ap", "associated press", "afp", "agence france-presse", "xinhua", "dpa", "efe", "upi",
    "tass", "kyodo", "yonhap", "press association", "bbc", "bbc news", "cnn", "cbs", "cbs news", "nbc",
    "nbc news", "abc", "abc news", "fox news", "sky news", "al jazeera", "bloomberg", "usa today",
    "new york times", "washington post", "guardian", "daily mail", "mailonline", "getty images", "npr",
    "msnbc", "facebook", "twitter", "instagram", "youtube", "whatsapp", "snapchat", "reddit", "periscope",
    "tumblr", "weibo", "telegram",
})
# fmt: on
"""Who tells of events, and where: in an event only if a title names them."""


def _when(reports: Sequence[Article]) -> When:
    """Return the day that most reports name, near before the first of them; else that of the first report."""
    published = sorted((report.published[:10], report.date_basis) for report in reports if report.published)
    told = [day for report in reports for day in _days_told(report)] if published else []
    first = _day(published[0][0]) if published else None
    near = [each for each in told if first and first - _BEFORE <= each[0] <= _last(published)]
    counted = Counter({day: len({article for other, article, _ in near if other == day}) for day, *_ in near})
    if counted:
        best = max(counted, key=lambda day: (counted[day], day))
        _, article, span = next(each for each in near if each[0] == best)
        return When(best.isoformat(), "told", counted[best], article, span)
    if published:
        return When(*published[0], reports=len(published))
    ranges = [(best_date(report), report.date_basis) for report in reports]
    known = sorted((day, basis) for day, basis in ranges if day)
    return When(*known[0], reports=len(known)) if known else When(None, "unknown", 0)


def _last(published: Sequence[tuple[str, DateBasis]]) -> date:
    return _day(published[-1][0]) or date.max


def _days_told(report: Article) -> Iterable[tuple[date, str, Span]]:
    for mention in report.dates:
        if mention.low and mention.low == mention.high and (day := _day(mention.low)):
            yield day, report.id, (mention.start, mention.end)


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _named(reports: Sequence[Article], names: Mapping[str, str]) -> list[_Naming]:
    """Return persons, organisations and places, those that most reports name, and name often, first."""
    naming: dict[tuple[bool, str], dict[str, list[Highlight]]] = {}
    for report in reports:
        for mark in report.highlights:
            if mark.kind in _KINDS and mark.entity and not _CREDITED.search(report.text, *_before(mark)):
                key = (mark.kind == "place", mark.entity)
                naming.setdefault(key, {}).setdefault(report.id, []).append(mark)
    texts = {report.id: report.text for report in reports}
    found = [_naming(*key, marks, names, texts) for key, marks in naming.items()]
    return _one_each([each for each in found if each.name.lower() not in _NO_NAMES])


def _naming(
    is_place: bool,
    entity: str,
    marks: dict[str, list[Highlight]],
    names: Mapping[str, str],
    texts: Mapping[str, str],
) -> _Naming:
    article, (first, *_) = next(iter(marks.items()))
    name = names.get(entity) or texts[article][first.start : first.end]
    people = is_place or any(mark.kind == "person" for each in marks.values() for mark in each)
    often = {report: len(each) for report, each in marks.items()}
    return _Naming(
        is_place, entity, shown(name) if people else name, often, article, (first.start, first.end)
    )


def _one_each(found: Sequence[_Naming]) -> list[_Naming]:
    """Return each name once: under the form that most reports have, as what it is mostly taken for."""
    ranked = sorted(found, key=_rank)
    merged: dict[int, _Naming] = {}
    for at, each in zip(groups([each.name for each in ranked]), ranked, strict=True):
        best = merged.setdefault(at, each)
        if best is not each:
            for report, often in each.often.items():
                best.often[report] = best.often.get(report, 0) + often
    return sorted(merged.values(), key=_rank)


def _rank(each: _Naming) -> tuple[int, int, str, str]:
    return -len(each.often), -sum(each.often.values()), each.name, each.entity


def _shared(found: Sequence[_Naming], reports: Sequence[Article]) -> list[Named]:
    """Return those that enough reports name: two, where there are more than two and any is named so often."""
    least = _SHARED if len(reports) > _SHARED and any(len(each.often) >= _SHARED for each in found) else 1
    return [
        Named(each.entity, each.name, len(each.often), each.article, each.span)
        for each in found
        if len(each.often) >= least
    ]


_KINDS: Final[frozenset[Kind]] = frozenset({"person", "organisation", "place"})

_CREDITED: Final = re.compile(
    r"\b(?:photo(?:graph)?s?|pictures?|images?|getty|afp|ap|epa|reuters|pa)\s?(?:/|by:?\s|:\s)\s?$",
    re.IGNORECASE,
)
"""What is before the name of a photographer or a picture agency."""

_CREDIT: Final = 14


def _before(mark: Highlight) -> tuple[int, int]:
    return max(0, mark.start - _CREDIT), mark.start


_NO_NAMES: Final = frozenset({"file", "file photo", "handout", "undated"})
"""What captions of pictures begin with, in capitals."""
