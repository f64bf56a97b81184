"""Lines that recur on a site."""

# ruff: noqa: E501  (inputs as they come: a paragraph or a record is one line)

from __future__ import annotations

import itertools
from pathlib import Path

from tui.corpus.article import Article
from tui.ingest.reader import read_stream
from tui.ingest.recurrence import site_lines, with_site_lines

BACKGROUND = "The two villages have been at odds over the weir since the drought of four years ago."


def page(number: int, *, crumb: str = "News from the harbour", closing: str = "") -> str:
    """Return an article of a made-up site, each with words of its own."""
    towns = [
        "Lomvale",
        "Ostrey",
        "Carrick",
        "Brenn",
        "Tolmouth",
        "Sandry",
        "Vell",
        "Quarry",
        "Hext",
        "Aldmoor",
        "Pell",
        "Dunlow",
    ]
    town = towns[number % len(towns)]
    return (
        f"Ferry number {number} late again in {town}\n\n{crumb}\n\nThe ferry to {town} was late by {number + 2} hours on "
        f"Monday, passengers said.\n\n{BACKGROUND}\n\nThe company in {town} said it had repaired engine {number} "
        f"and would run on time from Friday.\n\n{closing}"
    )


def article(text: str) -> Article:
    """Return a text as an article."""
    (found,) = read_stream(text.encode(), "a.txt")
    assert isinstance(found, Article)
    return found


def role_of(found: Article, words: str) -> str:
    """Return the role of the block that holds `words`."""
    place = found.text.index(words)
    return next(block.role for block in found.blocks if block.start <= place < block.end)


def test_short_lines_of_a_site_become_boilerplate() -> None:
    """A short line that stands on many articles of a site is the site's."""
    texts = [page(number) for number in range(6)]
    lines = site_lines(texts)
    assert role_of(with_site_lines(article(texts[0]), lines), "News from") == "boilerplate"


def test_repeated_background_stays_body() -> None:
    """The paragraph that every report of an event repeats is the article's own."""
    texts = [page(number) for number in range(12)]
    found = with_site_lines(article(texts[3]), site_lines(texts))
    assert role_of(found, BACKGROUND) == "body"


def test_two_articles_teach_nothing() -> None:
    """A line must recur on three articles at least, and the same text twice is one article."""
    texts = [page(0), page(1), page(0), page(1)]
    assert not site_lines(texts).short


def test_closing_sentence_of_a_large_site() -> None:
    """A sentence that closes most articles of a site with ten or more is the site's."""
    closing = "The Harbour Desk is a reader-owned paper and lives by what its readers pay for it."
    texts = [page(number, closing=closing) for number in range(12)]
    assert role_of(with_site_lines(article(texts[0]), site_lines(texts)), "reader-owned") == "boilerplate"
    assert not site_lines(texts[:8]).closing


def test_order_does_not_matter() -> None:
    """The same articles give the same lines in any order."""
    texts = [page(number) for number in range(4)]
    found = {site_lines(order) for order in itertools.permutations(texts)}
    assert len(found) == 1


def test_titles_are_never_touched(tmp_path: Path) -> None:
    """A weekly column may bear the same title each time."""
    texts = [
        f"The week in Lomvale\n\nOn day {n} the council met and spoke of the weir for {n + 3} hours, members said."
        for n in range(5)
    ]
    found = with_site_lines(article(texts[0]), site_lines(texts))
    assert role_of(found, "The week") == "title"
