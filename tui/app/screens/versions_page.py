"""What an article said before, what changed each time, and where it was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.app.keys import Keys
from tui.app.panes.line_pane import BLANK, Piece, Row, said, wrapped
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Jump
from tui.store.revisions import Version
from tui.view.palette import Part
from tui.view.revised import Changes, FigureEdit, changes

_SHOWN = 6
"""Lines that a changed sentence or quote may take."""


class VersionsPage(PageScreen):
    """The changes of an article, the latest first.

    Args:
        versions: the first one first.
        places: where it was found: origin, the source's title, when.
        keys: the user's keys.
    """

    def __init__(
        self, versions: Sequence[Version], places: Sequence[tuple[str, str, str]], keys: Keys
    ) -> None:
        count = len(versions) - 1
        note = f"changed {count:,} time{'s' * (count != 1)}" if count else "unchanged since it was first read"
        super().__init__("Versions", note=note, keys=keys)
        self._versions = versions
        self._places = places

    def rows_at(self, width: int) -> list[Row]:
        """Return each change with what it was, then the places."""
        pairs = list(zip(self._versions, self._versions[1:], strict=False))
        rows: list[Row] = []
        for before, after in reversed(pairs):
            rows += _changed_rows(before, after, width)
        first = self._versions[0]
        rows.append(Row((("  FIRST READ  ", "heading"), (_moment(first.seen), "meta"))))
        rows.append(Row((("    ", "text"), said(first.article.title)), (), Jump(first.article.id)))
        return [*rows, *_place_rows(self._places)]


def _changed_rows(before: Version, after: Version, width: int) -> Iterator[Row]:
    found = changes(before.article, after.article)
    article = after.article.id
    yield Row((("  CHANGED  ", "heading"), (_moment(after.seen), "meta")))
    if found.headline is not None:
        yield Row((("    headline  ", "muted"), said(found.headline[0], "muted")))
        yield Row((("           →  ", "muted"), said(found.headline[1])), (), Jump(article))
    for edit in found.figures:
        span = (edit.after.start, edit.after.end) if edit.after and after.replaced is None else None
        yield Row(_edit_pieces(edit), (), Jump(article, span))
    yield from _texts(found, width)
    if not any((found.headline, found.figures, found.sentences_gone, found.sentences_new)):
        yield Row((("    spacing or typography only", "muted"),))
    yield BLANK


def _edit_pieces(edit: FigureEdit) -> tuple[Piece, ...]:
    parts: list[Piece] = [(f"    {edit.kind}  ", "figure")]
    if edit.before is not None:
        parts.append(said(edit.said_before, "text" if edit.after is None else "muted"))
    if edit.after is None:
        return (*parts, ("  is no longer said", "muted"))
    arrow = "  →  " if edit.before is not None else "new: "
    return (*parts, (arrow, "conflict"), said(edit.said_after))


def _texts(found: Changes, width: int) -> Iterator[Row]:
    """Yield the quotes and sentences that went, then those that came."""
    for line in (*map(_in_marks, found.quotes_gone), *found.sentences_gone):
        yield from _text_rows("−", line, "muted", width)
    for line in (*map(_in_marks, found.quotes_new), *found.sentences_new):
        yield from _text_rows("+", line, "text", width)


def _in_marks(quote: str) -> str:
    return f"“{quote}”"


def _text_rows(sign: str, text: str, part: Part, width: int) -> Iterator[Row]:
    for at, line in enumerate(wrapped(text, max(10, width - 10), _SHOWN)):
        yield Row(((f"    {sign if at == 0 else ' '} ", "accent"), (line, part)))


def _place_rows(places: Sequence[tuple[str, str, str]]) -> Iterator[Row]:
    if not places:
        return
    yield BLANK
    yield Row(((f"  FOUND AT {len(places)} PLACE{'S' * (len(places) != 1)}", "heading"),))
    for origin, source, seen in places:
        yield Row(
            (("    ", "text"), said(source), ("  ", "text"), said(origin, "muted")),
            ((f"  {_moment(seen)} ", "meta"),),
        )


def _moment(iso: str | None) -> str:
    return f"{iso[:10]} {iso[11:16]} UTC" if iso else "at a time that was not kept"
