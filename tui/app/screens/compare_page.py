"""Two articles side by side, aligned by passage; below 100 columns one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import apsw

from tui.app.keys import Keys
from tui.app.messages import RowCopied
from tui.app.panes.line_pane import BLANK, Piece, Row, said, wrapped
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Jump
from tui.corpus.article import Article
from tui.corpus.event import Link
from tui.harmless import harmless_line
from tui.store.read import article, links_of
from tui.view.aligned import Aligned, Passage, Wording, aligned
from tui.view.cells import cells, cut, padded
from tui.view.dates import long_date
from tui.view.link_words import called, weighed
from tui.view.palette import Part

SIDE_BY_SIDE: Final = 100
"""Columns from which two texts stand side by side."""

_PARTS: Final[dict[Wording, Part]] = {"shared": "known", "own": "text", "conflict": "conflict"}

_RULE: Final[Piece] = (" │ ", "rule")
_NARROW_INDENT: Final = 4
_REASONS_INDENT: Final = 4
_REASON_LINES: Final = 3


class Compared(NamedTuple):
    """Two articles, passage by passage; the link between them, if there is one."""

    left: Article
    right: Article
    passages: Sequence[Aligned]
    link: Link | None


class Both(NamedTuple):
    """What a row is about: a passage of the left article, of the right one, or of both."""

    left: Jump | None
    right: Jump | None


def compared(con: apsw.Connection, left: str, right: str) -> Compared:
    """Return two articles aligned by the evidence of their link; without a link it is worked out now.

    Raises:
        StoreError: one of them is not there.
    """
    one, other = article(con, left), article(con, right)
    link = next((row.link for row in links_of(con, left) if row.other.id == right), None)
    return Compared(one, other, aligned(one, other, link or _worked_out(one, other)), link)


def _worked_out(one: Article, other: Article) -> Link:
    from tui.link.passages import passages  # noqa: PLC0415  two articles that nothing links: rarely asked for

    return Link(one.id, other.id, "background", 0.0, passages(one, other))


class ComparePage(PageScreen):
    """The page that compares two articles.

    Args:
        found: the two.
        keys: the user's keys.
    """

    place = "compare"
    hinted = ("open", "compare_left", "next_difference", "leave", "help")

    def __init__(self, found: Compared, keys: Keys) -> None:
        self._found = found
        super().__init__("Compare", note=_counted(found.passages), keys=keys)

    def rows_at(self, width: int) -> list[Row]:
        """Return the two texts, side by side where there is room."""
        texts = beside(self._found, width) if width >= SIDE_BY_SIDE else below(self._found, width)
        return [*linked(self._found.link, width), *texts]

    @property
    def _here(self) -> Both | None:
        target = self.rows.target
        return target if isinstance(target, Both) else None

    def action_open(self) -> None:
        """Go to the sentence, in the right article where it has one: the left is the one that was read."""
        if self._here is not None:
            self.dismiss(self._here.right or self._here.left)

    def action_copy(self) -> None:
        """Copy the passage with its citation, of the right article where it has one."""
        here = self._here
        target = here.right or here.left if here is not None else None
        if target is not None:
            self.post_message(RowCopied(target, ""))

    def action_compare_left(self) -> None:
        """Go to the sentence in the left article."""
        if self._here is not None and self._here.left is not None:
            self.dismiss(self._here.left)

    def action_compare_right(self) -> None:
        """Go to the sentence in the right article."""
        if self._here is not None and self._here.right is not None:
            self.dismiss(self._here.right)

    def action_next_difference(self) -> None:
        """Go to the next passage in which the two contradict one another."""
        self._to_conflict(range(self.rows.cursor + 1, self.rows.row_count))

    def action_previous_difference(self) -> None:
        """Go to the passage before in which the two contradict one another."""
        self._to_conflict(range(self.rows.cursor - 1, -1, -1))

    def _to_conflict(self, order: Sequence[int]) -> None:
        for at in order:
            if self.rows.may_choose(at) and any(part == "conflict" for _, part in self.rows.row(at).pieces):
                self.rows.move_to(at)
                return


def linked(link: Link | None, width: int) -> Iterator[Row]:
    """Yield what a link is, and what spoke for and against it with its weight."""
    if link is None:
        return
    yield Row(((f"  {called(link)}", "heading"),))
    for sign, words in zip("+−", weighed(link), strict=True):
        if words:
            lines = wrapped(" · ".join(words), width - _REASONS_INDENT - 1, _REASON_LINES)
            for at, line in enumerate(lines):
                yield Row(((f"  {sign if at == 0 else ' '} ", "muted"), (line, "muted")))
    yield BLANK


def _counted(passages: Sequence[Aligned]) -> str:
    both = sum(each.left is not None and each.right is not None for each in passages)
    against = sum(bool(each.notes) for each in passages)
    left = sum(each.right is None for each in passages)
    right = sum(each.left is None for each in passages)
    conflict = f", ≠ {against}" if against else ""
    return f"{both} in both{conflict} · {left} only left, {right} only right"


def _heading(report: Article) -> str:
    return harmless_line(f"{report.source or '–'} · {long_date(report)}")


def _target(found: Compared, each: Aligned) -> Both:
    return Both(
        Jump(found.left.id, each.left.span) if each.left else None,
        Jump(found.right.id, each.right.span) if each.right else None,
    )


# Side by side.


def beside(found: Compared, width: int) -> Iterator[Row]:
    """Yield two texts in two columns, what both say side by side."""
    room = (width - 2 - len(_RULE[0]) - 1) // 2
    titles = [_heading(report) for report in (found.left, found.right)]
    yield Row((("  ", "text"), (padded(titles[0], room), "event"), _RULE, (cut(titles[1], room), "event")))
    for each in found.passages:
        target: Both | None = _target(found, each)
        left, right = (_lines(side, room) for side in (each.left, each.right))
        mark = _mark(each)
        for at in range(max(len(left), len(right))):
            pieces = [mark, *_filled(left, at, room), _RULE, *(right[at] if at < len(right) else [])]
            yield Row(tuple(pieces), (), target)
            target, mark = None, ("  ", "text")
        yield from _notes(each, width)
        yield BLANK


def _mark(each: Aligned) -> Piece:
    if each.notes:
        return ("≠ ", "conflict")
    if each.left is None or each.right is None:
        return ("  ", "text")
    return ("⇅ ", "muted") if each.moved else ("= ", "muted")


def _notes(each: Aligned, width: int) -> Iterator[Row]:
    for note in each.notes:
        yield Row(((cut(f"  ≠ {harmless_line(note)}", width), "conflict"),))


def _filled(lines: Sequence[list[Piece]], at: int, room: int) -> list[Piece]:
    """Return a line of the left column, as wide as the column."""
    line = lines[at] if at < len(lines) else []
    return [*line, (" " * max(0, room - sum(cells(text) for text, _ in line)), "text")]


def _lines(passage: Passage | None, room: int) -> list[list[Piece]]:
    """Return a passage wrapped to `room` cells, each run of words in the part it is painted in."""
    lines: list[list[Piece]] = [[]]
    used = 0
    for word, is_glued, part in _words(passage):
        gap = 0 if is_glued or not used else 1
        if used and not is_glued and used + gap + cells(word) > room:
            lines.append([])
            used, gap = 0, 0
        for chunk in _chunks(" " * gap + word, room - used, room):
            if chunk is not None:
                lines[-1].append((chunk, part))
                used += cells(chunk)
            else:
                lines.append([])
                used = 0
    return lines


def _words(passage: Passage | None) -> Iterator[tuple[str, bool, Part]]:
    """Yield the words of a passage, whether each follows the one before without a space, and its part."""
    is_glued = True
    for text, wording in passage.words if passage else ():
        shown = said(f"x{text}x")[0][1:-1]  # spaces at its ends part it from its neighbours
        for number, word in enumerate(shown.split(" ")):
            is_glued = is_glued and number == 0
            if word:
                yield word, is_glued, _PARTS[wording]
                is_glued = True


def _chunks(word: str, first: int, room: int) -> Iterator[str | None]:
    """Yield a word in pieces: the first of `first` cells, others of `room`; None begins a new line."""
    left = first
    start = 0
    for at, char in enumerate(word):
        size = cells(char)
        if size > left and at > start:
            yield word[start:at]
            yield None
            start, left = at, room
        left -= size
    yield word[start:]


# One above the other.


def below(found: Compared, width: int) -> Iterator[Row]:
    """Yield two texts in one column, what both say one below the other."""
    room = width - _NARROW_INDENT - 1
    for letter, report in (("A", found.left), ("B", found.right)):
        yield Row(((f"  {letter} ", "key"), (_heading(report), "event")))
    yield BLANK
    for each in found.passages:
        target: Both | None = _target(found, each)
        mark = _mark(each)
        for letter, side in (("A", each.left), ("B", each.right)):
            name: Piece = (f"{letter} ", "key")
            for line in _lines(side, room) if side is not None else ():
                yield Row((mark, name, *line), (), target)
                target, mark, name = None, ("  ", "text"), ("  ", "text")
        yield from _notes(each, width)
        yield BLANK
