"""What the links of an article look like as rows: each with its outlet, title, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final, NamedTuple

from tui.app.panes.line_pane import BLANK, Piece, Row, said, wrapped
from tui.app.reading import Opened
from tui.corpus.article import Article
from tui.corpus.event import Evidence, Link, LinkKind, Span
from tui.store.decided import Decision
from tui.store.read import EventRow, LinkRow
from tui.view.layers import overlaps

SECTIONS: Final[dict[LinkKind, str]] = {
    "same_event": "SAME EVENT",
    "duplicate": "SAME TEXT",
    "same_story": "SAME STORY",
    "background": "BACKGROUND",
}

_LINES: Final[dict[LinkKind, int]] = {"same_event": 4, "duplicate": 1, "same_story": 3, "background": 2}
"""How many lines of evidence a link shows; which ones follows the text on screen, how many never does."""

_INDENT: Final = 5

_MOST_LINES: Final = 2
"""Lines that a piece of evidence is given: enough to recognise the sentence."""

_COUNTS: Final = 0.3
"""Log-odds from which a reason is worth a line: odds of four to three."""


class Target(NamedTuple):
    """Where a row of the links leads.

    Attributes:
        article: the other article.
        passage: what of it the row is about, None for the article as a whole.
        own: the same in the article that is open.
    """

    article: str
    passage: Span | None = None
    own: Span | None = None


class _Line(NamedTuple):
    """One line of evidence, before it is chosen and marked."""

    text: str
    against: bool
    own: Span | None
    passage: Span | None


def link_rows(shown: Opened, visible: Span, width: int) -> list[Row]:
    """Return the rows of the links panel.

    Args:
        shown: the article that is open, with its links in order of kind, best first.
        visible: the code points of it that are on screen: their evidence comes first, and is marked.
        width: cells of the panel.
    """
    if not shown.links:
        alone = "No other report of this event." if shown.row.event else "Not linked yet."
        return [Row(((f" {alone}", "muted"),)), BLANK]
    rows: list[Row] = []
    for kind, group in groupby(shown.links, key=lambda row: row.link.kind):
        rows.append(_heading(kind, shown.event))
        for row in group:
            rows += [*_link(shown, row, visible, width), BLANK]
    return rows


def _heading(kind: LinkKind, event: EventRow | None) -> Row:
    title: Piece = (f" {SECTIONS[kind]}", "heading")
    if kind != "same_event" or event is None:
        return Row((title,))
    return Row((title, (f"  {event.articles} reports, {event.publishers} independent", "muted")))


def _link(shown: Opened, row: LinkRow, visible: Span, width: int) -> Iterator[Row]:
    """Yield the rows of one link: whose it is, its title, its evidence."""
    best = Target(row.other.id, *_best_passage(shown.article.id, row.link, visible))
    new: Piece = ("   ", "text") if row.other.read else (" ● ", "unread")
    outlet = said(row.other.source or "unknown outlet", "event")
    when: Piece = (apart(shown.row.date, row.other.date), "muted")
    yield Row(
        (new, (f"{score(row.link.score)} ", "accent"), outlet), (("  ", "text"), when, (" ", "text")), best
    )
    yield Row(((" " * _INDENT, "text"), said(row.other.title or "(untitled)")))
    if (said_of := shown.decided.get(row.other.id)) is not None:
        yield Row(((" " * _INDENT, "text"), said(_decided(said_of), "accent")))
    other = shown.others.get(row.other.id)
    for line in chosen_lines(evidence_lines(shown.article, row.link, other), visible, _LINES[row.link.kind]):
        yield from _evidence_rows(row.other.id, line, visible, width)


def _decided(decision: Decision) -> str:
    """Return a reader's decision as a line: "✓ one event, says ines"."""
    mark, one = ("✓", "one") if decision.verdict == "together" else ("✗", "not one")
    return f"{mark} {one} {decision.about}" + (f", says {decision.who}" if decision.who else "")


def _evidence_rows(other: str, line: _Line, visible: Span, width: int) -> Iterator[Row]:
    """Yield a piece of evidence in one line or two, the first of which leads to it."""
    on_screen = _is_on_screen(line, visible)
    bar: Piece = ("   ▎ ", "passage") if on_screen else (" " * _INDENT, "text")
    target = Target(other, line.passage, line.own) if line.passage is not None else None
    for text in wrapped(line.text, max(1, width - _INDENT - 1), _MOST_LINES):
        yield Row((bar, (text, "conflict" if line.against else "muted")), (), target)
        target = None


