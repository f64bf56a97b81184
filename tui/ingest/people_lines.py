"""Lines about who made the article: bylines, datelines, credits and the marks of agencies."""

from __future__ import annotations

import re

from tui.ingest.listed import listed
from tui.ingest.outlets import is_agency, is_outlet, looks_like_outlet
from tui.ingest.sentence_shape import ends_prose, ends_sentence

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'.-]{0,30}"
_PARTICLE = r"al|el|bin|ibn|bint|de|la|del|della|di|da|dos|van|von|der|den|ter|le|du|and|y|e|&"
_PERSON = re.compile(rf"^{_CAPITAL}(?:\s(?:{_CAPITAL}|{_PARTICLE})){{1,5}}$")
_WORK = "story|text|report|analysis|words|photographs|photos|video|interview|written|posted|reported|article"
_BYLINE = re.compile(
    rf"^(?:(?:{_WORK}|opinion|edited)\s)?by[:\s]\s{{0,2}}(?=[A-ZÀ-Ý@])"
    r"|^(?:author|writer|reporter|correspondent|journalist)s?\s{0,2}:\s{0,2}\S",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:correspondent|reporter|editor|staff|bureau|desk|writer|columnist|journalist|contributor|agencies"
    r"|in\s[A-Z]\w+)\b"
)
_CREDIT = re.compile(f"^[([]?(?:{'|'.join(listed('credits.txt'))})", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"\bcontributed\s(?:to\sthis\s(?:report|story|article)|reporting|from\s[A-Z])"
    r"|\b(?:reporting|editing)\sby\s[A-Z].{0,120};",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(r"^(?:[-–—(\[]\s?)?([A-Za-z][\w/.,&;\s-]{1,60}?)[)\]]?$")
_INITIALS = re.compile(r"^[a-z]{2,3}(?:/[a-z]{2,3}){1,4}\s?(?:\([^()]{2,60}\))?$")
_BRACKET = r"(?:\s\([\w/\s]{2,30}\))?"
_MONTH = r"(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)"
_DATELINE = re.compile(
    rf"^(?:[A-ZÀ-Ý][A-ZÀ-Ý\s.’'-]{{2,40}}(?:,\s[A-Z][\w.\s]{{1,30}})?{_BRACKET}"
    rf"|[A-Z][\w\s’'-]{{2,30}},\s(?:[A-Z][\w\s]{{2,20}},\s)?"
    rf"{_MONTH}\w{{0,6}}\.?\s\d{{1,2}}(?:,?\s\d{{4}})?{_BRACKET})\s{{0,2}}[-–—]{{0,2}}$"
)


def is_person(line: str) -> bool:
    """Return whether `line` could be a person's name and nothing else."""
    return (
        len(line) <= 60
        and not line.startswith("The ")
        and _PERSON.match(line) is not None
        and not is_outlet(line)
    )


def is_byline(line: str) -> bool:
    """Return whether `line` says who wrote the article ("By …", "Author: …")."""
    return (
        len(line.split()) <= 18
        and len(line) <= 160
        and _BYLINE.search(line) is not None
        and not ends_prose(line)
    )


def is_signed(line: str) -> bool:
    """Return whether `line` is a name with a post or an outlet ("Jane Doe, Middle East correspondent")."""
    name, comma, rest = line.partition(",")
    if not comma:
        return names_job(line) and is_person(" ".join(line.split()[:2]))
    return is_person(name) and (names_job(rest) or looks_like_outlet(rest.strip()))


def names_job(line: str) -> bool:
    """Return whether `line` names a reporter's post or place ("Middle East correspondent", "in Beirut")."""
    return len(line.split()) <= 14 and _JOB.search(line) is not None


def is_credit(line: str) -> bool:
    """Return whether `line` says whose work or whose report this is."""
    if len(line) > 400:
        return False
    if _CREDIT.match(line) is not None:
        return True
    mentions = "ontribut" in line or "porting by" in line or "diting by" in line
    return mentions and _CONTRIBUTED.search(line) is not None


def is_sign_off(line: str) -> bool:
    """Return whether `line` is an agency's or an editor's mark under a report ("— AFP", "jm/dm (dpa)")."""
    if len(line) > 60:
        return False
    if _INITIALS.match(line):
        return True
    match = _SIGN_OFF.match(line)
    if match is None:
        return False
    names = [name.strip() for name in re.split(r"[/,;]|\sand\s|\s[-–]\s", match[1])]
    return all(is_agency(name) or is_agency(name.upper()) for name in names if name) and any(names)


def is_initialled(line: str) -> bool:
    """Return whether `line` is the initials of its editors ("jm/dm (AFP, dpa)")."""
    return len(line) <= 60 and _INITIALS.match(line) is not None


def is_dateline(line: str) -> bool:
    """Return whether `line` is a dateline alone ("BEIRUT (AP)", "Aleppo, Nov 17")."""
    return len(line) <= 80 and _DATELINE.match(line) is not None and not ends_sentence(line)
