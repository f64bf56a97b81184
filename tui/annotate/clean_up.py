"""What the tagger's spans are corrected by: where they begin and end, and plain cases of a wrong kind.

Each rule stands for a kind of error that the tagger made on held-back articles and on other outlets' styles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.annotate.date_patterns import MONTHS, WEEKDAYS
from tui.annotate.gazetteer import person_lists, place_list
from tui.annotate.hyphened_names import with_hyphened
from tui.annotate.known_organisations import known_in, known_organisation
from tui.annotate.mentions import Mention
from tui.annotate.name_forms import ARTICLES, is_acronym
from tui.annotate.titles import TITLE_WORDS
from tui.annotate.tokens import Token
from tui.annotate.two_names import Span, names_within
from tui.annotate.word_classes import in_vocabulary
from tui.annotate.word_lists import word_lists
from tui.corpus.highlight import NameKind

_MARKS = frozenset(",;:!?\"“”«»‘’'–—-…|*•·")
_SIDES = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
)
# Small words that begin a surname: apart, for persons ("al Selmo", "de Mistura", "bin Salman"); and those
# that a hyphen ties to any name ("al-Shaar", "as-Suwayda").
_APART = frozenset({"al", "el", "bin", "ibn", "abu", "de", "van", "von", "der", "del", "di"})
_TIED = ARTICLES
_HEADS = word_lists("heads")
_HEADLINES = word_lists("headlines")
_PEOPLE = word_lists("people")["known"]
_ORGANISATION: NameKind = "organisation"
# What stands between two names that the tagger took for one: "Nairobi, Kenya", "Washington's Syria policy".
_PARTING = frozenset({",", "'", "’", "("})


def cleaned(text: str, row: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield `mentions` of `row`, in order, with exact ends and plausible kinds; empty ones are dropped."""
    behind = 0
    for first, last, kind in _spans(row, mentions):
        begin, end = first, last
        # With left-over label columns the text is damaged: the tagger knows how, these rules do not.
        damaged = _is_damaged(row, first, last)
        if not damaged:
            begin, end = _bounds(row, max(first, behind), last, kind)
            begin = _with_particle(row, begin, behind, kind)
        if begin <= end and any(c.isalnum() for c in text[row[begin].start : row[end].end]):
            right = kind if damaged else _kind(row, begin, end, kind)
            if right != "misc" or not _is_date(row, begin, end):
                yield Mention(row[begin].start, row[end].end, right)
            behind = end + 1


def _is_date(row: Sequence[Token], first: int, last: int) -> bool:
    """Return whether a span is nothing but days of the week and months."""
    days = (token.text.lower() for token in row[first : last + 1])
    return all(day in WEEKDAYS or day in MONTHS for day in days)


def _is_damaged(row: Sequence[Token], first: int, last: int) -> bool:
    return any(token.column for token in row[first : last + 1])


def _spans(row: Sequence[Token], mentions: Sequence[Mention]) -> list[tuple[int, int, NameKind]]:
    """Return the tagger's spans, parted where they hold two names, and known bodies in place of others."""
    at_start = {token.start: i for i, token in enumerate(row)} if mentions else {}
    at_end = {token.end: i for i, token in enumerate(row)} if mentions else {}
    marked = [
        span
        for mention in mentions
        for first, last in _parts(row, at_start[mention.start], at_end[mention.end], mention.kind)
        for span in _names_in(row, first, last, mention.kind)
    ]
    known = [
        (a, b, _ORGANISATION)
        for a, b in known_in(row)
        if not any(first <= a and b <= last and kind == _ORGANISATION for first, last, kind in marked)
    ]
    kept = [m for m in marked if not any(m[0] <= b and a <= m[1] for a, b, _ in known)]
    return with_hyphened(row, sorted([*kept, *known]))


