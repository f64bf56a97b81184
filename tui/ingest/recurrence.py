"""Lines that recur across the articles of one site are the site's, not the articles'.

A second pass over articles already read, pure and order-free: count on which articles of a site each line
stands, then give those lines the role `boilerplate`. Background paragraphs recur too, from report to report
of one event; they are the articles' own and are never touched, which is why a sentence counts only
among the last lines of most of a large number of articles, and if it speaks of the site or to its readers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from tui.corpus.article import CONTENT_ROLES as _OWN_ROLES
from tui.corpus.article import Article, Block, Role
from tui.corpus.line_identity import folded
from tui.corpus.site_lines import SiteLines
from tui.ingest.lines import Unit, units
from tui.ingest.sentence_shape import PROSE_WORDS, ends_sentence
from tui.ingest.sheet import PROSE_SCAN

_LEAST_ARTICLES: Final = 3
_LEAST_SHARE: Final = 0.1
_FREQUENT_SHARE: Final = 1 / 3
_SENTENCE_LEAST_ARTICLES: Final = 10
_SENTENCE_LEAST_SHARE: Final = 0.6
_LONGEST_LINE_WORDS: Final = 20
_LAST_UNITS: Final = 4

_OF_THE_SITE = re.compile(
    r"\b(?:our|we|us|you|your|this (?:site|website|newsletter|page)|readers?|subscri\w{1,8}|newsletters?"
    r"|reader-owned|copyright|editors?|e-?mail|donat\w{1,6}|members?)\b|[@©]|https?://|www\.",
    re.IGNORECASE,
)

_CHANGEABLE: Final[frozenset[Role]] = frozenset({"body", "standfirst", "heading", "caption", "related_link"})


def site_lines(texts: Iterable[str]) -> SiteLines:
    """Return the lines that recur across the texts of one site's articles; a text twice counts once."""
    distinct = sorted(set(texts))
    short: Counter[str] = Counter()
    closing: Counter[str] = Counter()
    for text in distinct:
        found = units(text)[:PROSE_SCAN]
        short.update({folded(unit.text) for unit in found if _is_short(unit)})
        closing.update({folded(unit.text) for unit in found[-_LAST_UNITS:] if _is_sites_own(unit)})
    count = len(distinct)
    return SiteLines(
        _at_least(short, max(_LEAST_ARTICLES, count * _LEAST_SHARE)),
        _at_least(short, max(_LEAST_ARTICLES, count * _FREQUENT_SHARE)),
        _at_least(closing, max(_SENTENCE_LEAST_ARTICLES, count * _SENTENCE_LEAST_SHARE)),
    )


def with_site_lines(article: Article, lines: SiteLines) -> Article:
    """Return the article with its site's recurring lines as boilerplate; the same article if it has none."""
    last = {block.start for block in article.blocks[-_LAST_UNITS:]}
    blocks = tuple(
        replace(block, role="boilerplate")
        if _recurs(article.text, block, lines, is_last=block.start in last)
        else block
        for block in article.blocks
    )
    return article if blocks == article.blocks else replace(article, blocks=blocks)


def with_verdicts(article: Article, verdicts: Mapping[str, bool]) -> Article:
    """Return the article with the lines that readers judged as they judged them.

    Args:
        article: with its blocks; the same article is returned if nothing was said of its lines.
        verdicts: whether a line, folded, is body in this source.
    """
    if not verdicts:
        return article
    blocks = tuple(_judged(article.text, block, verdicts) for block in article.blocks)
    return article if blocks == article.blocks else replace(article, blocks=blocks)


def _judged(text: str, block: Block, verdicts: Mapping[str, bool]) -> Block:
    body = verdicts.get(folded(text[block.start : block.end]))
    if body is None or block.role == "title" or body == (block.role in _OWN_ROLES):
        return block
    return replace(block, role="body" if body else "boilerplate")


def _recurs(text: str, block: Block, lines: SiteLines, *, is_last: bool) -> bool:
    if block.role not in _CHANGEABLE or block.end - block.start > 400:
        return False
    key = folded(text[block.start : block.end])
    if block.role == "heading":  # "Background" may head a section of many articles, and be none the worse
        return key in lines.frequent
    return key in lines.short or (is_last and key in lines.closing)


def _at_least(counts: Counter[str], least: float) -> frozenset[str]:
    return frozenset(line for line, count in counts.items() if count >= least and line)


def _is_short(unit: Unit) -> bool:
    ended = ends_sentence(unit.text) and unit.words >= PROSE_WORDS
    return not ended and unit.words <= _LONGEST_LINE_WORDS and len(unit.text) <= 160


def _is_sites_own(unit: Unit) -> bool:
    """Return whether a sentence speaks of the site or to its readers, as no background paragraph does."""
    return not _is_short(unit) and len(unit.text) <= 400 and _OF_THE_SITE.search(unit.text) is not None
