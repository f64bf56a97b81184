"""What stands between the paragraphs: headings, pull quotes, captions, headlines of other articles."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from tui.corpus.article import Role
from tui.corpus.line_identity import folded
from tui.ingest.outlets import is_outlet
from tui.ingest.people_lines import is_dateline, is_person, is_sign_off
from tui.ingest.sentence_shape import asks, ends_sentence, is_prose, opens_question, opens_with_time
from tui.ingest.sheet import Sheet

_LIST_ITEM = re.compile(r"^(?:[-*•–—▪●◦‣]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
_WHOLLY_QUOTED = re.compile(r"^[\"“‘'«][^\"”’»]{2,80}[\"”’'»]$")
_CAPITALISED_INSIDE = re.compile(r"(?<=[\w,;”’\"'] )[A-ZÀ-Ý][\w’'-]+")
# Headlines do without these; captions, which end without a full stop on many sites, do not.
_SENTENCE_WORDS = re.compile(
    r"\b(?:the|a|an|was|were|had|been|is|are|his|her|their|who|which|that|have)\b", re.IGNORECASE
)
_DASHED_HEADING = re.compile(r"^[-–—]\s.{2,60}\s[-–—]$")
_SMALL_WORDS: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "from",
        "with",
        "as",
        "is",
        "s",
    ]
)

HEADING_WORDS: Final = 6
RELATED_WORDS: Final = 24
_PULL_QUOTE_WORDS: Final = 6
_PULL_QUOTE_LONGEST: Final = 80


def mark_pull_quotes(sheet: Sheet, start: int, end: int) -> None:
    """Mark lines that repeat words of a longer paragraph, and the line that says whose words they are."""
    keys = [folded(unit.text) for unit in sheet.units]
    whole = "\n".join(keys)
    alike = Counter(keys)
    for number in sheet.open_units(start, end):
        unit, key = sheet.units[number], keys[number]
        if not _PULL_QUOTE_WORDS <= unit.words <= _PULL_QUOTE_LONGEST or len(key) < 25:
            continue
        if whole.count(key) > alike[key] and _is_inside_another(key, keys):
            sheet.mark(number, "pull_quote")
            _mark_attribution(sheet, number, end)


def mark_running_text(sheet: Sheet, start: int, end: int, title: str) -> None:
    """Decide the units from the first to the last paragraph of the body."""
    if not sheet.prose():
        sheet.mark_open(start, end, "body")
    names = _names_inside(sheet, start, end)
    plain_title = bool(title) and not _is_title_case(title, frozenset())
    for number in sheet.open_units(start, end):
        if is_prose(sheet.units[number].text):
            sheet.mark(number, "body")
    for number in sheet.open_units(start, end):
        if sheet.roles[number] is None:
            sheet.mark(number, _role_between(sheet, number, end, names, plain_title=plain_title))


def _is_inside_another(key: str, keys: list[str]) -> bool:
    """Return whether another unit holds all of `key` and words of its own besides."""
    return any(key in other and len(other) >= len(key) + 6 for other in keys)


def _mark_attribution(sheet: Sheet, quote: int, end: int) -> None:
    """Mark the line under a pull quote that names its speaker."""
    number = quote + 1
    if number >= min(end, len(sheet.units)) or sheet.roles[number] is not None:
        return
    unit = sheet.units[number]
    if unit.words > 16 or is_prose(unit.text) or ends_sentence(unit.text):
        return
    near = unit.group == sheet.units[quote].group
    speaks = unit.text[0] in "-–—" or is_person(unit.text.split(",")[0]) or "," in unit.text
    if near or (speaks and unit.words <= 12):
        sheet.mark(number, "pull_quote")


def _role_between(sheet: Sheet, number: int, end: int, names: frozenset[str], *, plain_title: bool) -> Role:
    """Return the role of a line between paragraphs that is not running text itself."""
    by_shape = _role_by_shape(sheet, number, end)
    if by_shape is not None:
        return by_shape
    unit = sheet.units[number]
    if unit.words <= HEADING_WORDS:
        return "related_link" if plain_title and _is_title_case(unit.text, names) else "heading"
    if opens_question(unit.text) and unit.words <= 12:
        return "heading"
    if unit.words > RELATED_WORDS or "(@" in unit.text:  # an embedded message of somebody's
        return "body"
    return "caption" if len(_SENTENCE_WORDS.findall(unit.text)) >= 2 else "related_link"


def _role_by_shape(sheet: Sheet, number: int, end: int) -> Role | None:
    """Return the role of a line that its ends or its neighbours give away, None for a headline's shape."""
    unit = sheet.units[number]
    line = unit.text
    quoted = _WHOLLY_QUOTED.match(line) and unit.words <= 8 and not ends_sentence(line[:-1])
    if _DASHED_HEADING.match(line) or opens_with_time(line) or (quoted and not _goes_on(sheet, number, end)):
        return "heading"
    if not _goes_on(sheet, number, end) and (is_sign_off(line) or is_outlet(line)):
        return "credit"
    if ends_sentence(line):
        return "heading" if asks(line) and _stands_alone(sheet, number) else "body"
    if _goes_on(sheet, number, end) or _in_list(sheet, number, end):
        return "body"
    return "dateline" if is_dateline(line) and unit.words <= 4 and "(" in line else None


def _goes_on(sheet: Sheet, number: int, end: int) -> bool:
    """Return whether a line is a piece of running text: it opens in mid-sentence, or leads into the next."""
    line = sheet.units[number].text
    if line[0].islower() or line[-1] in ":,;-–—" or _LIST_ITEM.match(line):
        return True
    following = sheet.units[number + 1].text if number + 1 < end else ""
    return bool(following) and following[0].islower() and sheet.roles[number + 1] in {None, "body"}


def _stands_alone(sheet: Sheet, number: int) -> bool:
    return sheet.units[number].group_size == 1 or sheet.units[number].words <= HEADING_WORDS


def _in_list(sheet: Sheet, number: int, end: int) -> bool:
    """Return whether a line is one of three or more unended lines in a row (a list, a poem, a table)."""
    run = 1
    for step in (-1, 1):
        other = number + step
        while 0 <= other < end and run < 3 and _is_unended(sheet, other):
            run += 1
            other += step
    return run >= 3


def _is_unended(sheet: Sheet, number: int) -> bool:
    line = sheet.units[number].text
    return sheet.roles[number] in {None, "body", "heading"} and not is_prose(line) and not ends_sentence(line)


def _names_inside(sheet: Sheet, start: int, end: int) -> frozenset[str]:
    """Return the words that running text writes with a capital in mid-sentence: names."""
    prose = " ".join(unit.text for unit in sheet.units[start:end] if is_prose(unit.text))
    return frozenset(
        word.strip("’'").removesuffix("’s").removesuffix("'s") for word in _CAPITALISED_INSIDE.findall(prose)
    )


def _is_title_case(line: str, names: frozenset[str]) -> bool:
    """Return whether a line is written in Title Case, words known as names aside."""
    words = [word.strip("\"“”‘’'.,:;!?()[]") for word in line.split()][1:]
    plain = [
        word for word in words
        if word[:1].isalpha() and word.casefold() not in _SMALL_WORDS
        and word.removesuffix("’s").removesuffix("'s") not in names
    ]  # fmt: skip
    return bool(plain) and len(words) >= 2 and all(word[0].isupper() for word in plain)
