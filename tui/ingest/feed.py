"""Feeds to articles: RSS and Atom by feedparser, JSON Feed by hand.

feedparser gets bytes in a stream (a string it would open as an address or a file name), without its own
sanitising and link resolution (five times faster); document type definitions are cut out before it sees
them, so that entities have nothing to expand and nothing to read.
"""

from __future__ import annotations

import calendar
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from html import unescape
from typing import Any, Final

from tui.corpus.article import Article
from tui.corpus.identity import stable_id
from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.article_draft import Facts
from tui.ingest.html_page import read_html
from tui.ingest.language import language_tag
from tui.ingest.options import Options
from tui.ingest.stamps import is_credible
from tui.ingest.web_address import web_address

_EARLIEST: Final = "1990"
"""No feed is older; feeds with broken clocks give years -1, 1479 and 9999 (SECURITY C21)."""

_MOST_ENTRIES: Final = 5_000
_LONGEST_TAG: Final = 200_000

_DTD = re.compile(r"<!DOCTYPE[^\[<>]{0,500}(?:\[[^\]]{0,200000}\]\s{0,50})?>", re.IGNORECASE)
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{_LONGEST_TAG}}}")
_ELEMENT = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_DECLARATION = re.compile(r"^\s{0,100}<\?xml[^>]{0,300}\?>")

CUT_OFF: Final = "the feed is damaged or cut off"


def read_feed(
    text: str, origin: str, options: Options, flags: tuple[str, ...] = ()
) -> Iterator[Article | IngestError]:
    """Yield the articles of an RSS or Atom feed.

    Args:
        text: the feed, decoded.
        origin: its file or address.
        options: with `body_only`, every line of an entry is body.
        flags: what was odd so far.
    """
    if re.search(r"<opml\b", text[:4000], re.IGNORECASE):
        yield IngestError("a list of feeds, not articles", origin, "use: copytaster sources import")
        return
    if _LONG_TAG.search(text):
        yield IngestError("an element with a flood of attributes", origin)
        return
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415  (ships no types; slow to import)

    bare = _DTD.sub("", _DECLARATION.sub("", text))
    stream = io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + bare.encode("utf-8", "replace"))
    try:
        parsed = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001  (others' parser, strangers' bytes: it raises what it likes)
        yield IngestError(f"its parser failed: {type(error).__name__}", origin, "nothing was taken from it")
        return
    if not parsed.get("version") and not parsed.entries:
        yield IngestError("not a feed", origin, "check the address")
        return
    if not parsed.entries:
        yield IngestError("a feed without articles", origin)
        return
    feed = parsed.get("feed", {})
    entries = [_from_entry(entry) for entry in parsed.entries[:_MOST_ENTRIES]]
    broken = (CUT_OFF,) if parsed.get("bozo") and not _is_label_defect(parsed.get("bozo_exception")) else ()
    channel = _Channel(origin, _text(feed, "title"), _text(feed, "language"), (*flags, *broken))
    yield from _articles(entries, channel, options)


def read_json_feed(value: dict[str, Any], origin: str, options: Options) -> Iterator[Article | IngestError]:
    """Yield the articles of a JSON Feed; items of the wrong shape are named."""
    items = value.get("items")
    if not isinstance(items, list):
        yield IngestError("a JSON Feed without a list of items", origin)
        return
    entries: list[dict[str, Any]] = []
    for number, item in enumerate(items[:_MOST_ENTRIES], start=1):
        if isinstance(item, dict):
            entries.append(_from_item(item))
        else:
            yield IngestError("an item must be an object", f"{origin}#item {number}")
    yield from _articles(entries, _Channel(origin, _text(value, "title"), _text(value, "language")), options)


def is_json_feed(value: object) -> bool:
    """Return whether a JSON value is a JSON Feed."""
    return isinstance(value, dict) and "jsonfeed.org" in str(value.get("version"))[:100]


@dataclass(frozen=True, slots=True)
class _Channel:
    """What all entries of a feed have in common."""

    origin: str
    site: str
    language: str
    flags: tuple[str, ...] = ()


def _articles(
    entries: list[dict[str, Any]], channel: _Channel, options: Options
) -> Iterator[Article | IngestError]:
    origin = channel.origin
    if entries and not any(entry["title"] or entry["html"].strip() for entry in entries):
        yield IngestError("a feed whose entries have neither title nor text", origin)
        return
    links = Counter(entry["url"] for entry in entries)
    for number, entry in enumerate(entries, start=1):
        key = _key(entry, links)
        place = f"{origin}#{key or f'item {number}'}"
        facts = _facts(entry, channel)
        try:
            found = read_html(entry["html"], place, options, (), facts)
        except IngestError as error:
            yield IngestError("an entry without title and text", error.where)
            continue
        if not key:  # no link and no guid: the words are the identity, so that a second poll adds nothing
            found = replace(found, id=stable_id("a", origin, found.text), origin=f"{origin}#item {number}")
        yield found


