from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.app.reading_gauge import Gauge
from tui.corpus.article import Article, Block
from tui.settings import Settings

ARTICLE = Article(
    "a1", "x" * 100, blocks=(Block(0, 10, "title"), Block(10, 60, "body"), Block(60, 100, "boilerplate"))
)


def test_only_the_articles_own_text_counts() -> None:
    """What is boilerplate need not be seen; a jump leaves out what it passes over."""
    gauge = Gauge(ARTICLE, Settings(read_percent=80), 0.0)
    gauge.saw((0, 20))
    gauge.saw((50, 100))
    assert gauge.share == 0.5
    assert not gauge.is_enough
    gauge.saw((15, 45))
    assert gauge.is_enough


def test_time_is_what_the_settings_say() -> None:
    """It counts from when the article was opened."""
    gauge = Gauge(ARTICLE, Settings(read_seconds=3), 10.0)
    assert gauge.remaining(11.0) == 2.0
    assert gauge.remaining(14.0) < 0


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100)).map(sorted).map(tuple)))
def test_the_share_is_that_of_the_code_points_seen(spans: list[tuple[int, int]]) -> None:
    """However views overlap, each code point counts once."""
    gauge = Gauge(ARTICLE, Settings(), 0.0)
    for span in spans:
        gauge.saw(span)
    seen = {at for start, end in spans for at in range(start, min(end, 60))}
    assert gauge.share == len(seen) / 60
