"""Text to highlights: names, dates, figures, quotes; and which names are one entity across a corpus.

Everything here is a pure function of its input; nothing reads the network, the clock or the corpus.
"""

from __future__ import annotations

from tui.annotate.steps import steps
from tui.corpus.article import Article
from tui.corpus.beginning import beginning, continued
from tui.corpus.correction import NOTHING, Told

__all__ = ["annotate"]


def annotate(article: Article, told: Told = NOTHING) -> Article:
    """Return `article` with its names, dates, figures and quotes marked, in the order of `steps`.

    Of a text of more than `LONGEST_MARKED` code points only the beginning is marked, and a flag says so.

    Args:
        article: fresh from ingest: text frozen, blocks told apart, outside layers in place.
        told: what a reader told about names; it holds against whatever is found.

    Returns:
        The same article with `highlights` (own and outside ones), `quotes`, `figures`, `dates`,
        `local_entities` and, where it states no date, `date_range` filled in.
    """
    marked = beginning(article)
    for step in steps(told):
        marked = step(marked)
    return continued(marked, article)
