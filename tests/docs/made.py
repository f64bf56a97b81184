"""Make what the documents take from the program: the key table and the picture of the reader.

`python -m tests.docs.made` writes both; `tests/docs/test_documents.py` fails where the key table is behind.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import Final, get_args

from tui.app import themes
from tui.app.corpus_access import CorpusAccess
from tui.app.keys import ACTIONS, DEFAULT_KEYS, PANES, Action, Group, Where
from tui.app.reader_app import ReaderApp
from tui.build.adding import add
from tui.settings import Settings
from tui.shipped import shipped_folder

ROOT: Final = Path(__file__).resolve().parents[2]
README: Final = ROOT / "README.md"
PICTURE: Final = ROOT / "docs" / "reader.svg"
SIZE: Final = (150, 38)
"""Columns and rows of the picture."""

_PAGE_TITLES: Final[dict[Where, str]] = {
    "event": "On the page of an event",
    "compare": "Comparing two reports",
    "searches": "In the saved searches",
    "sources": "In the sources",
    "refused": "In what was refused",
    "tour": "In the tour",
}

_TABLE: Final = re.compile(
    r"(?<=<!-- keys: made from tui/app/keys\.py -->\n).*?(?=<!-- end of keys -->)", re.DOTALL
)
_WEB_FONT: Final = re.compile(r"@font-face \{[^}]*\}", re.DOTALL)


def key_table() -> str:
    """Return the tables of keys as Markdown: each group of the panes, then pages with keys of their own."""
    groups = [
        (group, [each for each in ACTIONS if each.group == group and _is_of_panes(each)])
        for group in get_args(Group)
    ]
    pages = [
        (title, [each for each in ACTIONS if each.where[0] == where and not _is_of_panes(each)])
        for where, title in _PAGE_TITLES.items()
    ]
    return "\n" + "".join(f"{_table(title, actions)}\n\n" for title, actions in groups + pages)


def _is_of_panes(action: Action) -> bool:
    return not {*PANES, "page"}.isdisjoint(action.where)


def _table(title: str, actions: list[Action]) -> str:
    rows = [
        f"| {_as_code(DEFAULT_KEYS.shown(each))} | {each.title} | {_where(each)} | {each.id} |"
        for each in actions
    ]
    return "\n".join([f"| {title} | | where | name in `keys.toml` |", "|---|---|---|---|", *rows])


def _where(action: Action) -> str:
    """Return the places that an action is for; nothing where it is for all three panes, or for one page."""
    if not _is_of_panes(action) or set(PANES) <= set(action.where):
        return ""
    return ", ".join("pages" if where == "page" else where for where in action.where)


def _as_code(keys: str) -> str:
    """Return the keys, each set as code; a bar would end the cell."""
    return " ".join(f"`{key}`".replace("|", "\\|") for key in keys.split())


def with_key_table(readme: str) -> str:
    """Return the README's text with the table as it is now."""
    return _TABLE.sub(lambda _: key_table(), readme)


async def picture(corpus: Path, keys: tuple[str, ...]) -> str:
    """Return the screen as SVG after `keys`, without the web font that it would load from elsewhere."""
    access = CorpusAccess(corpus)
    app = ReaderApp(access, Settings(theme="dark"), keys=DEFAULT_KEYS, looks=themes.load(None))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.2)
        svg = app.export_screenshot(title="copytaster")
    access.close()
    return _WEB_FONT.sub("", svg)


def main() -> None:
    """Write the README's key table and the picture."""
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    README.write_text(with_key_table(README.read_text("utf-8")), "utf-8")
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.db"
        for _ in add(corpus, [shipped_folder("seeds")]):
            pass
        svg = asyncio.run(picture(corpus, ("G", "k", "k", "right", "j", "enter")))
    PICTURE.write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
