"""Text to highlights: names, dates, figures, quotes; and which names are one entity across a corpus.

Everything here is a pure function of its input; nothing reads the network, the clock or the corpus.
"""

from __future__ import annotations

from tui.annotate.steps import STEPS
from tui.corpus.article import Article

__all__ = ["annotate"]


def annotate(article: Article) -> Article:
    """Return `article` with its names, dates, figures and quotes marked, in the order of `STEPS`.

    Args:
        article: fresh from ingest: text frozen, blocks told apart, outside layers in place.

    Returns:
        The same article with `highlights` (own and outside ones), `quotes`, `figures`, `dates`,
        `local_entities` and, where it states no date, `date_range` filled in.
    """
    for step in STEPS:
        article = step(article)
    return article
