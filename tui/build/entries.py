"""What makes an entry of a feed, or a page, the same article as one that was found elsewhere."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from tui.build.files import content_key
from tui.corpus.article import Article
from tui.corpus.identity import stable_id
from tui.store.places import Place

_FOLLOWS: Final = re.compile(
    r"^(?:utm_\w+|at_\w+|ns_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|igshid|cmpid|cmp|ocid|smid|xtor|icid|traffic_source)$",
    re.IGNORECASE,
)
"""Parameters that say how a reader came to a page, not which page it is."""

_FEWEST_WORDS: Final = 40
"""Fewer words in common are no proof: two stubs may be alike."""

_SHORT: Final = 1500
"""An entry of fewer characters is taken for a summary."""

WHOLE: Final = "full text from its page"


def place_of(feed: str, article: Article) -> Place:
    """Return where an entry of `feed` (its location) was found, and what it is known by."""
    is_own = stable_id("a", article.origin) == article.id
    address = comparable_address(article.url or "")
    guid = article.external_id or ""
    return Place(
        article.origin if is_own else f"{feed}#{article.id}",
        feed,
        content_key(article),
        address,
        guid if guid.lower().startswith(("tag:", "urn:")) else "",
        _words(article, address),
    )


def comparable_address(url: str) -> str:
    """Return an address so that two of one page are equal; "" for none, and for a site's front."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        fields = [
            pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _FOLLOWS.match(pair[0])
        ]
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    if not host or not (path or fields):
        return ""
    fragment = "" if "=" in parts.fragment else parts.fragment
    return urlunsplit(("", host, path, urlencode(sorted(fields)), fragment))


def _words(article: Article, address: str) -> str:
    words = article.text.casefold().split()
    if len(words) < _FEWEST_WORDS or not address:
        return ""
    host = address.removeprefix("//").partition("/")[0]
    return hashlib.blake2b(f"{host} {' '.join(words)}".encode("utf-8", "replace"), digest_size=16).hexdigest()


def is_summary(article: Article) -> bool:
    """Return whether an entry gives no more than a summary of its page."""
    return sum(block.end - block.start for block in article.content_blocks()) < _SHORT


def with_page(entry: Article, page: Article) -> Article:
    """Return the article of an entry's page under the entry's identity; the entry if the page has no more."""
    if len(page.text) <= len(entry.text) or not any(block.role == "body" for block in page.blocks):
        return replace(entry, flags=(*entry.flags, "its page gave no more than the feed"))
    dated = entry if entry.published else page
    return replace(
        page,
        id=entry.id,
        origin=entry.origin,
        external_id=entry.external_id,
        url=page.url or entry.url,
        source=entry.source or page.source,
        authors=page.authors or entry.authors,
        published=dated.published,
        date_basis=dated.date_basis,
        date_range=dated.date_range,
        extra=entry.extra,
        flags=tuple(dict.fromkeys((*entry.flags, *page.flags, WHOLE))),
    )


def bounded(article: Article, since: float | None, now: float) -> Article:
    """Return an undated entry with the days between which it can have appeared.

    It appeared before it was fetched; and after the last time that its feed was asked and did not have it.

    Args:
        article: the entry.
        since: when that was, seconds since 1970; None if the feed is new here.
        now: when it was fetched.
    """
    if article.published is not None:
        return article
    low = _day(since) if since is not None else article.date_range[0]
    return replace(article, date_range=(low, _day(now)), date_basis="inferred")


def _day(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).date().isoformat()