def _names_in(row: Sequence[Token], first: int, last: int, kind: NameKind) -> list[Span]:
    if last > first and _is_in_capitals(row):
        first = _behind_slug(row, first, last)
        return [(a, b, kind) for a, b, _ in names_within(row, first, last)]
    if kind == "organisation" and not _is_damaged(row, first, last):
        ends = (i for i in range(first + 1, last + 1) if row[i].text in _HEADLINES["ends_bodies"])
        return [(first, next(ends, last + 1) - 1, kind)]
    tells_kind = row[last].text in _HEADS["organisation"] | _HEADS["place"]
    if kind != "person" or tells_kind or _is_damaged(row, first, last):
        return [(first, last, kind)]
    return list(names_within(row, first, last))


def _is_in_capitals(row: Sequence[Token]) -> bool:
    return not any(token.text[0].isalpha() and not token.text.isupper() for token in row)


def _behind_slug(row: Sequence[Token], first: int, last: int) -> int:
    """Return where the name begins behind the sport that heads a line in capitals: "TENNIS - MORETTI"."""
    if first or last < 2 or row[1].text != "-" or row[1].start == row[0].end:
        return first
    return 2


def _parts(row: Sequence[Token], first: int, last: int, kind: NameKind) -> Iterator[tuple[int, int]]:
    """Yield what is two names apart: "Maritime Office (MPO", "Nairobi, Kenya"; else the span."""
    at = next((i for i in range(first + 1, last) if row[i].text in _PARTING), None)
    if at is not None and _parts_at(row, first, at, last, kind):
        yield first, at - 1
        after = at + 2 if row[at + 1].text == "s" else at + 1
        yield after, last if kind == "place" else after
    else:
        yield first, last


def _parts_at(row: Sequence[Token], first: int, at: int, last: int, kind: NameKind) -> bool:
    if _is_damaged(row, first, last):
        return False
    if kind != "place":
        return row[at].text == "(" and is_acronym(row[at + 1].text)
    if row[at].text == ",":
        return place_list(_joined(row, at + 1, last)) == "country"
    whose = _joined(row, first, at - 1)
    return row[at].text != "(" and bool(place_list(whose) or (at == first + 1 and _is_strange(whose)))


def _is_strange(word: str) -> bool:
    return word[0].isupper() and not person_lists(word) and not in_vocabulary(word.lower())


def _joined(row: Sequence[Token], first: int, last: int) -> str:
    return " ".join(token.text for token in row[first : last + 1])


def _bounds(row: Sequence[Token], first: int, last: int, kind: NameKind) -> tuple[int, int]:
    while first <= last and row[first].text in _MARKS:
        first += 1
    while first <= last and row[last].text in _MARKS:
        last -= 1
    if kind == "person":
        while first < last and (row[first].text.lower() in TITLE_WORDS or row[first].text in {".", "-"}):
            first += 1
    elif kind == "place" and first < last and row[first].text in _SIDES:
        first += 1
    return first, last


def _with_particle(row: Sequence[Token], first: int, behind: int, kind: NameKind) -> int:
    """Return where the name begins when "al-", "bin", "de" right before it belong to it."""
    tied = first >= 2 and row[first - 1].text == "-" and row[first - 1].end == row[first].start
    at, small = (first - 2, _TIED) if tied else (first - 1, _APART if kind == "person" else frozenset())
    if at >= behind and first < len(row) and row[at].text in small and row[first].text[0].isupper():
        return at
    return first


def _kind(row: Sequence[Token], first: int, last: int, kind: NameKind) -> NameKind:
    name = _joined(row, first, last)
    if known_organisation(name):
        return _ORGANISATION
    if first == last:
        return "person" if name in _PEOPLE else kind
    head = row[last].text
    if head in _HEADS["organisation"]:
        return _ORGANISATION
    if head in _HEADS["place"]:
        return kind if kind == _ORGANISATION and head not in _HEADS["places_always"] else "place"
    return "person" if kind == "place" and _is_person(row, first, last, name) else kind


def _is_person(row: Sequence[Token], first: int, last: int, name: str) -> bool:
    """Return whether an unknown place is named like a person: "Joost Hallam", "Bashar al-Assad"."""
    if place_list(name) or "given" not in person_lists(row[first].text):
        return False
    if row[last].text in _PEOPLE or any(token.text in _APART for token in row[first:last]):
        return True
    return not place_list(row[last].text) and all(t.text[0].isalpha() for t in row[first : last + 1])
