"""Whether an article was truly read: enough of its own text was on screen, for long enough."""

from __future__ import annotations

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.settings import Settings


class Gauge:
    """What was seen of one article since it was opened.

    Args:
        article: what is read.
        settings: `read_percent` of its own text are to be seen, `read_seconds` are to pass.
        opened: when it was opened, in seconds of a clock that never goes back.
    """

    def __init__(self, article: Article, settings: Settings, opened: float) -> None:
        self.article = article.id
        self._own = [(block.start, block.end) for block in article.content_blocks()] or [
            (0, len(article.text))
        ]
        self._seen: list[Span] = []
        self._settings = settings
        self._opened = opened

    def saw(self, visible: Span) -> None:
        """Count a run of the text (code points) as seen."""
        start, end = visible
        apart = [(low, high) for low, high in self._seen if high < start or low > end]
        joined = [each for each in self._seen if each not in apart]
        whole = (min([start, *(low for low, _ in joined)]), max([end, *(high for _, high in joined)]))
        self._seen = sorted([*apart, whole])

    @property
    def share(self) -> float:
        """Return how much of the article's own text was seen, 0 to 1."""
        total = sum(end - start for start, end in self._own)
        seen = sum(
            max(0, min(end, high) - max(start, low)) for start, end in self._own for low, high in self._seen
        )
        return seen / total if total else 1.0

    @property
    def is_enough(self) -> bool:
        """Whether so much was seen that it counts as read once the time has passed."""
        return self.share * 100 >= self._settings.read_percent

    def remaining(self, now: float) -> float:
        """Return the seconds that it has still to stay open: none, or fewer, once that was long enough."""
        return self._opened + self._settings.read_seconds - now
