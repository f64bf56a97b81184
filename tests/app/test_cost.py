"""What a key press costs, counted: questions to the corpus, rows, modules. Counts depend on no machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import pytest

from tests.app.conftest import Opening
from tests.benchmarks.corpora import corpus_of
from tui.store.read import article_rows
from tui.store.state import change
from tui.store.undoing import undo

STATEMENTS = 20
ROWS = 300
"""What a key press may ask for at most: what is on the screen, and a third of the corpus of these tests."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of 900 made articles."""
    return corpus_of(900, tmp_path_factory.mktemp("made"))


class Counted:
    """What was asked of a connection."""

    def __init__(self) -> None:
        self.statements = 0
        self.rows = 0


@contextmanager
def counting(con: apsw.Connection) -> Iterator[Counted]:
    """Count statements and rows of `con`."""
    found = Counted()

    def trace(event: dict[str, object]) -> None:
        if event["code"] == apsw.SQLITE_TRACE_STMT:
            found.statements += 1
        else:
            found.rows += 1

    con.trace_v2(apsw.SQLITE_TRACE_STMT | apsw.SQLITE_TRACE_ROW, trace)
    yield found
    con.trace_v2(0, None)


@pytest.mark.parametrize("key", ["j", "enter", "J", "r", "m", "G", "pagedown", "w", "tab"])
async def test_a_key_asks_little_of_the_corpus(made: Path, opening: Opening, key: str) -> None:
    """A key press takes a few statements and the rows of the screen, not those of the corpus."""
    async with opening(made, (150, 40)) as reader:
        await reader.press("j", "j")
        with counting(reader.app.main.access.con) as asked:
            await reader.press(key)
            await reader.settle()
        assert asked.statements <= STATEMENTS
        assert asked.rows <= ROWS


async def test_the_only_unread_article_is_found_by_few_rows(made: Path, opening: Opening) -> None:
    """Where the whole corpus but one article is read, the way to that one fetches none of the others."""
    async with opening(made, (150, 40)) as reader:
        con = reader.app.main.access.con
        order = list(reader.app.main.article_list.outline.numbers)
        everything = [row.id for row in article_rows(con, order)]
        change(con, everything[:-1], read=True)
        with counting(con) as asked:
            await reader.press("ctrl+n")
            await reader.settle()
        assert reader.app.main.current is not None
        assert reader.app.main.current.row.id == everything[-1]
        undo(con)
        assert asked.statements <= STATEMENTS
        assert asked.rows <= ROWS


START = """
import sys
sys.argv = ["copytaster", "--help"]
from tui.cli.commands.open import load_without_ssl
load_without_ssl()
import tui.app.reader_app
print(len([name for name in sys.modules if name.startswith("tui.")]))
print(*[name for name in ("hashlib", "_ssl", "pydantic") if name in sys.modules])
"""


def test_the_start_loads_few_modules(checkout: Path) -> None:
    """What no first screen needs is loaded when it is asked for."""
    command = [sys.executable, "-c", START]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=checkout)
    ours, *heavy = done.stdout.split()
    assert int(ours) <= 125
    assert heavy == []  # OpenSSL takes 5 MB, pydantic a third of Textual's time


WAITING = """
import sys
import tui.cli.commands.watch
import tui.build.watching
from tui.cli.inputs import web_of
from tui.settings import Settings
web_of(Settings())
heavy = ("resiliparse", "fastwarc", "lxml", "pypdf", "feedparser", "urllib3", "ssl", "pydantic")
print(*[name for name in heavy if name in sys.modules])
"""


def test_what_waits_for_changes_has_no_parsers(checkout: Path) -> None:
    """The ingest process beside a reader loads parsers once there is a file to read, HTTP for an address."""
    command = [sys.executable, "-c", WAITING]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=checkout)
    assert done.stdout.split() == []
