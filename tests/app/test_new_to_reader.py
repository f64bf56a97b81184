"""What is new in a report for who has read others of its event, in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import ARTICLES, Opening, article_id
from tui.store.connect import connect
from tui.store.state import change
from tui.store.telling import Telling, put_tellings

SIZES = [(80, 24), (120, 40), (200, 60)]


def tell(corpus: Path) -> tuple[int, int]:
    """Store that the post tells the herald's second sentence as well; return that sentence's span."""
    text = ARTICLES["herald"].text
    first = (text.index("A dam"), text.index("killed.") + 7, True)
    second = (text.index("“The dam"), text.index("years ago.") + 10, True)
    con = connect(corpus)
    put_tellings(
        con, [Telling(article_id("herald"), article_id("post"), [first, second], [(0, 5, True)], [1], [])]
    )
    change(con, [article_id("post")], read=True)
    con.close()
    return second[:2]


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_told_is_dimmed_and_counted(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`w` dims the sentences that a report already read tells, and says how many are new; again undoes it."""
    known = tell(corpus)
    async with opening(corpus, size) as reader:
        reader.screen.show_article(article_id("herald"), reading=True)
        await reader.press("w")
        assert "1 of 2 sentences new since you read 1 of 3 reports" in reader.text
        assert list(reader.screen.text._known) == [known]
        await reader.press("w")
        assert not list(reader.screen.text._known)


async def test_the_next_article_is_dimmed_as_well(corpus: Path, opening: Opening) -> None:
    """Once asked for, every article that is opened shows what is new in it."""
    tell(corpus)
    async with opening(corpus, (120, 40)) as reader:
        reader.screen.show_article(article_id("stray"))
        await reader.press("w")
        assert "no other report of this event" in reader.text
        reader.screen.show_article(article_id("herald"), reading=True)
        await reader.settle()
        assert "1 of 2 sentences new" in reader.text


async def test_nothing_is_known_to_who_has_read_nothing(corpus: Path, opening: Opening) -> None:
    """Where no other report was read, all is new and that is said."""
    tell(corpus)
    con = connect(corpus)
    change(con, [article_id("post")], read=False)
    async with opening(corpus, (120, 40)) as reader:
        reader.screen.show_article(article_id("herald"))
        await reader.press("w")
        assert "all is new: of 2 other reports of this event none was read yet" in reader.text
