"""The keys: those that hold where help was asked for, then the others; Enter does what the row says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.app.asking import Question
from tui.app.keys import ACTIONS, Action, Keys, Where
from tui.app.panes.line_pane import BLANK, Row, said
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Run
from tui.view.cells import padded

_NAMES = {"list": "the list", "text": "the text", "links": "the links"}

_KEYS_WIDTH = 18

_TITLE_WIDTH = 62

_NAMED_FROM = 110
"""Cells from which there is room for the names that `keys.toml` knows the actions by."""


class HelpPage(PageScreen):
    """Every action with its keys; `/` and typing narrow them."""

    def __init__(self, where: Where, keys: Keys) -> None:
        super().__init__(
            f"Keys in {_NAMES.get(where, 'pages')}", note="/ and words narrow, Enter does", keys=keys
        )
        self._where = where
        self._words = ""

    def rows_at(self, width: int) -> list[Row]:
        """Return the keys."""
        return help_rows(self._where, self.keys, self._words, width=width)

    async def action_find(self) -> None:
        """Ask for words, and show only the keys that are about them."""
        before = self._words
        narrow = self._narrow
        await self.ask(Question("/", narrow, before, typed=narrow, left=lambda: narrow(before)))

    def action_find_next(self) -> None:
        """Go to the next row: all that are shown have what was sought."""
        self.action_down()

    def action_find_previous(self) -> None:
        """Go to the row before."""
        self.action_up()

    def _narrow(self, words: str) -> None:
        self._words = words
        self.rows.show(self.rows_at(self.app.size.width), cursor=0)


def help_rows(where: Where, keys: Keys, words: str = "", *, width: int = 120) -> list[Row]:
    """Return the rows of the help page: what holds in `where` group by group, then what holds elsewhere.

    Args:
        where: the pane or page that help was asked for in.
        keys: the user's keys.
        words: only actions in whose key, title or name all of these stand; one key alone is meant exactly.
        width: of the page, in cells.
    """
    asked = [each for each in ACTIONS if _is_about(each, keys, words)]
    here = [each for each in asked if each.holds_in(where)]
    elsewhere = [each for each in asked if not each.holds_in(where)]
    on_key = [each for each in ACTIONS if words.strip() in keys.shown(each).split()]
    if not asked:
        return [Row(((" no key is about this", "muted"),))]
    rows: list[Row] = []
    if on_key:
        rows = [Row((("On this key", "heading"),)), *(_row(each, keys, width) for each in on_key), BLANK]
    rows += _grouped(here, keys, width)
    if elsewhere:
        rows += [Row((("Elsewhere", "heading"),)), *(_row(each, keys, width) for each in elsewhere), BLANK]
    rows += [Row((('Remap any of them in keys.toml: NAME = ["KEY", …]', "muted"),))]
    return rows + [Row((said(line, "warning"),)) for line in keys.complaints]


def _is_about(each: Action, keys: Keys, words: str) -> bool:
    if words.strip() in keys.shown(each).split():
        return True
    said = f"{each.title} {each.hint} {each.id} {each.group}".casefold()
    return all(word in said for word in words.casefold().split())


def _grouped(actions: Iterable[Action], keys: Keys, width: int) -> Iterator[Row]:
    """Yield the rows of `actions` under the headings of their groups."""
    by_group: dict[str, list[Action]] = {}
    for each in actions:
        by_group.setdefault(each.group, []).append(each)
    for group, members in by_group.items():
        yield Row(((group, "heading"),))
        yield from (_row(each, keys, width) for each in members)
        yield BLANK


def _row(each: Action, keys: Keys, width: int) -> Row:
    return Row(
        (
            (f"  {padded(keys.shown(each), _KEYS_WIDTH)} ", "key"),
            (padded(each.title, _TITLE_WIDTH) if width >= _NAMED_FROM else each.title, "text"),
            (f" {each.id}" if width >= _NAMED_FROM else "", "muted"),
        ),
        (),
        Run(each.id),
    )