def _best_passage(article: str, link: Link, visible: Span) -> tuple[Span | None, Span | None]:
    """Return the other's and the own span of what a link leads to: what is on screen comes first."""
    telling = [each for each in link.evidence if each.kind in ("passage", "quote", "figure", "text")]
    pairs = [_sides(article, link, each) for each in telling or link.evidence]
    on_screen = [pair for pair in pairs if overlaps(pair[0], visible)]
    if not pairs:
        return None, None
    own, other = (on_screen or pairs)[0]
    return other, own


def _sides(article: str, link: Link, evidence: Evidence) -> tuple[Span, Span]:
    """Return a piece of evidence as (span in the open article, span in the other one)."""
    return (evidence.a, evidence.b) if link.a == article else (evidence.b, evidence.a)


def evidence_lines(article: Article, link: Link, text: str | None = None) -> list[_Line]:
    """Return what speaks for a link and against it, the most telling first.

    Args:
        article: the one that is open, whose own words the reader has in view.
        link: a link of it.
        text: that of the other article, whose words are shown; None shows the open one's.
    """
    lines: list[_Line] = []
    names: list[tuple[str, Span, Span]] = []
    for evidence in sorted(link.evidence, key=_rank):
        own, other = _sides(article.id, link, evidence)
        words = article.text[own[0] : own[1]]
        if evidence.kind in ("entity", "place", "date") and not evidence.against:
            names.append((words, own, other))
        else:
            if text is not None:
                words = text[other[0] : other[1]]
            lines.append(_Line(_worded(evidence, words), evidence.against, own, other))
    if names:
        distinct = dict.fromkeys(words for words, _, _ in names)
        lines.append(_Line(" · ".join(distinct), against=False, own=names[0][1], passage=names[0][2]))
    return lines + [
        _Line(text, against=False, own=None, passage=None) for text in _reasons(link, alone=not lines)
    ]


def _rank(evidence: Evidence) -> tuple[int, float]:
    order = ("figure", "quote", "passage", "text", "date", "place", "entity")
    return (-1 if evidence.against else order.index(evidence.kind), -abs(evidence.weight))


def _worded(evidence: Evidence, words: str) -> str:
    """Return a piece of evidence as a line: what is quoted, the figures that differ, the passage."""
    if evidence.against:
        return f"≠ {evidence.note or words}"
    if evidence.kind == "quote":
        return f"“{words}”"
    return f"= {evidence.note or words}" if evidence.kind == "figure" else f"… {words}"


def _reasons(link: Link, *, alone: bool) -> Iterator[str]:
    """Yield the strongest reason against a link, and where it has nothing else to show, that for it."""
    pro = next((name for name, weight in link.reasons if weight > _COUNTS), None)
    contra = min(
        (pair for pair in link.reasons if pair[1] < -_COUNTS), key=lambda pair: pair[1], default=None
    )
    if alone and pro:
        yield f"+ {pro}"
    if contra:
        yield f"− {contra[0]}"


def chosen_lines(lines: Sequence[_Line], visible: Span, most: int) -> list[_Line]:
    """Return at most `most` lines, in their order: a contradiction, then what is on screen, then the rest.

    What would read alike is shown once: two sentences of the open article may be told by one of the other.
    """
    order = sorted(
        range(len(lines)),
        key=lambda at: (not _tells_against(lines, at), not _is_on_screen(lines[at], visible), at),
    )
    first = {lines[at].text: at for at in reversed(order)}
    return [lines[at] for at in sorted([at for at in order if first[lines[at].text] == at][:most])]


def _tells_against(lines: Sequence[_Line], at: int) -> bool:
    """Tell whether this is the first contradiction, which no link keeps to itself."""
    return lines[at].against and not any(line.against for line in lines[:at])


def _is_on_screen(line: _Line, visible: Span) -> bool:
    return line.own is not None and overlaps(line.own, visible)


def score(probability: float) -> str:
    """Return a probability in three cells: ".97", "1.0"."""
    return "1.0" if probability >= 0.995 else f"{probability:.2f}"[1:]


def apart(one: str | None, other: str | None) -> str:
    """Return when `other` was, seen from `one`: "3 weeks before"; empty if either date is unknown."""
    try:
        days = (date.fromisoformat((other or "")[:10]) - date.fromisoformat((one or "")[:10])).days
    except ValueError:
        return ""
    if days == 0:
        return "same day"
    size = abs(days)
    for unit, length in (("year", 365), ("month", 61), ("week", 14), ("day", 1)):
        if size >= length:
            count = round(size / {"year": 365.25, "month": 30.44, "week": 7, "day": 1}[unit])
            return f"{count} {unit}{'s' * (count != 1)} {'after' if days > 0 else 'before'}"
    return ""
