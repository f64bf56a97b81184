"""When an article without a date can be from, as far as its own words justify."""

from __future__ import annotations

from bisect import bisect_right

from tui.annotate.dates import dates
from tui.annotate.sentences import sentences
from tui.annotate.tense import tense_at
from tui.corpus.article import Article, DateBasis
from tui.corpus.highlight import DateMention

Bounds = tuple[str | None, str | None]


def date_bounds(article: Article) -> tuple[str | None, DateBasis, Bounds]:
    """Return the article's date, its basis, and the earliest and latest day that it can be from.

    A dated article keeps what it has. For an undated one the date stays None; what it tells in the past
    tense with an absolute date bounds it from below, what it expects from above. The basis is "inferred"
    where a bound was found, and never "stated".
    """
    if article.published is not None:
        return article.published, article.date_basis, article.date_range
    low, high = article.date_range
    for mention in dates(article):
        if mention.relative is not None or (mention.low is None and mention.high is None):
            continue
        if _tense(article, mention) == "past":
            low = max(filter(None, (low, mention.low)), default=None)
        else:
            high = min(filter(None, (high, mention.high)), default=None)
    if low is not None and high is not None and low > high:
        high = article.date_range[1]
    bounds = (low, high)
    return None, "unknown" if bounds == (None, None) else "inferred", bounds


def _tense(article: Article, mention: DateMention) -> str:
    block = next(b for b in article.content_blocks() if b.start <= mention.start < b.end)
    spans = sentences(article.text, block.start, block.end)
    index = max(bisect_right([s.start for s in spans], mention.start) - 1, 0)
    return tense_at(article.text, (mention.start, mention.end), spans[index])
