"""Where the body ends, and what the lines under it are."""

from __future__ import annotations

from typing import Final

from tui.corpus.article import Role
from tui.ingest.link_lines import crumb_parts, is_crumbs
from tui.ingest.people_lines import is_byline, is_person, is_sign_off, names_job
from tui.ingest.promotion import is_promotion
from tui.ingest.sentence_shape import ends_sentence, is_prose
from tui.ingest.sheet import Sheet

_FURNITURE: Final[frozenset[Role]] = frozenset({"boilerplate", "related_link", "tags"})

# Under a row of so many lines of furniture, short sentences are the site's too.
_FURNITURE_RUN: Final = 3
_SITE_SENTENCE_WORDS: Final = 25
_LAST_SHARE: Final = 0.15


def body_end(sheet: Sheet, start: int) -> int:
    """Return the number after the last unit of the body."""
    prose = [number for number in sheet.prose() if number >= start]
    if not prose:  # a few short lines: whatever is not plainly the site's is the article
        return len(sheet.units)
    cut = _furniture_cut(sheet, prose)
    end = max(number for number in prose if number < cut) + 1
    while end < cut and _is_last_word(sheet, end):
        end += 1
    return end


def mark_tail(sheet: Sheet, start: int) -> None:
    """Decide the units after the body."""
    under_links = False
    for number in range(start, len(sheet.units)):
        if sheet.roles[number] is None:
            sheet.mark(number, _tail_role(sheet, number, under_links=under_links))
        if sheet.roles[number] == "boilerplate" and _names_topics(sheet, number, start):
            sheet.mark(number, "tags")
        line = sheet.units[number].text.casefold()
        if sheet.roles[number] == "boilerplate" and line.startswith(
            ("related", "more from", "read next", "more on")
        ):
            under_links = True


def _tail_role(sheet: Sheet, number: int, *, under_links: bool) -> Role:
    unit = sheet.units[number]
    if is_sign_off(unit.text):
        return "credit"
    if is_byline(unit.text) or (is_person(unit.text.split(",")[0]) and names_job(unit.text)):
        return "byline"
    links = under_links or _is_headline(sheet, number - 1) or _is_headline(sheet, number + 1)
    return "related_link" if links and _is_headline(sheet, number) else "boilerplate"


def _is_headline(sheet: Sheet, number: int) -> bool:
    """Return whether a line under the body has a headline's shape; one alone may be anything."""
    if not 0 <= number < len(sheet.units) or sheet.roles[number] not in {None, "related_link"}:
        return False
    return 6 <= sheet.units[number].words <= 24 and not ends_sentence(sheet.units[number].text)


def _names_topics(sheet: Sheet, number: int, end: int) -> bool:
    """Return whether a row of parts under the body names what it is about ("Courts | Valdry | Politics")."""
    line = sheet.units[number].text
    if not is_crumbs(line) or is_promotion(line):
        return False
    body = " ".join(
        unit.text for unit, role in zip(sheet.units[:end], sheet.roles[:end], strict=True) if role == "body"
    )
    return any(part in body for part in crumb_parts(line) if len(part) > 3)


def _furniture_cut(sheet: Sheet, prose: list[int]) -> int:
    """Return where a run of furniture begins that only the site's own sentences follow."""
    total = sum(sheet.units[number].words for number in prose)
    run = 0
    for number in range(prose[0], len(sheet.units)):
        run = run + 1 if _is_furniture(sheet, number) else 0
        if run < _FURNITURE_RUN or not any(
            sheet.roles[n] in _FURNITURE for n in range(number - run + 1, number + 1)
        ):
            continue
        later = [n for n in prose if n > number]
        words = sum(sheet.units[n].words for n in later)
        if words <= total * _LAST_SHARE and all(sheet.units[n].words <= _SITE_SENTENCE_WORDS for n in later):
            return number - run + 1
    return len(sheet.units)


def _is_furniture(sheet: Sheet, number: int) -> bool:
    role = sheet.roles[number]
    line = sheet.units[number].text
    return role in _FURNITURE or (role is None and not is_prose(line) and not ends_sentence(line))


def _is_last_word(sheet: Sheet, number: int) -> bool:
    """Return whether a line right under the last paragraph still belongs to it ("He was 42.")."""
    unit = sheet.units[number]
    return sheet.roles[number] is None and ends_sentence(unit.text) and unit.words >= 2
