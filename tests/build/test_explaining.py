"""Explaining many links: near each other, and beside this process, with the same outcome."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.build.texts import write_reports
from tui.build.adding import add
from tui.build.beside import each_beside
from tui.build.explaining import explain_all, ordered
from tui.corpus.event import Link
from tui.store import whole
from tui.store.connect import connect


def squares(chunk: list[int]) -> list[int]:
    """Return the squares of numbers; a function that other processes find."""
    return [number * number for number in chunk]


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])))
def test_every_link_stands_once_in_an_order_of_its_own(pairs: set[tuple[int, int]]) -> None:
    """Whatever order links come in, each is explained once, and always in the same order."""
    links = [Link(str(a), str(b), "same_event", 0.5) for a, b in sorted(pairs)]
    found = ordered(links)
    assert found == ordered(reversed(links))
    assert sorted(found, key=lambda link: (link.a, link.b)) == links


def test_links_of_one_group_stand_together() -> None:
    """A group of articles is done with before the next begins."""
    pairs = [("a", "z"), ("b", "y"), ("c", "z"), ("d", "y"), ("a", "c"), ("b", "d")]
    found = ordered([Link(a, b, "same_event", 0.5) for a, b in pairs])
    assert {frozenset((link.a, link.b)) for link in found[:3]} == {
        frozenset(pair) for pair in (("a", "z"), ("c", "z"), ("a", "c"))
    }


def test_what_is_worked_out_beside_comes_in_order() -> None:
    """Results come in the order of what they were made of, from however many chunks."""
    assert list(each_beside(squares, range(20), 3, most=1)) == [number * number for number in range(20)]


def test_many_links_are_explained_beside_as_a_few_are_here(tmp_path: Path) -> None:
    """Links explained in other processes are what they are when explained in this one."""
    corpus, folder = tmp_path / "c.db", tmp_path / "news"
    write_reports(folder)
    list(add(corpus, [folder]))
    con = connect(corpus)
    bare = [Link(link.a, link.b, link.kind, link.score) for link in whole.links(con)]
    here = list(explain_all(con, corpus, bare))
    assert len(here) == len(bare) > 0
    assert any(each.link.evidence for each in here)
    assert list(explain_all(con, corpus, bare, few=0)) == here
    con.close()
