"""When and where an event was and who was in it, as most of its reports have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from tui.corpus.article import Article, DateBasis
from tui.corpus.event import Span
from tui.corpus.highlight import Highlight, Kind
from tui.store.dates import best_date

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
    people = _named(reports, names, ("person", "organisation"))
    in_it = [each for each in people if each.name.lower() not in _TELLERS or each.name.lower() in titles]
    return About(
        _when(reports),
        tuple(_named(reports, names, ("place",))[:_MOST_PLACES]),
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


def _named(reports: Sequence[Article], names: Mapping[str, str], kinds: Sequence[Kind]) -> list[Named]:
    """Return the entities of these kinds, those that most reports name, and name often, first."""
    naming: dict[str, dict[str, list[Highlight]]] = {}
    for report in reports:
        for mark in report.highlights:
            if mark.kind in kinds and mark.entity:
                naming.setdefault(mark.entity, {}).setdefault(report.id, []).append(mark)
    found = []
    for entity, marks in naming.items():
        article, first = next(iter(marks.items()))
        span = (first[0].start, first[0].end)
        often = sum(map(len, marks.values()))
        found.append(
            (-len(marks), -often, names.get(entity, ""), Named(entity, "", len(marks), article, span))
        )
    texts = {report.id: report.text for report in reports}
    least = _SHARED if len(reports) > _SHARED and any(-often >= _SHARED for often, *_ in found) else 1
    return [
        each._replace(name=name or texts[each.article][slice(*each.span)])
        for *_, name, each in sorted(found)
        if each.reports >= least
    ]
