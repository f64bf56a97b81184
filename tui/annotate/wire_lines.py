"""Names that the form of a line tells, whatever the names are: datelines, results, tables, sign-offs.

A tagger reads such lines badly: hardly a verb, capitals throughout, a town that stands for its team. Their
form says what they name: "BELKOVA, Ruvania, Feb 14 (CNA) -", "1. Piet Maas (Belgium)", "Bath 22 Wasps 9".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tui.annotate.date_patterns import MONTHS, WEEKDAYS
from tui.annotate.gazetteer import person_lists, place_list
from tui.annotate.known_organisations import known_organisation
from tui.annotate.mentions import Mention
from tui.annotate.word_classes import in_vocabulary
from tui.corpus.event import Span
from tui.corpus.highlight import NameKind

_UPPER: Final = "A-ZÀ-ÖØ-Þ"
_WORD: Final = rf"(?:[A-Z]\.){{1,4}}|(?:al-|el-|d['’])?[{_UPPER}][\w'’-]{{0,30}}"
_NAME: Final = rf"(?:{_WORD})(?: (?:{_WORD}|van|von|de|der|del|la|bin|al)){{0,4}}"
_CAPITALS: Final = rf"[{_UPPER}][{_UPPER}'’.-]{{1,24}}(?: [{_UPPER}][{_UPPER}'’.-]{{0,24}}){{0,3}}"
_DATE: Final = (
    r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}"
    r"(?:, \d{4})?"
)
_DASH: Final = r"(?:--|[-–—])"

_DATELINE: Final = re.compile(
    rf"(?P<place>{_CAPITALS}|{_NAME})(?:[,/] ?(?P<of>{_NAME}))?"
    rf"(?:,? (?:{_DATE} )?\((?P<agency>{_NAME})\)(?: {_DASH}|{_DASH})|(?P<dated>, {_DATE} {_DASH} )"
    rf"|(?P<iso> \d{{4}}-\d\d-\d\d$)|(?P<dash> ?(?:--|[–—]) | - ))"
)
_AGENCY_ALONE: Final = re.compile(rf"{_DATE} \((?P<agency>{_NAME})\) {_DASH}")
_SIGNED: Final = re.compile(rf"-- (?P<place>{_NAME}) [Nn]ewsroom")
_RANKED: Final = re.compile(r" {0,4}(?:\d{1,3}[.)=]?|=\d{1,3}|T\d{1,3}) ")
_OF: Final = re.compile(
    rf"(?P<name>{_NAME}) \((?P<place>{_NAME})(?: ?[/,] ?(?P<team>{_NAME}))?\)"
    rf"|(?P<plain>{_NAME})(?= \d\d \d\d)"
)
_SCORE: Final = re.compile(rf"(?P<home>{_NAME}) \d{{1,3}} (?P<away>{_NAME}) \d{{1,3}}(?: \(.{{1,40}}\))?")
_STANDING: Final = re.compile(rf"(?P<home>{_NAME})(?: (?:[-+]?[\d.][\d./]{{0,8}}|-)){{3,14}}")
_PRICE: Final = re.compile(rf"(?P<home>{_NAME}) [\d.,]{{1,12}} (?:up|down|unchanged|unch)\b")
_FIXTURE: Final = re.compile(rf"(?P<home>{_NAME}) (?:at|v|vs\.?) (?P<away>{_NAME})")
_BATTED: Final = re.compile(
    rf"(?P<name>{_NAME}) (?:(?:c (?:and )?(?P<catcher>{_NAME})? ?)?(?:lbw )?b (?P<bowler>{_NAME})"
    r"|not out|run out|retired hurt) \d{1,3}"
)
_TABLES: Final = ((_SCORE, True), (_STANDING, True), (_PRICE, False), (_FIXTURE, True))
"""Lines of tables, and whether the form must take the whole of one."""

_LONGEST: Final = 200
"""A line that is longer is no table's; a dateline is at the head of one."""

_COUNTRY: Final = "country"


