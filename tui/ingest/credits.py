"""Who wrote an article and who published it, from its byline, its credit lines and its dateline."""

from __future__ import annotations

import re
from typing import Final

from tui.ingest.outlets import is_agency, is_outlet, looks_like_outlet
from tui.ingest.people_lines import is_person
from tui.ingest.stamps import has_date

_SOURCE_LINE = re.compile(
    r"^\W{0,2}(?:original\s)?(?:source|via|originally\spublished(?:\s(?:by|on|in|at))?)\s{0,2}[:–—-]\s{0,2}(.{2,300})$",
    re.IGNORECASE,
)
_FIRST_APPEARED = re.compile(
    r"\b(?:first|originally)\s(?:appeared|published|posted)\s(?:on|in|at|by)\s(.{2,60}?)(?:\.|,|\son\s|$)",
    re.IGNORECASE,
)
_WORK = "story|text|report|analysis|words|written|posted|reported|article|opinion"
_BY: Final = re.compile(
    rf"^(?:(?:{_WORK})\s)?by[:\s]\s{{0,2}}|^(?:author|writer|reporter|correspondent|journalist)s?\s{{0,2}}:\s{{0,2}}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s{0,2}(?:,|;|\||/|&|•|·|\s[–—-]\s|\band\b|\bwith\b)\s{0,2}", re.IGNORECASE)
_PLACE = re.compile(r"\s(?:in|for|at|from)\s.{1,80}$|\s?\(.{0,60}\)$|\s?@\w{1,30}$|\s?<.{0,80}>$")
_WIRES = (
    "AFP|AP|Reuters|REUTERS|Xinhua|TASS|dpa|DPA|EFE|UPI|PTI|ANI|Kyodo|Yonhap|AA|Anadolu|CNN"
    "|Thomson Reuters Foundation"
)
_DATELINE_AGENCY = re.compile(
    rf"^[A-ZÀ-Ý][\w\s.,’'/-]{{1,60}}\s?[(\[]({_WIRES})[)\]]\s?[-–—:]{{1,2}}\s|^\(({_WIRES})\)\s?[-–—]{{0,2}}\s"
)


_COPYRIGHT_HOLDER = re.compile(
    r"^(?:©|\(c\)|copyright)\s{0,2}(?:©\s)?(?:\d{4}\s)?(?:by\s)?([A-Z][\w\s&’'-]{1,50}?)(?=[.,]|\s\d{4}|\sAll\b|$)",
    re.IGNORECASE,
)


def copyright_holder(line: str) -> str | None:
    """Return the outlet whose copyright a line claims ("© The Lomvale Courier 2021")."""
    match = _COPYRIGHT_HOLDER.match(line)
    return match[1] if match is not None and looks_like_outlet(match[1]) else None


def authors_in(byline: str) -> tuple[str, ...]:
    """Return the persons that a byline names, without posts, places, outlets and dates."""
    found = []
    for part in _BETWEEN.split(_BY.sub("", byline.strip())):
        name = _PLACE.sub("", part).strip(" .:")
        if is_person(name) and not is_agency(name) and not has_date(name) and not looks_like_outlet(name):
            found.append(name.title() if name.isupper() else name)
    return tuple(dict.fromkeys(found))


def agency_in(byline: str) -> str | None:
    """Return the agency that a byline or sign-off names ("Reuters", "jm/dm (AFP, dpa)")."""
    for part in re.split(r"[\s,;/()\[\]|]{1,4}", _BY.sub("", byline.strip())):
        if is_agency(part):
            return part
    bare = _BY.sub("", byline.strip()).strip(" .()[]-–—")
    return bare if is_agency(bare) else None


def outlet_in(line: str, title: str) -> str | None:
    """Return the outlet that a credit line names as where the article is from.

    "Source: <title> | <outlet>" and "Source: <outlet>, News Agencies" are told apart; a person or a link is
    no outlet.
    """
    match = _SOURCE_LINE.match(line) or _FIRST_APPEARED.search(line)
    if match is None:
        return None
    named = match[1].strip(" .")
    if " | " in named:
        return named.rsplit(" | ", 1)[1].strip()
    if title and named.casefold().startswith(title.casefold()[:40]):
        rest = named[len(title) :].strip(" -–—|•,")
        return rest or None
    first = next((part.strip() for part in re.split(r",|;|\sand\s|/|\s\+\s", named) if part.strip()), "")
    return first if is_outlet(first) or looks_like_outlet(first) else None


def wire_of(first_paragraph: str) -> str | None:
    """Return the agency in the dateline of the first paragraph ("BEIRUT (Reuters) - …")."""
    match = _DATELINE_AGENCY.match(first_paragraph)
    return None if match is None else match[1] or match[2]
