"""What became of people, by phrases with room in them: "six officers were driven to a nearby hospital"."""

from __future__ import annotations

import re
from typing import Final

from tui.annotate.figure_numbers import Count
from tui.annotate.sentences import Span
from tui.corpus.highlight import FigureKind

_GAP: Final = r"(?:\s(?!(?:and|but|while|who|whose|to)\s)[^\s,.;:“”\"]{1,20}){0,6}?"
_ROOM: Final = r"(?:[\w’'-]{1,16}\s){0,4}?"
_HOSPITAL: Final = (
    rf"{_ROOM}(?:hospitals?|infirmar(?:y|ies)|clinics?|medical\scent(?:er|re)s?|emergency\srooms?|"
    r"trauma\scent(?:er|re)s?|burns?\sunits?)\b"
)
_HOMES: Final = rf"{_ROOM}(?:homes|houses|home|dwellings|villages|neighbou?rhoods|farms)\b"
_RUINS: Final = (
    rf"{_ROOM}(?:rubble|debris|slabs?|mud|snow|wreckage|ruins|concrete|earth|avalanche|lift|elevator|mine)\b"
)
_SAFETY: Final = (
    rf"(?:to\s{_ROOM}(?:safety|ground|shelters?|camps?|accommodation)\b"
    rf"|out\sof\s{_ROOM}(?:homes|houses|zone|area)\b)"
)
_HURT: Final = (
    r"(?:injury|injuries|wounds?|burns|fractures|lacerations|bruises|bruising|concussions?|cuts|trauma)\b"
)

_IN_HOSPITAL: Final = (
    r"\s(?:taken|rushed|sent|brought|airlifted|flown|transported|transferred|driven|carried|admitted|referred)"
    rf"\s(?:[\w’'-]{{1,16}}\s){{0,3}}?(?:to|into|in)\s{_HOSPITAL}"
    r"|\s(?:brought|taken|carried|driven)\s(?:in\s|away\s|off\s)?(?:by|to|into)\s(?:an\s)?ambulances?\b"
    rf"|\s(?:remains?|remained|stayed|still)\s(?:in|at)\s{_HOSPITAL}"
)
_WITH_WOUNDS: Final = (
    r"\s(?:had|have|has|suffered|sustained|received|suffering|sustaining|got|with)"
    rf"\s(?!no\b)(?:[\w’'-]{{1,18}}\s){{0,5}}?{_HURT}"
)
_IN_TREATMENT: Final = (
    r"\s(?:(?:fighting|battling|struggling)\sfor\s(?:their|his|her|its)\sli(?:fe|ves)|clinging\sto\slife"
    r"|under(?:went|going|go)\s(?:emergency\s)?(?:surgery|treatment|operations?)|being\streated"
    r"|recovering\s(?:in|at)\b)"
)
_IN_CUSTODY: Final = (
    r"\s(?:taken|held|remanded|placed|put|kept|brought|thrown|remain|remained)\s(?:[\w’'-]{1,16}\s){0,3}?"
    r"(?:(?:into|in|under)\s(?:[\w’'-]{1,16}\s)?(?:custody|detention|arrest|jail|prison|cells)\b"
    r"|for\squestioning\b)"
)
_OUT_OF_HOMES: Final = (
    r"\s(?:fled|flee|fleeing|left|leave|leaving|abandon|abandoned|evacuate|evacuated|vacate|vacated)\s"
    rf"(?:from\s)?(?:their|the)\s{_HOMES}"
)
_MOVED: Final = (
    r"\s(?:moved|relocated|bused|bussed|ferried|taken|brought|led|transferred|airlifted|resettled)\s"
    rf"(?:[\w’'-]{{1,16}}\s){{0,2}}?{_SAFETY}"
)
_UNDER_RUINS: Final = (
    r"\s(?:lie|lies|lying|buried|pinned|caught|trapped|be|still|alive|were|are|was)"
    rf"\s(?:beneath|under|underneath|below)\s{_RUINS}"
)
_AMONG_DEAD: Final = (
    r"\s(?:were|was|are|is)\samong\s(?:[\w’'-]{1,16}\s){0,6}?(?:killed|dead|deceased|fatalities)\b"
)
_OUTCOMES: Final[tuple[tuple[FigureKind, str], ...]] = (
    ("injured", _IN_HOSPITAL),
    ("injured", _WITH_WOUNDS),
    ("injured", _IN_TREATMENT),
    ("detained", _IN_CUSTODY),
    ("displaced", _OUT_OF_HOMES),
    ("displaced", _MOVED),
    ("trapped", _UNDER_RUINS),
    ("killed", _AMONG_DEAD),
)
_BEHIND: Final = tuple((kind, re.compile(f"{_GAP}(?:{rest})", re.IGNORECASE)) for kind, rest in _OUTCOMES)

_AROUND: Final[tuple[tuple[FigureKind, str, str], ...]] = (
    (
        "injured",
        "send|sends|sent|sending|put|puts|putting|took|taking|take|rushed|airlifted",
        rf"(?:\s(?:more|others))?\s(?:to|in|into)\s{_HOSPITAL}",
    ),
    (
        "displaced",
        "relocate|relocates|relocated|relocating|move|moved|moving|took|take|bring|brought|ferried|bused|airlifted",
        rf"\s{_SAFETY}",
    ),
    (
        "displaced",
        "order|orders|ordered|ordering|told|telling|asked|asking|urged|urging|forced|forcing",
        r"\s(?:to|into)\s(?:leave|leaving|flee|evacuate|evacuating|move\sout)\b",
    ),
    (
        "displaced",
        "make|makes|made|making|turn|turned|turning",
        r"\s(?:into\s)?(?:refugees|homeless)\b",
    ),
    (
        "killed",
        "shot|shoot|shooting|stabbed|stabbing|hacked|hacking|beat|beaten|beating|burned|burnt|crushed|trampled|clubbed",
        r"\s(?:to\sdeath|dead)\b",
    ),
    ("killed", "cost|costing|costs", r"\s(?:their|his|her)\sli(?:fe|ves)\b"),
    ("other", "take|takes|took|taking|taken|held|holding|hold", r"\s(?:hostage|captive)\b"),
)
_LED: Final = tuple(
    (kind, re.compile(rf"\b(?:{before})\s$", re.IGNORECASE), re.compile(behind, re.IGNORECASE))
    for kind, before, behind in _AROUND
)
_NEAR: Final = 24


def outcome_led(text: str, sentence: Span, count: Count) -> FigureKind | None:
    """Return the kind of an object between a verb and its outcome: "sending seven people to hospital".

    Args:
        text: of the article.
        sentence: where the count is.
        count: the counting phrase.
    """
    start = max(sentence.start, count.start - _NEAR)
    return next(
        (
            kind
            for kind, before, behind in _LED
            if before.search(text, start, count.start) and behind.match(text, count.end, sentence.end)
        ),
        None,
    )


def outcome(text: str, count: Count, end: int) -> FigureKind | None:
    """Return the kind of a subject by what became of it: "two others had minor injuries".

    Args:
        text: of the article.
        count: the counting phrase.
        end: where the next count begins, or the sentence ends.
    """
    if (count.low, count.high) == (0, 0) and not count.noun:
        end = min(end, count.end + 2 * _NEAR)
    return next((kind for kind, behind in _BEHIND if behind.match(text, count.end, end)), None)
