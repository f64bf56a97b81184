"""Counts told by another count: "three of the dead", "eight are children", "down from 12"."""

from __future__ import annotations

import re
from typing import Final

from tui.annotate.figure_numbers import YEAR_BEFORE, Count
from tui.annotate.figure_words import PEOPLE
from tui.annotate.number_words import NUMBER
from tui.annotate.sentences import Span
from tui.annotate.word_list import alternation
from tui.corpus.highlight import FigureKind

_GROUPS: Final[dict[str, FigureKind]] = {
    "dead": "killed",
    "deceased": "killed",
    "hurt": "injured",
    "hospitalised": "injured",
    "hospitalized": "injured",
    "deaths": "killed",
    "fatalities": "killed",
    "killed": "killed",
    "victims": "killed",
    "injured": "injured",
    "wounded": "injured",
    "missing": "missing",
    "detained": "detained",
    "detainees": "detained",
    "arrested": "detained",
    "displaced": "displaced",
    "trapped": "trapped",
}
_OF_GROUP = re.compile(
    r"\s(?:of|among)\s(?:the|those|these)\s(?:who\s(?:(?:were|had|have|had\sbeen)\s)?|(?:worst|gravely|seriously|severely|critically|badly)\s)?"
    rf"(?P<group>died|{alternation(' '.join(sorted(_GROUPS)))})\b",
    re.IGNORECASE,
)
_WHO = alternation(" ".join(sorted(PEOPLE)))
_ARE_WHO = re.compile(
    rf"\s(?:of\s(?:them|whom)\s)?(?:were|was|are|is)\s(?:(?:also|all|only|just|aged)\s)?"
    rf"(?:(?:young|small|school|local|foreign)\s)?"
    rf"(?:(?:{_WHO})\b|pregnant\b|(?-i:[A-Z])[a-z]{{2,14}}(?:ans|ese|ish|is|ks|chs|ns|ds)\b|under\s(?:the\sage\sof\s)?(?:{NUMBER})\b|still\s(?:there|inside|in)\b)"
    r"|\s(?:have|has|had)\s(?:(?:now|so\sfar|already|not|yet\sto)\s)?(?:been|be)\s(?:formally\s)?(?:identified|named|buried)\b",
    re.IGNORECASE,
)
_DID = re.compile(r"\sdid\s?[.;]")
_OPENS = re.compile(r"(?:^|[,;:(–—]\s?|\sand\s|\sof\swhom\s)$")
_LISTED = re.compile(r"(?:,|,?\sand|;|\s\()\s?$")
_AND_WHO = re.compile(r"\s(?:were|are)\s[a-z]{3,14}(?:,|,?\sand)\s", re.IGNORECASE)
_GRAVELY = re.compile(r"\s(?:seriously|critically|badly|severely|gravely|slightly|lightly)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    rf"\s(?:last\s(?:year|month|week)|this\s(?:year|month|week)|yesterday|today|overnight"
    rf"|in\s(?:the\s)?(?:last|past|previous)\s|in\s(?:other|another|nearby|neighbouring|(?:{NUMBER})\sother)\s"
    r"|in\s(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_FROM = re.compile(r",?\s(?:(?:up|down)\s)?from\s", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:compared\s(?:with|to)|against|versus|as\sagainst)\s$", re.IGNORECASE)
_UP_FROM = re.compile(r",?\s(?:up|down)\sfrom\s$", re.IGNORECASE)
_GOING_ON = re.compile(rf"[“\"]?(?:[A-Za-z]{{2,7}}\s){{0,3}}(?:{NUMBER})\s", re.IGNORECASE)
PART_OF: Final = re.compile(r"\s(?:out\s)?of\s(?:the|its|their|these|those)\s", re.IGNORECASE)
"""What stands between a part and the whole: "two of the three"."""

_NEAR: Final = 60


def may_go_on(text: str, sentence: Span) -> bool:
    """Tell whether a sentence begins with a count that the sentence before may tell the kind of."""
    at = _GOING_ON.match(text, *sentence)
    return at is not None and any(
        _ARE_WHO.match(text, end, sentence.end) for end in range(sentence.start + 1, at.end())
    )


def part_kind(
    text: str,
    sentence: Span,
    count: Count,
    before: tuple[Count, FigureKind] | None,
    earlier: FigureKind | None,
) -> FigureKind | None:
    """Return the kind of a count that is part of another, or another state of it.

    Args:
        text: of the article.
        sentence: where the count is.
        count: the counting phrase.
        before: the count before it in the sentence, if what that counts is known.
        earlier: the kind of the last figure of the sentence before.
    """
    if (count.low, count.high) == (0, 0):
        return None
    group = _OF_GROUP.match(text, count.number_end, sentence.end)
    if group is not None:
        return _GROUPS.get(group["group"].lower(), "killed")
    if before is not None and _continues(text, sentence, count, *before):
        return before[1]
    known = before[1] if before is not None else earlier
    opens = _OPENS.search(text[max(sentence.start, count.start - 12) : count.start])
    if known is None or not opens:
        return None
    who = not count.noun and _ARE_WHO.match(text, count.number_end, sentence.end)
    return known if who or _DID.match(text, count.end) else None


def _continues(text: str, sentence: Span, count: Count, before: Count, kind: FigureKind) -> bool:
    """Tell a count that goes on where the one before it in its sentence stopped."""
    between = text[before.end : count.start]
    if (_FROM.fullmatch(between) and count.high != 1) or (
        len(between) < 2 * _NEAR
        and (_AGAINST.search(between) or _UP_FROM.search(between) or YEAR_BEFORE.search(between))
    ):
        return True
    if len(between) >= (2 * _NEAR if between.endswith("(") else _NEAR):
        return False
    if count.noun and _AND_WHO.fullmatch(between):
        return True
    at = count.number_end
    graver = kind == "injured" and _GRAVELY.match(text, at, sentence.end)
    return bool(_LISTED.search(between) and (graver or _ELSEWHERE.match(text, at, sentence.end)))
