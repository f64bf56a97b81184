"""Which line is the title, and what the lines before and after it are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tui.corpus.line_identity import folded
from tui.ingest.link_lines import crumb_parts
from tui.ingest.outlets import as_named, is_outlet, looks_like_outlet
from tui.ingest.people_lines import is_byline, is_dateline, is_person, is_signed
from tui.ingest.sentence_shape import asks, content_words, ends_sentence, is_prose, opens_with_time
from tui.ingest.sheet import Sheet
from tui.ingest.stamps import stamps_in

_SITE_SUFFIX = re.compile(r"\s{1,3}[•|·»«–—-]{1,2}\s{1,3}(?=[^•|·»«–—]{2,60}$)")
_DASHES: Final = frozenset({"-", "–", "—", "--"})
_TITLE_WORDS: Final = 32
_LEAD_WORDS: Final = 120


@dataclass(slots=True)
class Head:
    """Where the head of an article ends and what it says.

    Attributes:
        title: number of the title's unit, None if there is none.
        body: number of the first unit of the body (the number of units if there is no body).
        site: the outlet as the page names itself over the article.
        published: the date in a row of links over the article, if there is one.
    """

    title: int | None
    body: int
    site: str | None = None
    published: str | None = None


def find_head(sheet: Sheet, known: str = "") -> Head:
    """Find title and first line of the body; decides nothing yet.

    Args:
        sheet: with the units that are plain by themselves decided.
        known: the title, if it is known from elsewhere.
    """
    given = _known_title(sheet, known)
    if given is not None:
        later = [number for number in sheet.prose() if number > given]
        return Head(given, later[0] if later else given + 1)
    prose = sheet.prose()
    if not prose:
        return _head_without_prose(sheet)
    first = prose[0]
    if first < len(sheet.units) and _is_ended_headline(sheet, first, prose):
        return Head(first, prose[1] if len(prose) > 1 else len(sheet.units))
    candidates = [number for number in sheet.open_units(0, first) if _could_be_title(sheet, number)]
    lead = content_words(" ".join(sheet.units[n].text for n in prose[:4])[: _LEAD_WORDS * 8])
    if not candidates:
        return Head(None, first)
    best = max(candidates, key=lambda number: (_title_score(sheet, number, first, lead), -number))
    return Head(best, first)


def _known_title(sheet: Sheet, known: str) -> int | None:
    """Return the first of the units that is the known title."""
    key = folded(known)
    same = (number for number, unit in enumerate(sheet.units[:60]) if key and folded(unit.text) == key)
    return next(same, None)


def _head_without_prose(sheet: Sheet) -> Head:
    """Take the first line that can be one for the title, and all under it for the body."""
    title = next((number for number in sheet.open_units() if _could_be_title(sheet, number)), None)
    return Head(title, 0 if title is None else title + 1)


def mark_head(sheet: Sheet, head: Head) -> None:
    """Decide the units before the body."""
    if head.title is None:
        _mark_above(sheet, head, head.body)
        return
    title = sheet.units[head.title].text
    sheet.mark(head.title, "title")
    _mark_copies(sheet, head, title)
    _mark_above(sheet, head, head.title)
    _mark_below(sheet, head)


def without_site(line: str) -> tuple[str, str | None]:
    """Return a page title's own part, and the site's name that is joined to its end (None if none is)."""
    found = list(_SITE_SUFFIX.finditer(line))
    if not found or not line[: found[-1].start()].strip():
        return line, None
    site = line[found[-1].end() :].strip()
    if len(site.split()) >= 5 and len(line[: found[-1].start()].split()) <= 2:
        return site, None  # "Opinion | The headline": the section comes first
    # A dash also joins the halves of a headline; a bar or a bullet hardly ever does.
    if found[-1][0].strip() in _DASHES and not looks_like_outlet(site):
        return line, None
    return line[: found[-1].start()].rstrip(), site


def _is_ended_headline(sheet: Sheet, number: int, prose: list[int]) -> bool:
    """Return whether the first running text is a headline after all, though it ends as a sentence.

    Only where nothing above could be a title: a question or a short sentence that stands alone.
    """
    unit = sheet.units[number]
    if any(_could_be_title(sheet, other) for other in sheet.open_units(0, number)) or len(prose) < 2:
        return False
    following = sheet.units[number + 1] if number + 1 < len(sheet.units) else None
    if unit.words > 18 or following is None or (unit.group_size > 1 and unit.text[-1] != "?"):
        return False
    return unit.text[-1] in "?!" or (unit.words <= 14 and unit.text.count(".") == 1 and following.words > 14)


def _could_be_title(sheet: Sheet, number: int) -> bool:
    unit = sheet.units[number]
    line = unit.text
    if unit.words > _TITLE_WORDS or is_prose(line) or is_byline(line) or is_outlet(line):
        return False
    return any(character.isalpha() for character in line) and line[-1] not in ",;:"


def _title_score(sheet: Sheet, number: int, first: int, lead: frozenset[str]) -> float:
    """Return how much a line looks like the title: words of the lead, a headline's length, near the body."""
    unit = sheet.units[number]
    own, _site = without_site(unit.text)
    words = content_words(own)
    shared = len(words & lead) / max(3, len(words))
    length = min(unit.words, 10) / 10 if unit.words > 3 else (0.5 if not own.isascii() else 0.1)
    score = 2.0 * shared + 1.5 * length
    score -= 0.6 * ends_sentence(unit.text) + 0.05 * min(first - number, 10)
    score -= 0.8 * is_person(unit.text) + 0.8 * looks_like_outlet(unit.text) * (unit.words <= 6)
    score -= 0.5 * (own != unit.text)  # the title proper, rather than the page's
    # A title comes before its standfirst, which is longer and shares more words with the lead.
    longer_before = any(
        sheet.roles[other] is None and _could_be_title(sheet, other) and sheet.units[other].words >= 5
        and not looks_like_outlet(sheet.units[other].text)
        and without_site(sheet.units[other].text)[1] is None
        for other in range(number)
    )  # fmt: skip
    return score - 1.2 * longer_before


