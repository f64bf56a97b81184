from __future__ import annotations

from pathlib import Path

import apsw

from tests.build.texts import write_reports
from tui.build.adding import add
from tui.store import read
from tui.store.connect import connect
from tui.store.search import parse
from tui.store.searches import Rule, save_search
from tui.store.undoing import undo


def found(con: apsw.Connection, query: str) -> int:
    """Return how many articles a query finds."""
    return len(read.numbers(con, parse(query)))


def test_rules_work_on_what_is_added_once_it_is_linked(tmp_path: Path) -> None:
    """Rules, one by entity, are done to what an `add` brings; one step takes them back."""
    folder = tmp_path / "news"
    write_reports(folder)
    first = folder / "herald-1.txt"
    corpus = tmp_path / "corpus.db"
    list(add(corpus, [first]))
    con = connect(corpus)
    save_search(con, "dam", "person:moretti", Rule(("dam",), starred=True))
    save_search(con, "sarn", "source:sarn", Rule(done=True))
    list(add(corpus, [folder / "post-1.txt", folder / "herald-2.txt"]))
    assert found(con, "tag:dam is:starred source:sarn") == 1
    assert found(con, "tag:dam source:kestley") == 0
    assert found(con, "is:done") == 0
    assert undo(con) is not None
    assert found(con, "has:tag or is:starred") == 0
    con.close()
