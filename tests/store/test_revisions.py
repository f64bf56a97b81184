"""Versions of an article that changed, and what changed between them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tui.annotate import annotate
from tui.corpus.article import Article, Block
from tui.errors import StoreError
from tui.store.connect import connect
from tui.store.revisions import revisions_of
from tui.store.write import put_article
from tui.view.revised import changes

_EARLY = "Blast at Port Kessel\n\nAt least 17 people were killed, the mayor said. The harbour was closed."
_LATER = (
    "Blast at Port Kessel kills 21\n\nAt least 21 people were killed, the mayor said. The harbour was closed."
)


def _plain(text: str) -> Article:
    title = text.partition("\n")[0]
    blocks = (Block(0, len(title), "title"), Block(len(title) + 2, len(text), "body"))
    return Article("a1", text, title, origin="/news/a.txt", blocks=blocks)


def _version(text: str) -> Article:
    return annotate(_plain(text))


def test_versions_come_in_order_with_their_times(tmp_path: Path) -> None:
    """A changed article keeps what it said, what was marked in it, and from when to when it stood."""
    con = connect(tmp_path / "corpus.db")
    for text in (_EARLY, _LATER, _LATER):
        put_article(con, _version(text), content_key=text)
    first, last = revisions_of(con, "a1")
    assert (first.article.text, last.article.text) == (_EARLY, _LATER)
    assert first.seen
    assert first.replaced == last.seen
    assert last.replaced is None
    edit = changes(first.article, last.article).figures[0]
    assert edit.before is not None
    assert edit.after is not None
    assert (edit.before.low, edit.after.low) == (17, 21)


def test_an_article_that_never_changed_has_one_version(tmp_path: Path) -> None:
    """An article that never changed has one version; one that is not there has none."""
    con = connect(tmp_path / "corpus.db")
    put_article(con, _version(_EARLY), content_key="k")
    assert len(revisions_of(con, "a1")) == 1
    with pytest.raises(StoreError):
        revisions_of(con, "a2")


def test_what_typesetting_changes_is_no_change() -> None:
    """Other quotation marks are not another sentence; another headline, figure or sentence is named."""
    before = _plain("T\n\n“We stay,” she said. It rained.")
    after = replace(before, text='T\n\n"We stay," she said. It snowed.', title="T2")
    found = changes(before, after)
    assert found.headline == ("T", "T2")
    assert found.sentences_gone == ("It rained.",)
    assert found.sentences_new == ("It snowed.",)
