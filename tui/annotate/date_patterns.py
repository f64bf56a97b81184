"""What a time expression looks like: one compiled expression, and what each of its branches holds.

The span of a mention is its core, without prepositions and modifiers ("Friday" in "late on Friday"):
what stands before it is read as context. Every repeat is bounded, so hostile text costs linear time.
"""

from __future__ import annotations

import re

from tui.annotate.word_list import in_order

_MONTH_NAMES = in_order(
    "January February March April May June July August September October November December"
)
_DAY_NAMES = in_order("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")

MONTHS: dict[str, int] = {name.lower(): n for n, name in enumerate(_MONTH_NAMES, 1)} | {
    short: n
    for n, shorts in enumerate(
        ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"), 1
    )
    for short in shorts.split()
}
"""Month numbers by lower-case name or abbreviation."""

WEEKDAYS: dict[str, int] = {name.lower(): n for n, name in enumerate(_DAY_NAMES)} | {
    short: n
    for n, shorts in enumerate(("mon", "tue tues", "wed", "thu thurs", "fri", "sat", "sun"))
    for short in shorts.split()
}
"""Weekday numbers (Monday is 0) by lower-case name or abbreviation."""

WEEKDAY_NAMES: tuple[str, ...] = tuple(name.lower() for name in _DAY_NAMES)

_LONG = "|".join([*_MONTH_NAMES, *(name.upper() for name in _MONTH_NAMES)])
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_MONTH = rf"(?:{_LONG}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
_WDAY = "(?:" + "|".join([*_DAY_NAMES, *(n.upper() for n in _DAY_NAMES)]) + ")"
_WSHORT = r"(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_SEP = r"\s?(?:[-–—]|to|and|through|until|or|&)\s?"
_LEAD = rf"(?:(?:{_WDAY}|{_WSHORT}),?\s(?:(?:on\s)?the\s)?)?"
_COUNT = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"several|few|a\sfew|couple\sof|a\scouple\sof|many)"
)
_UNIT = r"(?:hour|day|night|week|fortnight|weekend|month|year|decade|centur(?=y|ies))(?:s|ies|y)?"

DATE = re.compile(
    rf"(?<![\w/.])(?:"
    rf"(?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01]))(?=T\d|\b)"
    rf"|(?P<slash>(?:[0-2]?\d|3[01])[/.](?:[0-2]?\d|3[01])[/.](?:{_YEAR}|\d\d)(?![\d/]))"
    rf"|(?P<dmy>{_LEAD}(?P<d1>{_DAY})(?:{_SEP}(?P<d1b>{_DAY}))?\s(?:(?:day\s)?of\s)?(?P<m1>{_MONTH})"
    rf"(?:,?\s(?P<y1>{_YEAR})\b)?)"
    rf"|(?P<mdy>{_LEAD}(?P<m2>{_MONTH})\s(?P<d2>{_DAY})(?!\d|:\d|[-\s]year)"
    rf"(?:{_SEP}(?P<d2b>{_DAY})(?!\d|:\d|\s(?:{_LONG}|years|people)))?(?:,?\s(?P<y2>{_YEAR})\b)?)"
    rf"|(?P<my>(?P<m3>{_MONTH})(?:{_SEP}(?P<m3b>{_MONTH}))?,?\s(?:of\s)?(?P<y3>{_YEAR})\b)"
    rf"|(?P<years>(?P<ya>{_YEAR})(?:\s?[-–/]\s?(?P<yb>{_YEAR}|\d\d)))(?![\w-])"
    rf"|(?P<decade>(?P<dy>1[5-9]\d0|20\d0)s)\b"
    rf"|(?P<century>(?P<cn>1\d|20|21)(?:st|th)\scentury)\b"
    rf"|(?P<holiday>Christmas(?:\s(?:Day|Eve))?|Boxing\sDay|New\sYear[’']?s\s(?:Day|Eve)|Easter(?:\s(?:Sunday|Monday))?|Good\sFriday|Eid(?:\s?-?\s?[AaUu]l\s?-?\s?(?:Adha|Fitr))?|Thanksgiving(?:\sDay)?|Halloween|Ramadan)(?![\w-])"
    rf"|(?P<month>(?:{_LONG}))(?!\w)"
    rf"|(?P<weekday>{_WDAY})(?P<plural>s)?(?!\w)"
    rf"|(?P<relday>(?i:yesterday|today|tonight|tomorrow|this\s(?:morning|afternoon|evening)|last\snight))\b"
    rf"|(?P<span>(?i:(?:the\s)?(?:past|last|previous|preceding|next|coming|following)\s{_COUNT}\s{_UNIT}))\b"
    rf"|(?P<step>(?i:(?:last|this|next|past|coming)\s(?:week(?:end)?|month|year|decade|century|spring|summer|autumn|winter)))\b"
    rf"(?!\s(?:of|in)\s(?:{_LONG}))"
    rf"|(?P<ago>(?i:{_COUNT}\s{_UNIT}\s(?:ago|earlier|later|from\snow)))\b"
    rf"|(?P<recent>(?i:(?:recent|past|last|coming)\s(?:few\s)?(?:days|weeks|months|years)))\b"
    rf"|(?P<weekend>(?i:the\sweekend))\b"
    rf"|(?P<year>1[0-4]\d\d|{_YEAR})(?![%,./:-]?\d)(?!\w|\s?%|-\d)"
    rf")"
)
"""Every form of time expression that is resolved; the group that matched names the form."""