def _mark_copies(sheet: Sheet, head: Head, title: str) -> None:
    """Mark the page's copies of the title, and learn the site's name from one that carries it."""
    own = folded(title)
    for number in sheet.open_units(0, head.body):
        line = sheet.units[number].text
        bare, site = without_site(line)
        if folded(line) == own or (folded(bare) == own and site):
            sheet.mark(number, "boilerplate")
            head.site = head.site or site
    bare, site = without_site(title)
    if head.site is None and site and looks_like_outlet(site):
        head.site = site


def _mark_above(sheet: Sheet, head: Head, end: int) -> None:
    """Decide what stands above the title: the site's name, sections, now and then the author."""
    _learn_from_crumbs(sheet, head, end)
    for number in sheet.open_units(0, end):
        line = sheet.units[number].text
        if is_byline(line):
            sheet.mark(number, "byline")
        elif looks_like_outlet(line):
            head.site = head.site or as_named(line)
            sheet.mark(number, "boilerplate")
        else:
            sheet.mark(number, "byline" if is_person(line) and _is_author(sheet, number) else "boilerplate")


def _learn_from_crumbs(sheet: Sheet, head: Head, end: int) -> None:
    """Take the site's name and the date from a row of parts over the title ("The Courier | Monday 7 …")."""
    for unit, role in zip(sheet.units[:end], sheet.roles[:end], strict=True):
        for part in crumb_parts(unit.text) if role == "boilerplate" else ():
            if head.site is None and looks_like_outlet(part) and len(part.split()) > 1:
                head.site = as_named(part)
            for stamp in stamps_in(part)[:1]:
                head.published = head.published or stamp.iso


def _is_author(sheet: Sheet, number: int) -> bool:
    """Return whether a name above the title is the author's: said once, and not a section's."""
    own = folded(sheet.units[number].text)
    return sum(folded(unit.text) == own for unit in sheet.units[:60]) == 1


def _mark_below(sheet: Sheet, head: Head) -> None:
    """Decide what stands between title and body: standfirst, byline, dateline, the site's name."""
    assert head.title is not None  # noqa: S101  (mark_head asks)
    site = folded(head.site or "")
    for number in sheet.open_units(head.title + 1, head.body):
        unit = sheet.units[number]
        line = unit.text
        if is_byline(line) or is_signed(line):
            sheet.mark(number, "byline")
        elif asks(line) or opens_with_time(line):
            sheet.mark(number, "heading")
        elif ends_sentence(line) and all(sheet.roles[n] is None for n in range(number, head.body)):
            sheet.mark_open(number, head.body, "body")  # the article opens with short sentences
        elif looks_like_outlet(line) or (site and folded(line) == site):
            head.site = head.site or line
            sheet.mark(number, "boilerplate")
        elif is_dateline(line):
            sheet.mark(number, "dateline")
        elif is_person(line) and unit.words <= 5:
            sheet.mark(number, "byline")
        else:
            long_enough = unit.words >= 6 or (not line.isascii() and len(line) >= 15)
            sheet.mark(number, "standfirst" if long_enough else "boilerplate")
    _mark_ended_standfirst(sheet, head)


def _mark_ended_standfirst(sheet: Sheet, head: Head) -> None:
    """Take a first sentence that stamps, byline or picture part from the rest for the standfirst."""
    if head.body >= len(sheet.units) or head.title is None:
        return
    if any(sheet.roles[number] == "standfirst" for number in range(head.title, head.body)):
        return
    later = [number for number in sheet.prose() if number > head.body]
    between = sheet.roles[head.body + 1 : later[0]] if later else []
    parted = any(role in {"caption", "published", "updated", "byline"} for role in between) or any(
        is_byline(sheet.units[number].text) for number in range(head.body + 1, later[0] if later else 0)
    )
    if parted and sheet.units[head.body].words <= 40 and later[0] - head.body <= 8:
        standfirst, head.body = head.body, later[0]
        sheet.mark(standfirst, "standfirst")
        _mark_below(sheet, head)
