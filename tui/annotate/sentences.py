"""Sentences of a text, by rules: where a full stop ends one and where it ends an abbreviation."""

from __future__ import annotations

import re
from typing import NamedTuple

from tui.annotate.word_list import words


class Span(NamedTuple):
    """A half-open run of code points."""

    start: int
    end: int


_STOP = re.compile(r"""[.!?…]+["”’')\]»]{0,8}""")
_LINE = re.compile(r"\n")
_LAST_WORD = re.compile(r"[^\W_][\w.'’&-]{0,40}$")
_FIRST_WORD = re.compile(r"""[\s"“‘'(\[«]{0,12}([^\W_][\w'’-]{0,40})""")
_LOWER_NAME = re.compile(r"(?:al|el|an|de|bin|ibn)-[A-Z]")
_CUE_AFTER_NAME = re.compile(
    r"\s+(?:[A-Z][\w'’.-]{0,30}\s+){1,4}(?:said|says|asked|asks|added|wrote|cried|shouted|replied)\b"
)

TITLES = words(
    """
    mr mrs ms mx dr drs prof profs gen gens lt col maj capt sgt cpl sen sens rep reps gov hon rev fr st messrs
    adm cmdr brig pvt asst
    pres supt insp det ste mt ft fig vs v cf eg ie approx est e.g i.e m mme mlle
    """
)
"""What is never the last word of a sentence, however the next one begins."""

_BEFORE_DIGIT = words(
    """
    no nos jan feb mar apr jun jul aug sep sept oct nov dec p pp vol art sec para ca c
    """
)
"""What is an abbreviation only where a number follows."""

_MAYBE_LAST = words(
    """
    jr sr inc co corp ltd plc bros etc al u.s u.n u.k e.u d.c u.s.a u.a.e ave rd blvd dept univ ph.d m.d
    b.a m.a a.m p.m am pm calif fla mass mich minn pa penn tex va wash ariz ala ark colo conn del ga ill
    ind kan ky la md miss mo mont neb nev n.c n.d n.h n.j n.m n.y okla ore r.i s.c s.d tenn vt w.va wis
    wyo ont que b.c l.a
    """
)
"""Abbreviations that may also end a sentence: the next word decides."""

_STARTERS = words(
    """
    a about according after all also although among an and another any are as at because before both but
    by can could despite did do does during each earlier even every few for from further had has have he
    her here his how however i if in is it its last later many meanwhile more most mr mrs much my no nor
    not now of on once one only or other our over she should since so some still such than that the
    their then there these they this those though through to today two under until we were what when
    where whether which while who why will with without would yet you your
    """
)

_DAYS_AND_ZONES = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december gmt est edt pst pdt utc bst cet et pt local
    """
)

_NOT_GLUED = words(
    """
    com org net gov edu mil int info biz co uk io tv eu us de fr ru cn in au ca nz ie za html htm pdf
    txt php jpg png js py md asp aspx mp3 mp4 doc docx xls zip csv xml json
    """
)


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of `text[start:end]` as spans of `text`, without the white space around them.

    Closing quotation marks and brackets stay with the sentence that they close. A line without a full stop
    ends where a blank line follows, or where it is short and the next begins with a capital (a heading).
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    begin = start
    for cut in _cuts(text, start, end):
        _keep(text, begin, cut, found)
        begin = cut
    _keep(text, begin, end, found)
    return found


def _cuts(text: str, start: int, end: int) -> list[int]:
    stops = [m.end() for m in _STOP.finditer(text, start, end) if _ends(text, m, start, end)]
    lines = [m.start() for m in _LINE.finditer(text, start, end) if _line_ends(text, m.start(), start, end)]
    return sorted({*stops, *lines})


def _keep(text: str, begin: int, cut: int, found: list[Span]) -> None:
    while begin < cut and text[begin].isspace():
        begin += 1
    while cut > begin and text[cut - 1].isspace():
        cut -= 1
    if begin >= cut:
        return
    if found and not any(c.isalnum() for c in text[begin : min(cut, begin + 40)]) and cut - begin < 4:
        found[-1] = Span(found[-1].start, cut)
    else:
        found.append(Span(begin, cut))


def _line_ends(text: str, at: int, start: int, end: int) -> bool:
    """Tell whether the line break at `at` ends a sentence that has no full stop."""
    after = at + 1
    while after < end and after - at < 20 and text[after] in " \t\r":
        after += 1
    if after >= end or text[after] == "\n":
        return True
    line_start = max(text.rfind("\n", max(start, at - 200), at) + 1, start, at - 200)
    line = text[line_start:at].strip()
    if not line or line[-1] in ",;-–—":
        return not line
    begins = text[after] in '“"‘«•*' or text[after].isupper() or text[after].isdigit()
    return len(line) < 45 and begins and at - line_start < 200


def _ends(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Tell whether the mark found ends a sentence."""
    after = stop.end()
    if after >= end:
        return True
    if not text[after].isspace():
        return _glued(text, stop, start, end)
    following = _FIRST_WORD.match(text, after, end)
    return following is None or _ends_before(text, stop, start, end, following)


