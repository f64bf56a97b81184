"""One input record (docs/formats.md) to an article: its text as given, its spans in their own layer."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from typing import Any, Final

from tui.corpus.article import Article, Block
from tui.corpus.line_identity import folded
from tui.errors import IngestError
from tui.harmless import harmless, harmless_line
from tui.ingest.article_draft import Facts, article
from tui.ingest.clean import oddities, with_line_feeds
from tui.ingest.language import language_tag
from tui.ingest.lines import units
from tui.ingest.options import ARTICLE_LIMIT
from tui.ingest.outside_layer import Ruler, outside_layer
from tui.ingest.roles import bare_body, classify
from tui.ingest.stamps import iso_date

_KNOWN: Final = frozenset(
    [
        "id",
        "title",
        "text",
        "published",
        "updated",
        "source",
        "publisher",
        "url",
        "authors",
        "language",
        "highlights",
        "quotes",
        "figures",
        "layer",
    ]
)
_ALIASES: Final = {
    "body": "text",
    "content": "text",
    "headline": "title",
    "date": "published",
    "author": "authors",
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?")


def read_record(row: object, origin: str, *, body_only: bool) -> Article:
    """Return the article of one record.

    The record's text stands in the article's unchanged, apart from characters that `harmless` refuses; a
    title that is not its first line goes before it, and offsets of given spans are moved along.

    Raises:
        IngestError: the record is no object, or has neither a title nor a text.
    """
    if not isinstance(row, dict):
        raise IngestError(f"a record must be an object, not {_kind(row)}", origin)
    fields = _renamed(row)
    title, raw = _string(fields, "title", origin), _string(fields, "text", origin)
    text = _kept(raw)
    facts = _facts(fields, harmless_line(title), raw + title)
    if not facts.title and not text.strip():
        raise IngestError("a record needs a title or a text, and has neither", origin)
    if len(text) > ARTICLE_LIMIT:
        raise IngestError(f"text too long: {len(text):,} characters", origin, f"at most {ARTICLE_LIMIT:,}")
    whole, shift = _with_title(facts.title, text)
    blocks = _blocks(whole, facts, body_only=body_only)
    layer = outside_layer(fields, Ruler(raw, whole, shift, _kept))
    facts.flags += layer.refused
    found = article(whole, blocks, facts, _identity(origin, facts, whole))
    return replace(
        found, origin=origin, highlights=layer.highlights, quotes=layer.quotes, figures=layer.figures
    )


def _kept(raw: str) -> str:
    """Return a record's text as it is kept: nothing is changed but what safety asks."""
    return harmless(with_line_feeds(raw))


def _identity(origin: str, facts: Facts, whole: str) -> str:
    """Return what makes the record itself: its own id, or else its words (line numbers move)."""
    place = origin.rsplit("#", 1)[0]
    return f"{place}#{facts.external_id}" if facts.external_id else f"{place}#={whole}"


def _renamed(row: dict[Any, Any]) -> dict[str, Any]:
    """Return the fields under the names of docs/formats.md; another common name counts without it."""
    fields = {str(key): value for key, value in row.items()}
    for other, name in _ALIASES.items():
        if other in fields and name not in fields:
            fields[name] = fields.pop(other)
    return fields


def _string(fields: dict[str, Any], name: str, origin: str) -> str:
    value = fields.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise IngestError(f"{name!r} must be a string, not {_kind(value)}", origin)
    return value


def _kind(value: object) -> str:
    names = {type(None): "null", list: "a list", dict: "an object", bool: "true or false", str: "a string"}
    return names.get(type(value), "a number")


def _with_title(title: str, text: str) -> tuple[str, int]:
    """Return the article's text, title first, and by how much the record's own offsets move."""
    if not title or not text.strip():
        return text or title, 0
    first = units(text[: 4 * len(title) + 200])
    if first and folded(first[0].text) == folded(title):
        return text, 0
    return f"{title}\n\n{text}", len(title) + 2


def _blocks(whole: str, facts: Facts, *, body_only: bool) -> tuple[Block, ...]:
    if body_only:
        return bare_body(whole, facts.title)
    blocks, stated = classify(whole, facts.title)
    facts.title = facts.title or stated.title
    facts.source = facts.source or stated.source
    facts.publisher = facts.publisher or stated.publisher
    facts.authors = facts.authors or stated.authors
    facts.published = facts.published or stated.published
    facts.updated = facts.updated or stated.updated
    return blocks


def _facts(fields: dict[str, Any], title: str, raw: str) -> Facts:
    own = fields.get("id")
    flags = list(oddities(raw))
    return Facts(
        title=title,
        url=_line(fields, "url"),
        source=_line(fields, "source"),
        publisher=_line(fields, "publisher"),
        authors=_authors(fields.get("authors")),
        language=language_tag(fields.get("language")),
        published=_moment(fields, "published", flags),
        updated=_moment(fields, "updated", flags),
        external_id=harmless_line(str(own)) if isinstance(own, str | int) and own != "" else None,
        flags=flags,
        extra={harmless(str(key)): plain(value) for key, value in fields.items() if key not in _KNOWN},
    )


def _line(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return (harmless_line(value) or None) if isinstance(value, str) else None


def _authors(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else [value]
    return tuple(
        dict.fromkeys(line for part in parts if isinstance(part, str) and (line := harmless_line(part)))
    )


def _moment(fields: dict[str, Any], name: str, flags: list[str]) -> str | None:
    """Return a date of the record as ISO 8601; one that is none is flagged."""
    value = fields.get(name)
    if value is None or value == "":
        return None
    text = harmless_line(str(value))
    found = iso_date(text)
    if found is None:
        flags.append(f"odd date: {text[:40]}")
    elif _ISO.fullmatch(text):
        return text.replace(" ", "T")
    return found


def plain(value: object) -> Any:
    """Return an unknown field's value with its strings harmless and nothing that JSON cannot say."""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {harmless(str(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value


def parse_json(text: str, origin: str) -> Any:
    """Return the value of a JSON text.

    Raises:
        IngestError: it is no JSON, nested too deeply, or holds a number beyond all bounds.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise IngestError(f"not JSON: {error.msg.lower()}", f"{origin}, column {error.colno}") from None
    except RecursionError:
        raise IngestError("JSON nested too deeply", origin) from None
    except ValueError:
        raise IngestError("a number with too many digits", origin) from None
