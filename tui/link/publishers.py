"""How many publishers report an event independently: reprints and sister titles count once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.corpus.outlet import outlet, voices
from tui.link.sketch import Sketch

__all__ = ["independent", "outlet"]


def independent(articles: Sequence[tuple[int, Sketch]], copies: Iterable[tuple[int, int]]) -> int:
    """Return the number of independent publishers.

    Args:
        articles: positions and sketches of an event's articles; one without a publisher counts for itself.
        copies: pairs of positions that print the same text.
    """
    return len(set(voices({at: one.publisher for at, one in articles}, copies).values()))