def with_wire_lines(text: str, mentions: Sequence[Mention], spans: Sequence[Span]) -> list[Mention]:
    """Return `mentions` with the names that the form of a line tells in place of those that overlap them.

    Args:
        text: the article's text.
        mentions: in order, without overlap.
        spans: where names may stand: the content of the article.
    """
    told = list(_told(text, spans))
    if not told:
        return list(mentions)
    taken = bytearray(len(text))
    for mention in told:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return sorted([*told, *(m for m in mentions if not any(taken[m.start : m.end]))])


def _told(text: str, spans: Sequence[Span]) -> Iterator[Mention]:
    lines = [line for span in spans for line in _lines(text, *span)]
    for n, line in enumerate(lines):
        found = list(_in_line(text, *line))
        yield from found or _in_table(text, line, [*lines[max(0, n - 1) : n], *lines[n + 1 : n + 2]])


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            yield at, at + len(line.rstrip())
        at += len(line) + 1


def _in_line(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield what a line tells by itself."""
    head = text[start : min(end, start + _LONGEST)]
    if match := _SIGNED.match(head):
        yield _mention(match, "place", start, "place")
    elif match := _AGENCY_ALONE.match(head):
        yield _mention(match, "agency", start, "organisation")
    elif (match := _DATELINE.match(head)) and _is_dateline(match, head):
        yield from _dateline(match, start)
    elif end - start <= _LONGEST:
        yield from _results(text, start, end)


def _is_dateline(match: re.Match[str], head: str) -> bool:
    place = match["place"]
    if known_organisation(place) or _is_date(place):
        return False
    if place.isupper() and (match["agency"] or match["iso"] or match["dated"]):
        return True
    known = place_list(place)
    if not place.isupper():
        return bool(match["agency"] and (known or known_organisation(match["agency"])))
    rest = head[match.end() :]
    strange = not any(in_vocabulary(word.lower()) for word in place.split())
    return not rest.isupper() and " " in rest and bool(known or match["of"] or strange)


def _dateline(match: re.Match[str], start: int) -> Iterator[Mention]:
    yield _mention(match, "place", start, "place")
    if match["of"] and not _is_date(match["of"]):
        kind: NameKind = "organisation" if known_organisation(match["of"]) else "place"
        yield _mention(match, "of", start, kind)
    if match["agency"]:
        yield _mention(match, "agency", start, "organisation")


def _results(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield the competitors of a ranked line or of a score card, with their countries and teams."""
    line = text[start:end]
    if ranked := _RANKED.match(line):
        for match in _OF.finditer(line, ranked.end()):
            group = "name" if match["name"] else "plain"
            if " " in match[group]:
                yield _mention(match, group, start, "person")
            if match["place"]:
                yield _mention(match, "place", start, "place")
            if match["team"]:
                yield _mention(match, "team", start, "organisation")
    elif batted := _BATTED.fullmatch(line):
        for group in ("name", "catcher", "bowler"):
            if batted[group]:
                yield _mention(batted, group, start, "person")


def _in_table(text: str, line: Span, near: Sequence[Span]) -> Iterator[Mention]:
    """Yield the teams or companies of a line of a table: beside another line of the same form."""
    if line[1] - line[0] > _LONGEST:
        return
    for form, whole in _TABLES:
        row = form.match(text, *line)
        if row and row.end() >= whole * line[1] and any(form.match(text, *other) for other in near):
            for group in sorted(row.groupdict()):
                yield from _team(row, group)
            return


def _team(match: re.Match[str], group: str) -> Iterator[Mention]:
    name = match[group]
    if place_list(name) == _COUNTRY:
        yield _mention(match, group, 0, "place")
    elif not _is_date(name) and not (" " in name and "given" in person_lists(name.split()[0])):
        yield _mention(match, group, 0, "organisation")


def _is_date(name: str) -> bool:
    return any(word.lower() in WEEKDAYS or word.lower() in MONTHS for word in name.split())


def _mention(match: re.Match[str], group: str, start: int, kind: NameKind) -> Mention:
    return Mention(start + match.start(group), start + match.end(group), kind)