def _ends_before(text: str, stop: re.Match[str], start: int, end: int, following: re.Match[str]) -> bool:
    """Tell whether the mark ends a sentence, given the word behind it."""
    word, mark = following[1], stop[0]
    if word[0].islower() and not _LOWER_NAME.match(text, following.start(1), end):
        return False
    if mark[0] in "!?":
        closed = mark[-1] not in "!?.…"
        return not closed or not _CUE_AFTER_NAME.match(text, stop.end(), end)
    if mark != "." and (mark[0] != "." or mark[1] not in "”\"’')]»"):
        return True
    return _full_stop(text, stop.start(), start, word, closed=len(mark) > 1)


def _full_stop(text: str, at: int, start: int, following: str, *, closed: bool) -> bool:
    """Tell whether the single full stop at `at` ends a sentence, given the word that follows."""
    before = _LAST_WORD.search(text, max(start, at - 42), at)
    if before is None:
        return True
    word, low = before[0], before[0].lower()
    if low in TITLES and not closed:
        return False
    if following[0].isdigit() and low in _BEFORE_DIGIT:
        return False
    if low.isdigit() and len(low) < 3 and before.start() in (start, _after_break(text, before.start())):
        return False
    return _ends_after(word, low, following)


def _ends_after(word: str, low: str, following: str) -> bool:
    """Tell whether a full stop behind a word that may be an abbreviation ends the sentence too."""
    if low in ("a.m", "p.m", "am", "pm") and word[-1].islower():
        return following.lower() not in _DAYS_AND_ZONES and not following[0].isdigit()
    initial = len(word) == 1 and word.isupper() and word != "I"
    short = low in _MAYBE_LAST and (word[0].isupper() or "." in word or low in ("etc", "al"))
    return following.lower() in _STARTERS if initial or short else True


def _after_break(text: str, at: int) -> int:
    """Return `at` if only blanks stand between it and a line's start, else -1."""
    back = at
    while back > 0 and at - back < 20 and text[back - 1] in " \t":
        back -= 1
    return at if back > 0 and text[back - 1] == "\n" else -1


_GLUED_AFTER = re.compile(r"[^\W\d_]{1,30}")


def _glued(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    """Tell whether a mark without a space after it ends a sentence ("on Friday.told the agency")."""
    after, mark = stop.end(), stop[0]
    if mark[0] == "…" or mark.startswith(".."):
        return False
    if text[after] in "“«‘" or (len(mark) > 1 and text[after].isupper()):
        return True
    before = _LAST_WORD.search(text, max(start, stop.start() - 42), stop.start())
    following = _GLUED_AFTER.match(text, after, end)
    if before is None or following is None or following.end() == end:
        return False
    if _is_address(text, start, before, following):
        return False
    word, glued = before[0], following[0]
    if glued[0].isupper():
        return len(word) > 1 and word[-1].islower() and (len(glued) > 1 or text[after + 1].isspace())
    return len(word) > 3 and len(glued) > 2 and mark == "."


def _is_address(text: str, start: int, before: re.Match[str], following: re.Match[str]) -> bool:
    """Tell the dot inside "news.example.com", "report.pdf" or "a.b@c" from a full stop."""
    if not before[0].isalpha() or following[0].lower() in _NOT_GLUED:
        return True
    marks = "./@:_"
    joined = before.start() > start and text[before.start() - 1] in f"{marks}-"
    return joined or text[following.end()] in marks
