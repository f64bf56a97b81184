"""Lines that recur across the articles of one site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteLines:
    """What recurs on a site, as folded lines.

    Attributes:
        short: short lines that are no sentences, on three articles and a tenth of them at least.
        frequent: those of them that are on a third of the articles.
        closing: sentences of the site about itself that close most articles of a site with ten or more.
    """

    short: frozenset[str] = frozenset()
    frequent: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
