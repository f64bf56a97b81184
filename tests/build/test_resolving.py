"""Who is who: in new articles of a large corpus by their surroundings, by all articles once it is settled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.build.texts import REPORTS
from tui.build.adding import add, relink
from tui.build.behind import is_settled
from tui.store.check import faults
from tui.store.connect import connect

_MORETTI = "person:ana-moretti"

_LATER = (
    "Mayor of Kestley speaks at inquiry\n\nSarn Post\n\nPublished: 5 June 2024\n\n"
    "The mayor of Kestley, Ana Moretti, told the inquiry into the Orrin Dam on Wednesday that none listened. "
    "“I wrote four letters,” Moretti said. Tove Halding, a shepherd from Lower Kestley, said that she had "
    "seen the cracks herself.\n\n"
)


@pytest.fixture(name="large")
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any corpus count as a large one that has hardly grown."""
    monkeypatch.setattr("tui.build.resolving.FEW", 0)
    monkeypatch.setattr("tui.build.resolving._SHARE", 0)


def _added(folder: Path, corpus: Path, name: str, text: str) -> apsw.Connection:
    (folder / name).write_text(text, "utf-8")
    list(add(corpus, [folder / name]))
    return connect(corpus)


def _began(folder: Path) -> Path:
    """Return a corpus in which who is who was worked out over all articles."""
    folder.mkdir(exist_ok=True)
    corpus = folder / "corpus.db"
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    list(add(corpus, [folder / name for name in REPORTS]))
    list(relink(corpus))
    return corpus


def _entities(con: apsw.Connection) -> dict[str, tuple[Any, ...]]:
    return {
        identity: row
        for identity, *row in con.execute("SELECT id, name, kind, mentions, articles, variants FROM entity")
    }


def _who(con: apsw.Connection) -> list[tuple[Any, ...]]:
    return con.execute(
        "SELECT article.id, key, entity FROM article_entity JOIN article USING (n) ORDER BY 1, 2"
    ).fetchall()


@pytest.mark.usefixtures("large")
def test_who_is_named_already_is_known_and_others_are_new(tmp_path: Path) -> None:
    """A new article's names are those of the corpus where these are meant; nothing else changes."""
    corpus = _began(tmp_path)
    before = _entities(connect(corpus))
    con = _added(tmp_path, corpus, "post-2.txt", _LATER)
    after = _entities(con)
    assert not is_settled(con)
    mentions, articles = before[_MORETTI][2:4]
    assert after[_MORETTI][2] > mentions
    assert after[_MORETTI][3] == articles + 1
    assert "person:tove-halding" not in before
    assert after["person:tove-halding"][3] == 1
    untouched = before.keys() - {e for *_, e in _who(con) if e in before and after[e] != before[e]}
    assert untouched
    assert {each: after[each] for each in untouched} == {each: before[each] for each in untouched}
    assert not list(faults(con))


@pytest.mark.usefixtures("large")
def test_what_an_edited_article_no_longer_names_is_gone(tmp_path: Path) -> None:
    """An article that is put again names what its new text names; entities that nobody names go."""
    corpus = _began(tmp_path)
    con = _added(tmp_path, corpus, "post-2.txt", _LATER)
    assert "person:tove-halding" in _entities(con)
    mentions = _entities(con)[_MORETTI][2]
    con.close()
    edited = _LATER.replace("Tove Halding, a", "A").replace("Moretti said", "she said")
    con = _added(tmp_path, corpus, "post-2.txt", edited)
    assert "person:tove-halding" not in _entities(con)
    assert _entities(con)[_MORETTI][2] == mentions - 1
    assert not list(faults(con))


@pytest.mark.usefixtures("large")
def test_settled_it_is_as_if_all_had_come_at_once(tmp_path: Path) -> None:
    """Articles that came one by one have, once settled, the entities of those that came together."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    corpus = one / "corpus.db"
    texts = {**REPORTS, "post-2.txt": _LATER}
    for name in sorted(texts, reverse=True):
        _added(one, corpus, name, texts[name]).close()
    con = connect(corpus)
    assert not is_settled(con)
    con.close()
    list(relink(corpus))
    con = connect(corpus)
    assert is_settled(con)
    whole = _began(other)
    _added(other, whole, "post-2.txt", _LATER).close()
    list(relink(whole))
    there = connect(whole)
    assert _entities(con) == _entities(there)
    named = [row[1:] for row in _who(con)]
    assert sorted(named) == sorted(row[1:] for row in _who(there))


def test_a_small_corpus_is_always_settled(tmp_path: Path) -> None:
    """While there are few articles, all are asked each time."""
    corpus = _began(tmp_path)
    assert is_settled(_added(tmp_path, corpus, "post-2.txt", _LATER))
