"""Mail to articles: EML files and mbox folders, newsletters above all.

The standard library's parser reads the structure; header words are decoded here, because its own decoding
returns line ends and escape sequences out of encoded words and fails on unknown character sets.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.article_draft import Facts, article
from tui.ingest.clean import clean
from tui.ingest.decode import decode
from tui.ingest.html_page import read_html
from tui.ingest.options import Options
from tui.ingest.outlets import looks_like_outlet
from tui.ingest.people_lines import is_person
from tui.ingest.roles import bare_body, classify, complete_facts
from tui.ingest.web_address import web_address

_MOST_PARTS: Final = 500
_LONGEST_HEADER: Final = 4_000
_POOR_TEXT: Final = 200
"""A plain part with fewer characters beside an HTML part only says that there is an HTML part."""

_SEPARATOR = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]{1,500}\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>{0,9}From )", re.MULTILINE)
_LINK_LINE = re.compile(r"^\W{0,3}https?://\S+\W?$", re.MULTILINE)

UNREADABLE_PART: Final = "damaged part"


def read_mail(data: bytes, origin: str, options: Options, flags: tuple[str, ...] = ()) -> Article:
    """Return the article of one message; attachments are never opened, nothing is fetched.

    Raises:
        IngestError: it is nested too deeply, or there is no text in it.
    """
    separator = _SEPARATOR.match(data)
    if separator:  # one message out of an mbox
        data = _QUOTED_FROM.sub(rb"\1", data[separator.end() :])
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        plain, html = _texts(message)
    except RecursionError:
        raise IngestError("mail nested too deeply", origin) from None
    facts = _facts(message, list(flags))
    whole_origin = f"{origin}#{facts.external_id}" if "#" in origin and facts.external_id else origin
    if html is not None and (plain is None or _is_poor(plain)):
        text = _decoded(html, facts)
        return read_html(text, whole_origin, options, (), facts)
    if plain is None:
        raise IngestError("no text in this mail", origin)
    return _plain(_decoded(plain, facts), facts, whole_origin, options)


def read_mbox(
    data: bytes, origin: str, options: Options, flags: tuple[str, ...] = ()
) -> Iterator[Article | IngestError]:
    """Yield the articles of the messages in an mbox."""
    starts = [match.start() for match in _SEPARATOR.finditer(data)] or [0]
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), start=1):
        try:
            yield read_mail(data[start:end], f"{origin}#message {number}", options, flags)
        except IngestError as error:
            yield error


def read_mhtml(data: bytes, origin: str, options: Options, flags: tuple[str, ...] = ()) -> Article:
    """Return the article of a page that a browser saved as one file (MHTML); its pictures are not opened.

    Raises:
        IngestError: it is nested too deeply, or there is no page in it.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        _, html = _texts(message)
    except RecursionError:
        raise IngestError("nested too deeply", origin) from None
    if html is None:
        raise IngestError("no page in this file", origin)
    facts = Facts(flags=list(flags))
    text = _decoded(html, facts)
    found = read_html(text, origin, options, tuple(facts.flags))
    address = web_address(_header(message, "Snapshot-Content-Location") or _header(html, "Content-Location"))
    return replace(found, url=found.url or address)


def _texts(message: Message) -> tuple[Message | None, Message | None]:
    """Return the first plain and the first HTML part that are no attachments."""
    plain = html = None
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.is_multipart() or part.get_filename() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/html":
            html = html or part
        elif kind.startswith("text/") or part is message:
            plain = plain or part
    return plain, html


def _is_poor(part: Message) -> bool:
    """Return whether a plain part is a stand-in: next to nothing, or mostly tracking links."""
    payload = part.get_payload(decode=True)
    text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    lines = text.count("\n") + 1
    return len(text.strip()) < _POOR_TEXT or len(_LINK_LINE.findall(text)) * 5 > lines


def _decoded(part: Message, facts: Facts) -> str:
    """Return a part's text; what its declared encoding cannot say is found out."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        payload = str(part.get_payload()).encode("utf-8", "surrogateescape")
    charset = part.get_content_charset()
    decoded = decode(payload, declared=charset)
    facts.flags += [*decoded.flags, *([UNREADABLE_PART] if part.defects else [])]
    return decoded.text


def _plain(text: str, facts: Facts, origin: str, options: Options) -> Article:
    cleaned = clean(text)
    facts.flags += cleaned.flags
    whole = f"{facts.title}\n\n{cleaned.text}".strip()
    if not whole:
        raise IngestError("no text in this mail", origin)
    if options.body_only:
        blocks = bare_body(whole, facts.title)
    else:
        blocks, _stated = classify(whole, facts.title)
        complete_facts(facts, whole, blocks)
    return article(whole, blocks, facts, origin)


def _facts(message: Message, flags: list[str]) -> Facts:
    name, address = parseaddr(_header(message, "From"))
    name = harmless_line(name).strip("\"' ")
    facts = Facts(title=_header(message, "Subject"), flags=flags)
    facts.external_id = harmless_line(_header(message, "Message-ID").strip("<> ")) or None
    # A newsletter that is not sent in a person's name is sent in its own.
    if looks_like_outlet(name) or (message.get("List-Unsubscribe") and name and not is_person(name)):
        facts.source = name
    elif name:
        facts.authors = (name,)
    facts.source = facts.source or _list_name(message) or None
    if address and not name:
        facts.extra["from"] = harmless_line(address)
    facts.published = _date(message, flags)
    return facts


def _list_name(message: Message) -> str:
    """Return the name of the list that a newsletter came by."""
    return harmless_line(_header(message, "List-Id").partition("<")[0]).strip("\"' ")


def _date(message: Message, flags: list[str]) -> str | None:
    raw = _header(message, "Date")
    if not raw:
        return None
    try:
        moment = parsedate_to_datetime(raw[:100])
    except (ValueError, TypeError, IndexError, OverflowError):
        flags.append(f"odd date: {raw[:40]}")
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.isoformat(timespec="minutes")


def _header(message: Message, name: str) -> str:
    """Return a header on one clean line, its encoded words decoded."""
    raw = str(message.get(name) or "")[:_LONGEST_HEADER]
    try:
        pieces = decode_header(raw)
    except (ValueError, LookupError):  # binascii.Error is a ValueError
        return harmless_line(raw)
    return harmless_line("".join(_piece(text, charset) for text, charset in pieces))


def _piece(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, str):
        return text
    try:
        return decode(text, declared=charset).text
    except IngestError:  # control characters only
        return text.decode("latin-1")
