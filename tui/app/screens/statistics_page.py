"""The corpus in numbers; each row leads to the list narrowed to what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from tui.app.keys import Keys
from tui.app.panes.line_pane import BLANK, Piece, Row, said
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Narrow
from tui.store.statistics import Dates, Statistics
from tui.view.cells import padded
from tui.view.dates import short_date
from tui.view.kinds import one_of, query_for, quoted

_DAYS: Final = 14
"""Days up to which articles are counted by the day; beyond, by the week, the month or the year."""

_STEPS: Final = 30
"""Rows of the part about time at most."""

_NAME: Final = 30

_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"


class StatisticsPage(PageScreen):
    """What there is how much of."""

    place = "statistics"

    def __init__(self, found: Statistics, keys: Keys) -> None:
        self._found = found
        counts = found.counts
        note = f"{counts.articles:,} articles · {counts.unread:,} unread · {found.events:,} events"
        super().__init__("Statistics", note=note, keys=keys)

    def rows_at(self, width: int) -> list[Row]:
        """Return the parts, each under its heading."""
        found, bar = self._found, max(8, min(40, width - _NAME - 34))
        rows: list[Row] = []
        for heading, part in (
            ("STATE", _state_rows(found)),
            ("BY TIME", _time_rows(found.days, bar)),
            ("DATED", _date_rows(found.dates, bar)),
            ("BY OUTLET", _source_rows(found, bar)),
            ("LANGUAGES", _language_rows(found, bar)),
            ("EVENTS BY SIZE", _size_rows(found, bar)),
            ("LARGEST EVENTS", _event_rows(found)),
            ("MENTIONED MOST", _named_rows(found, bar)),
        ):
            listed = list(part)
            if listed:
                rows += [Row(((f" {heading}", "heading"),)), *listed, BLANK]
        return rows[:-1]


def _state_rows(found: Statistics) -> Iterator[Row]:
    for what, count, query in (
        ("unread", found.counts.unread, "is:unread"),
        ("starred", found.counts.starred, "is:starred"),
    ):
        yield _row(what, count, "", Narrow(query))
    if found.counts.refused:
        yield Row(((f"  {padded('inputs refused', _NAME)} {found.counts.refused:>9,}", "warning"),))


def _time_rows(days: Sequence[tuple[str, int, int]], bar: int) -> Iterator[Row]:
    """Yield a row a day, week, month or year, whatever is the finest that fits; not those without any."""
    steps = _steps(days)
    most = max((count for _, _, count, _ in steps), default=1)
    for name, query, count, unread in steps:
        yield _row(name, count, _bar(count, most, bar), Narrow(query), unread=unread)


def _steps(days: Sequence[tuple[str, int, int]]) -> list[tuple[str, str, int, int]]:
    """Return name, query, articles and unread ones of each step of time that has any, the latest first."""
    parsed = [(day, when, count, unread) for day, count, unread in days if (when := _day(day)) is not None]
    if not parsed:
        return []
    span = (parsed[-1][1] - parsed[0][1]).days + 1
    tallies: dict[tuple[str, str], tuple[int, int]] = {}
    for day, when, count, unread in parsed:
        key = _step(day, when, span)
        before = tallies.get(key, (0, 0))
        tallies[key] = before[0] + count, before[1] + unread
    return [(name, query, *tally) for (name, query), tally in reversed(tallies.items())][:_STEPS]


def _step(day: str, when: date, span: int) -> tuple[str, str]:
    """Return the name and the query of the step that a day is in."""
    if span <= _DAYS:
        return f"{when:%a} {short_date(day)}", f"date:{day}"
    if span <= _STEPS * 7:
        monday = when - timedelta(days=when.weekday())
        sunday = monday + timedelta(days=6)
        return f"week of {short_date(monday.isoformat())}", f"date:{monday}..{sunday}"
    if span <= _STEPS * 30:
        return f"{when:%b %Y}", f"date:{day[:7]}"
    return day[:4], f"date:{day[:4]}"


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _date_rows(dates: Dates, bar: int) -> Iterator[Row]:
    most = max(*dates, 1)
    for name, count, query in (
        ("dated by the source", dates.stated, "not is:undated and not is:inferred"),
        ("date inferred", dates.inferred, "is:inferred"),
        ("undated", dates.unknown, "is:undated"),
    ):
        if count:
            yield _row(name, count, _bar(count, most, bar), Narrow(query))


def _source_rows(found: Statistics, bar: int) -> Iterator[Row]:
    most = max((each.articles for each in found.sources), default=1)
    for each in found.sources:
        target = Narrow(f"source:{quoted(each.source)}") if each.source else None
        own = f" {each.publishers} publishers" if each.publishers > 1 else ""
        drawn = _bar(each.articles, most, bar)
        yield _row(
            each.source or "unknown outlet", each.articles, drawn, target, unread=each.unread, more=own
        )
    if found.more_sources:
        yield Row(((f"  and {found.more_sources:,} more", "muted"),))


def _language_rows(found: Statistics, bar: int) -> Iterator[Row]:
    most = max((each.articles for each in found.languages), default=1)
    for each in found.languages:
        target = Narrow(f"lang:{each.language}") if each.language else None
        drawn = _bar(each.articles, most, bar)
        yield _row(each.language or "not recognised", each.articles, drawn, target, unread=each.unread)


def _size_rows(found: Statistics, bar: int) -> Iterator[Row]:
    most = max((each.events for each in found.sizes), default=1)
    for each in found.sizes:
        name = f"{each.least}" if each.least == each.most else f"{each.least} to {each.most}"
        name = f"{each.least} or more" if each.most is None else name
        high = "" if each.most is None else f"..{each.most}"
        query = f"reports:{each.least}{high}" if high else f"reports:>={each.least}"
        drawn = _bar(each.events, most, bar)
        more = f" {each.articles:,} articles"
        yield _row(f"{name} report{'s' * (each.most != 1)}", each.events, drawn, Narrow(query), more=more)


def _event_rows(found: Statistics) -> Iterator[Row]:
    for each in found.largest:
        head = f"  {each.articles:>5,} from {each.publishers:<4,}"
        when = f"{short_date(each.date):>10} "
        unread: tuple[Piece, ...] = ((f" ●{each.unread}", "unread"),) if each.unread else ()
        pieces: tuple[Piece, ...] = (
            (head, "text"),
            (when, "meta"),
            said(each.title or "(untitled)", "event"),
        )
        yield Row(pieces, unread, Narrow(f"event:{each.id}"))


def _named_rows(found: Statistics, bar: int) -> Iterator[Row]:
    most = max((each.mentions for each in found.named), default=1)
    for each in found.named:
        more = f" {one_of(each.kind)}, {each.articles:,} articles"
        drawn = _bar(each.mentions, most, bar)
        yield _row(each.name, each.mentions, drawn, Narrow(query_for(each.kind, each.name)), more=more)


def _row(  # noqa: PLR0913  (what is counted, and five things to say of it)
    name: str, count: int, bar: str, target: object, *, unread: int = 0, more: str = ""
) -> Row:
    pieces: Iterable[Piece] = (
        (f"  {padded(said(name)[0], _NAME)} ", "text"),
        (f"{count:>9,} ", "text"),
        (bar, "accent"),
        (more, "meta"),
    )
    return Row(tuple(pieces), ((f" ●{unread:,} ", "unread"),) if unread else (), target)


def _bar(count: int, most: int, width: int) -> str:
    """Return a bar for `count` of `most` in at most `width` cells, to the eighth of a cell."""
    eighths = max(1, count * width * 8 // most) if count else 0
    full, rest = divmod(eighths, 8)
    return "█" * full + (_EIGHTHS[rest] if rest else "")
