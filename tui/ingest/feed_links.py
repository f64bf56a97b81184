"""The feeds that a page names, and whether the page is itself an article: linear patterns on its source."""

from __future__ import annotations

import re
from html import unescape
from typing import Final, NamedTuple
from urllib.parse import urljoin

from tui.harmless import harmless_line
from tui.ingest.web_address import web_address

_SEARCHED: Final = 500_000
_MOST: Final = 50

_LINK = re.compile(r"<(?:link|a)\b[^<>]{0,2000}>", re.IGNORECASE)
_BASE = re.compile(r"<base\b[^<>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([a-zA-Z-]{1,20})\s{0,5}=\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'<>]{1,2000}))"""
)
_FEED_TYPE = re.compile(r"application/(?:rss|atom|rdf)\+xml|application/feed\+json|text/xml", re.IGNORECASE)
_OF_ARTICLE = re.compile(
    r"""property\s{0,5}=\s{0,5}["']?og:type["']?\s{1,20}content\s{0,5}=\s{0,5}["']?article"""
    r"""|content\s{0,5}=\s{0,5}["']?article["']?\s{1,20}property\s{0,5}=\s{0,5}["']?og:type"""
    r"""|"@type"\s{0,5}:\s{0,5}\[?\s{0,5}"(?:[A-Za-z]{0,20}Article|LiveBlogPosting|BlogPosting)\"""",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title[^<>]{0,200}>([^<]{1,500})", re.IGNORECASE)


class FeedLink(NamedTuple):
    """A feed that a page names: its address, and what the page calls it."""

    url: str
    title: str


def feed_links(html: str, url: str) -> tuple[FeedLink, ...]:
    """Return the feeds that the page at `url` names in its head, each once, comments' feeds last."""
    base = url
    if (match := _BASE.search(html[:_SEARCHED])) and (href := _attributes(match[0]).get("href")):
        base = _joined(url, href) or url
    found: dict[str, FeedLink] = {}
    for match in _LINK.finditer(html[:_SEARCHED]):
        fields = _attributes(match[0])
        kind, rel = fields.get("type", ""), fields.get("rel", "").lower().split()
        if not ("alternate" in rel and _FEED_TYPE.search(kind)):
            continue
        address = _joined(base, fields.get("href", ""))
        if address and len(found) < _MOST:
            found.setdefault(address, FeedLink(address, harmless_line(fields.get("title", ""))[:200]))
    return tuple(sorted(found.values(), key=lambda link: "comment" in f"{link.title} {link.url}".lower()))


def is_article_page(html: str) -> bool:
    """Return whether a page says of itself that it is one article."""
    return _OF_ARTICLE.search(html[:_SEARCHED]) is not None


def page_title(html: str) -> str:
    """Return a page's title, "" if it has none."""
    match = _TITLE.search(html[:_SEARCHED])
    return harmless_line(unescape(match[1]))[:200] if match else ""


def _attributes(tag: str) -> dict[str, str]:
    return {
        match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(tag)
    }


def _joined(base: str, href: str) -> str | None:
    try:
        return web_address(urljoin(base, href.strip()))
    except ValueError:
        return None
