"""The lines in view, each with what it is: one that was taken for something else is put right here."""

from __future__ import annotations

from typing import Final, NamedTuple

from tui.app.keys import Keys
from tui.app.panes.line_pane import BLANK, Row, said
from tui.app.screens.page import PageScreen
from tui.corpus.article import CONTENT_ROLES, Article, Block
from tui.corpus.event import Span
from tui.corpus.line_identity import folded
from tui.view.cells import cut

_LEAST: Final = 8
"""Lines shown before and after those in view: what is folded stands between them."""


class Judged(NamedTuple):
    """A line, folded; its words as they are printed; and whether it is body in its source."""

    line: str
    words: str
    body: bool


class LinesPage(PageScreen):
    """Lines with their roles; closes with the one that was judged.

    Args:
        article: whose lines.
        visible: the code points in view.
        keys: the user's keys.
    """

    def __init__(self, article: Article, visible: Span, keys: Keys) -> None:
        super().__init__("What is body here?", note=f"for all of {article.source}", keys=keys)
        self._article = article
        self._visible = visible

    def rows_at(self, width: int) -> list[Row]:
        """Return the blocks in view and around it, each with its role."""
        rows = [
            Row((("  Enter: this line is body, or is not, in every article of this source.", "muted"),)),
            BLANK,
        ]
        return rows + [self._row(block, width) for block in self._near()]

    def _near(self) -> list[Block]:
        blocks = [block for block in self._article.blocks if block.role != "title"]
        start, end = self._visible
        inside = [at for at, block in enumerate(blocks) if block.start < end and block.end > start]
        if not inside:
            return blocks[: 2 * _LEAST]
        return blocks[max(0, inside[0] - _LEAST) : inside[-1] + _LEAST + 1]

    def _row(self, block: Block, width: int) -> Row:
        text = self._article.text[block.start : block.end]
        is_body = block.role in CONTENT_ROLES
        line = cut(said(text)[0], max(10, width - 24))
        target = Judged(folded(text), text, body=not is_body)
        sign = "  ● " if is_body else "  ○ "
        role = block.role.replace("_", " ")
        return Row(
            ((sign, "accent" if is_body else "muted"), (line, "text" if is_body else "muted")),
            ((f"{role} ", "meta"),),
            target,
        )
