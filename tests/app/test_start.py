"""The start with a long list: a part of it first, then all, and nobody notices."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opening, article_id
from tui.app import listing
from tui.app.position import Position, remember_position
from tui.store.connect import connect


@pytest.mark.parametrize("grouped", [True, False], ids=["by event", "flat"])
@pytest.mark.parametrize("name", ["herald", "wire", "earlier", "stray"])
async def test_the_whole_list_comes_in_around_the_cursor(
    corpus: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch, name: str, *, grouped: bool
) -> None:
    """Wherever one left, the list is whole soon after the start, with the cursor on the article it was on."""
    monkeypatch.setattr(listing, "REACH", 2)
    con = connect(corpus)
    remember_position(con, Position(article=article_id(name), grouped=grouped))
    async with opening(corpus, (160, 30)) as reader:
        main = reader.app.main
        rows = listing.outline_of(con, main.view)
        while not main.article_list.outline.groups_like(rows):
            await reader.settle()
        assert main.article is not None
        assert main.article.id == article_id(name)
        assert article_id(name) in main.article_list.ids_of(main.article_list.chosen)
        assert f"/{len(main.article_list.outline)} ·" in reader.text
    con.close()
