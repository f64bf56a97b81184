"""What an HTML page states of its article in its head: JSON-LD, meta elements, canonical link, language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from typing import Any, Final
from urllib.parse import urlsplit

from resiliparse.parse.html import DocumentNode, HTMLTree

from tui.corpus.line_identity import folded
from tui.harmless import harmless_line
from tui.ingest.article_draft import Facts
from tui.ingest.credits import authors_in
from tui.ingest.headline import without_site
from tui.ingest.language import language_tag
from tui.ingest.outlets import looks_like_outlet
from tui.ingest.stamps import has_date, iso_date
from tui.ingest.web_address import web_address

_ARTICLE_TYPES: Final = ("Article", "Posting", "Report", "WebPage")
"""How the names of schema.org's types of articles end (NewsArticle, BlogPosting, …)."""

_JOINTS: Final = (" - ", " – ", " — ", " | ", " · ", " • ", " : ")
_DEEPEST: Final = 12

# Names of meta elements, in the order in which they are believed.
_PUBLISHED: Final = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "rnews:datepublished",
    "dc.created",
    "timestamp",
    "publication_date",
)
_UPDATED: Final = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "article.updated",
)
_AUTHOR: Final = (
    "author",
    "article:author_name",
    "byl",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "twitter:creator_name",
)
_SITE: Final = (
    "og:site_name",
    "application-name",
    "publisher",
    "dc.publisher",
    "article:publisher_name",
    "cre",
)
_TITLE: Final = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")


def page_facts(tree: HTMLTree) -> Facts:
    """Return what the page says of its article; dates that are none are flagged, nothing is fetched."""
    stated = next(_articles(tree), {})
    metas = _metas(tree)
    facts = Facts(flags=[])
    facts.url = _canonical(tree, metas)
    facts.source = _name(_first(metas, _SITE)) or _name(stated.get("publisher"))
    facts.title = _title(tree, stated, metas, facts)
    facts.authors = _authors(stated.get("author")) or _authors(_first(metas, _AUTHOR))
    facts.published = _date(facts, stated.get("datePublished"), *(metas.get(name) for name in _PUBLISHED))
    facts.updated = _date(facts, stated.get("dateModified"), *(metas.get(name) for name in _UPDATED))
    facts.source = facts.source or (urlsplit(facts.url or "").hostname or "").removeprefix("www.") or None
    html = _document(tree).query_selector("html")
    facts.language = language_tag(html.getattr("lang") if html else None) or language_tag(
        stated.get("inLanguage")
    )
    return facts


def _document(tree: HTMLTree) -> DocumentNode:
    assert tree.document is not None  # noqa: S101  (only an unparsed tree has none)
    return tree.document


def _articles(tree: HTMLTree) -> Iterator[dict[str, Any]]:
    """Yield what JSON-LD says of articles; broken or hostile JSON is passed over."""
    for script in _document(tree).query_selector_all('script[type="application/ld+json"]'):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for found in _objects(value, 0):
            kinds = found.get("@type")
            if any(isinstance(kind, str) and kind.endswith(_ARTICLE_TYPES) for kind in _as_list(kinds)):
                yield found


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD value, the article's own before those inside."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            if isinstance(value.get(name), dict | list):
                yield from _objects(value[name], depth + 1)
    elif isinstance(value, list):
        for inner in value[:200]:
            yield from _objects(inner, depth + 1)


def _metas(tree: HTMLTree) -> dict[str, str]:
    """Return the page's meta elements by name or property, the first of each."""
    found: dict[str, str] = {}
    for meta in _document(tree).query_selector_all("meta[content]"):
        name = meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop") or ""
        content = _words((meta.getattr("content") or "")[:2000])
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _title(tree: HTMLTree, stated: dict[str, Any], metas: dict[str, str], facts: Facts) -> str:
    """Return the title without the site's name, which is learned where only the page's title has it."""
    headline = stated.get("headline")
    raw = _words(headline if isinstance(headline, str) else _first(metas, _TITLE) or tree.title or "")
    title, site = without_site(raw)
    if site and (facts.source is None or looks_like_outlet(site)):
        facts.source = facts.source or site
        return title
    return _without_own_name(title if site is None else raw, facts)


def _without_own_name(title: str, facts: Facts) -> str:
    """Return the title without a last part that is the site's name or is in its address."""
    head, mark, last = max((title.rpartition(mark) for mark in _JOINTS), key=lambda parts: len(parts[0]))
    key = folded(last)
    names = (folded(facts.source or ""), folded(urlsplit(facts.url or "").hostname or ""))
    return head.strip() if mark and len(key) > 1 and any(key in name for name in names) else title


def _words(text: str) -> str:
    """Return a string of the page's head on one line, character references in it resolved once more."""
    return harmless_line(unescape(text) if "&" in text else text)


def _name(value: Any) -> str | None:
    """Return the name in a JSON-LD value: a string, an object, or the first of a list."""
    for one in _as_list(value):
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and _words(name) and not name.startswith("http"):
            return _words(name)[:200]
    return None


def _authors(value: Any) -> tuple[str, ...]:
    names = [_name(one) for one in _as_list(value)[:20]]
    kept = [name for name in names if name and not name.startswith(("@", "/")) and len(name) <= 120]
    return tuple(dict.fromkeys(person for name in kept for person in authors_in(name) or (name,)))


def _date(facts: Facts, *claims: Any) -> str | None:
    """Return the first claim that is a date; claims that are none are flagged."""
    for claim in claims:
        if not isinstance(claim, str) or not claim.strip():
            continue
        found = iso_date(claim) if has_date(claim) else None
        if found is not None:
            return found
        facts.flags.append(f"odd date: {harmless_line(claim)[:40]}")
    return None


def _canonical(tree: HTMLTree, metas: dict[str, str]) -> str | None:
    """Return the page's own address, if it is one of the web."""
    link = _document(tree).query_selector('link[rel="canonical"]')
    return web_address(link.getattr("href") if link else None) or web_address(metas.get("og:url"))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
