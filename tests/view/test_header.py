from __future__ import annotations

from tui.corpus.article import Article, Block
from tui.view.header import header

_TITLE = "Dam bursts above Tervo"


def _article(text: str, byline: str) -> Article:
    start = text.index(byline)
    title = text.index(_TITLE)
    blocks = [Block(title, title + len(_TITLE), "title"), Block(start, start + len(byline), "byline")]
    return Article(
        id="a1",
        text=text,
        title=_TITLE,
        source="Valley Herald",
        authors=("Ilma Sorsa", "Aro Lahti"),
        blocks=tuple(sorted(blocks, key=lambda block: block.start)),
    )


def test_a_byline_in_sight_is_not_said_again() -> None:
    """Authors whom the text's byline names, above the title or below, are not named in the header."""
    above = _article(f"Ilma Sorsa and Aro Lahti\n\n{_TITLE}\n\nIt broke.", "Ilma Sorsa and Aro Lahti")
    below = _article(f"{_TITLE}\n\nBY ILMA SORSA, ARO LAHTI\n\nIt broke.", "BY ILMA SORSA, ARO LAHTI")
    assert all("By " not in line for article in (above, below) for line in header(article))


def test_authors_that_the_text_does_not_name_are_said() -> None:
    """Whoever the byline leaves out stands in the header."""
    article = _article(f"Ilma Sorsa\n\n{_TITLE}\n\nIt broke.", "Ilma Sorsa")
    assert "By Aro Lahti" in header(article)