OLD_YEAR_BEFORE = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Yy]ear|[Bb]y|[Ii]n\sabout)\s$")
"""What shows, before it, that a number from 1000 to 1499 is a year."""

SLUG_AROUND = re.compile(r"[a-z\d]-$")
"""What shows, before it, that a number is part of an address ("…-games-in-2023-after-…")."""

AFTER_YEAR_NOT = re.compile(
    r"(?:\sm\b|[-\s](?:people|civilians?|dead|deaths?|men|women|children|soldiers|troops|times|km|kilomet|miles|met(?:re|er)s|"
    r"feet|kg|tonnes?|tons?|percent|per\scent|hectares|acres|square|words|votes|dollars|euros|points|homes|houses|"
    r"cases|others|refugees|migrants|patients|students|workers|jobs|hours|pounds|rupees|calories|mah|MW|rpm|cc|GB|seats|beds|runs|troops|teachers|schools|villages|vehicles|cars|staff)\b)"
)
"""What shows, after it, that a number of four digits counts something and is no year."""

BEFORE_YEAR_NOT = re.compile(
    r"(?:[$£€#]|\b(?:No\.|number|Rs\.?|USD|US\$|nearly|almost|(?:more|less|fewer|higher)\sthan|least|approximately|roughly|"
    r"up\sto|as\smany\sas|over|flight|Flight|Route|Highway|room|Room|page|pp?\.))\s?$"
)
"""What shows, before it, that a number of four digits is no year."""

MODIFIER = re.compile(
    r"\b(?:(?P<mod>(?i:last|this|next|coming|early|late|mid|earlier|later|past|previous|following|every|each))[-\s]{1,3}"
    r"(?:(?i:on|in|this|last|the)\s)?"
    r"|(?P<week>(?i:first|second|third|fourth|last|final))\sweek\s(?:of|in)\s"
    r"|(?P<side>(?i:end|beginning|start|middle))\sof\s"
    r"|(?P<season>(?i:spring|summer|autumn|fall|winter))\s(?:of\s)?)$"
)
"""A modifier directly before an expression."""

OPENER = re.compile(
    r"\b(?P<prep>(?i:since|until|till|by|before|after|from|through|between|as\sof))\s(?:(?i:about|around|at\sleast|the|early|"
    r"late|mid|last|this|on|in|morning\sof|evening\sof|night\sof)[-\s]){0,3}$"
)
"""A preposition that opens one side of the expression after it."""

MAY_BEFORE = re.compile(
    r"(?:\b(?i:in|since|until|till|by|last|next|this|early|late|mid|of|from|to|during|and|between|before|after|for|"
    r"every|each|through|on|the|second|first|a|an|its|their|his|her|annual|previous)[-\s]{1,3}|[’']s?\s|[,(\d]\s?)$"
)
"""What shows, before it, that a capitalised "May", "March", "April", "June" or "August" is a month."""