def _key(entry: dict[str, Any], links: Counter[str | None]) -> str:
    """Return what an entry is known by: its own link, or else its guid (some change at each poll)."""
    if entry["url"] and links[entry["url"]] == 1:
        return str(entry["url"])
    return str(entry["guid"] or entry["url"] or "")


def _facts(entry: dict[str, Any], channel: _Channel) -> Facts:
    flags = list(channel.flags)
    published, updated = (_credible(entry[name], flags) for name in ("published", "updated"))
    return Facts(
        title=entry["title"],
        url=entry["url"],
        source=channel.site or None,
        publisher=entry["publisher"] or None,
        authors=entry["authors"],
        language=language_tag(channel.language),
        published=published or updated,
        updated=updated if updated != published else None,
        date_basis="feed",
        external_id=entry["guid"] or None,
        flags=flags,
        extra={"tags": list(entry["tags"])} if entry["tags"] else {},
    )


def _credible(claim: str | None, flags: list[str]) -> str | None:
    if not claim:
        return None
    if claim[:4] >= _EARLIEST and is_credible(claim):
        return claim
    flags.append(f"odd date: {claim[:40]}")
    return None


def _from_entry(entry: Any) -> dict[str, Any]:
    contents = [content.get("value") for content in entry.get("content") or () if isinstance(content, dict)]
    # What broke off in mid-element has None for its text.
    html = max(
        (each for each in (*contents, entry.get("summary")) if isinstance(each, str)), key=len, default=""
    )
    source = entry.get("source")
    authors = [author.get("name", "") for author in entry.get("authors") or () if isinstance(author, dict)]
    return {
        "title": _plain_line(entry.get("title", "")),
        "html": html,
        "url": web_address(entry.get("link")),
        "guid": harmless_line(str(entry.get("id") or "")),
        "publisher": _text(source, "title") if isinstance(source, dict) else "",
        "authors": tuple(dict.fromkeys(harmless_line(str(name)) for name in authors if name)),
        "tags": tuple(harmless_line(str(tag.get("term") or "")) for tag in entry.get("tags") or ())[:50],
        "published": _moment(entry, "published"),
        "updated": _moment(entry, "updated"),
    }


def _from_item(item: dict[str, Any]) -> dict[str, Any]:
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    text = item.get("content_text")
    html = item.get("content_html") or item.get("summary")
    names = [author.get("name") for author in authors or [] if isinstance(author, dict)]
    tags = item.get("tags")
    return {
        "title": _text(item, "title"),
        "html": html if isinstance(html, str) else _as_html(text) if isinstance(text, str) else "",
        "url": web_address(item.get("url")),
        "guid": harmless_line(str(item.get("id") or "")),
        "publisher": "",
        "authors": tuple(harmless_line(name) for name in names if isinstance(name, str)),
        "tags": tuple(harmless_line(tag) for tag in tags if isinstance(tag, str))
        if isinstance(tags, list)
        else (),
        "published": _iso(item.get("date_published")),
        "updated": _iso(item.get("date_modified")),
    }


def _as_html(text: str) -> str:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{part}</p>" for part in escaped.split("\n") if part.strip())


def _plain_line(title: Any) -> str:
    """Return a title without the markup that feeds put into it."""
    text = str(title or "")
    if "<" in text or "&" in text:
        text = unescape(_ELEMENT.sub("", text))
    return harmless_line(text)[:1000]


def _text(fields: Any, name: str) -> str:
    value = fields.get(name)
    return harmless_line(value)[:500] if isinstance(value, str) else ""


def _moment(entry: Any, name: str) -> str | None:
    """Return a date of the feed as ISO 8601 in UTC; as printed where feedparser cannot read it."""
    # dict.get: feedparser's own gives `published` for a missing `updated`, and warns.
    parsed = dict.get(entry, f"{name}_parsed")
    raw = harmless_line(str(dict.get(entry, name) or ""))[:40]
    if parsed is None:
        return raw or None
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC).isoformat(timespec="minutes")
    except (ValueError, OverflowError, OSError, TypeError):
        return raw or "?"


def _iso(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value).isoformat(timespec="minutes")
    except ValueError:
        return harmless_line(value)[:40]


def _is_label_defect(error: Any) -> bool:
    """Return whether feedparser complains of a label only (content type, declared encoding)."""
    return type(error).__name__ in {"CharacterEncodingOverride", "NonXMLContentType"}
