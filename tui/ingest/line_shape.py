"""What a single line looks like, whatever stands around it: promotion, crumbs, byline, credit, caption, …

Each function answers one question about one line. They are deliberately narrow: a line of the article that is
taken for furniture is folded away from its reader, which is worse than the reverse.
"""

from __future__ import annotations

import re
from typing import Final

from tui.ingest.outlets import is_agency, is_outlet, looks_like_outlet

_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟۔।](?:[\"”’'»)\]]{0,3})$")
_OPENS_QUOTE: Final = "\"“‘'«„"

PROSE_WORDS: Final = 8
"""A line of at least so many words that ends as a sentence is running text."""

_RELATED = re.compile(
    r"^\W{0,3}(?:read\s(?:more|also|next|on|this)|also\sread|see\s(?:also|more)|(?:more|related|watch|listen|recommended|elsewhere|further\sreading|background|in\s(?:pictures|photos|depth|numbers|video)|gallery|photos?\sgallery|video|podcast|explainer|explained|opinion|analysis|interactive|timeline|factbox|profile|don[’']?t\smiss|must\sread|related\s\w+|more\s(?:on|from|about|in)\s[^:]{2,40}))\s{0,2}(?::|[–—|>»→-]\s)\s{0,2}\S"
    r"|^\W{0,3}(?:read\smore|read\salso|also\sread|see\salso|watch|read\snext)\s{0,2}[:–—-]",
    re.IGNORECASE,
)
_READ_MORE_AT_END = re.compile(r"\bread\smore(?:\s?[»>…]|\s?\.{3})?$", re.IGNORECASE)

_TAGS = re.compile(
    r"^(?:tags?|topics?|keywords?|filed\sunder|categor(?:y|ies)|sections?|labels?|posted\sin|more\son)\s{0,2}:",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"^(?:#[\w-]{1,60}[\s,]{0,3}){1,30}$")

_NAME_WORD = r"(?:(?:[A-ZÀ-ÖØ-Þ][\w’'.-]{0,30})|al|el|bin|ibn|bint|de|la|del|della|di|da|dos|van|von|der|den|ter|le|du|and|y|e|&)"
_PERSON = re.compile(rf"^[A-ZÀ-ÖØ-Þ][\w’'.-]{{0,30}}(?:\s{_NAME_WORD}){{1,5}}$")
_BYLINE = re.compile(
    r"^(?:(?:story|text|report|analysis|words|photographs|photos|video|interview|written|posted|reported|article|opinion|edited)\s)?by[:\s]\s{0,2}(?=[A-ZÀ-Ý@])|^(?:author|authors|writer|reporter|correspondent|journalist)s?\s{0,2}:\s{0,2}\S",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:correspondent|reporter|editor|staff(?:\swriter)?|bureau|desk|writer|columnist|journalist|contributor|agencies|in\s[A-Z]\w+)\b",
)

_QUESTION_WORD = re.compile(
    r"^(?:how|what|why|who|when|where|which|whose|is|are|was|will|can|could|did|does|do|has|have|should)\b",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"""^[(\[]?(?:
      (?:additional|supplementary|more)\s(?:reporting|research|report)\b | (?:reporting|report|writing|written|editing|edited|compiled|translated|translation|produced|production|graphics?)\s(?:by|from)\b
      | (?:source|sources|via|credit|credits|original\s(?:source|article)|courtesy(?:\sof)?|originally\spublished)\s{0,2}: | source\s{0,2}[-–—]\s
      | with\s(?:additional\s)?(?:reporting|files?|inputs?|contributions?|material|agency)\b | with\s(?:AFP|AP|Reuters|agencies|agency\sinputs)
      | ©|\(c\)\s|copyright\b | this\s(?:article|story|report|post|piece)\s(?:was\s(?:first|originally|produced|written|published|provided|adapted|reported)|(?:first|originally)\sappeared|includes\sreporting|has\sbeen\s(?:published|adapted)|is\srepublished)\b
      | (?:republished|reprinted|reproduced)\s(?:with|from|by)\b | photographs?\sby\b | the\s(?:associated\spress|afp)\scontributed\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTRIBUTED = re.compile(
    r"\b(?:contributed\s(?:to\sthis\s(?:report|story|article)|reporting)|(?:reporting|editing)\sby\s[A-Z].{0,120};|contributed\sfrom\s[A-Z])",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(r"^(?:[-–—(\[]\s?)?([A-Za-z][\w/.,&;\s-]{1,60}?)[)\]]?$")
_INITIALS = re.compile(r"^[a-z]{2,3}(?:/[a-z]{2,3}){1,4}\s?(?:\([^()]{2,60}\))?$")

_PHOTO_CREDIT = re.compile(
    r"(?:[\[(](?:[^\[\]()]{0,60}[\s/:,|]{1,3})?(?:Reuters|REUTERS|AP(?:\sPhoto)?|AFP|EPA|Getty(?:\sImages)?|Al\sJazeera|AA|Anadolu(?:\sAgency)?|File(?:\sphoto)?|Handout|Photo|Supplied|Courtesy|Shutterstock|Xinhua|TASS|PA|dpa|Bloomberg|Screengrab|Twitter|Facebook|Social\smedia|iStock|Alamy|Rex)\b[^\[\]()]{0,60}[\])]"
    r"|\b(?:Photo(?:graph)?|Image|Picture|Pic|Photo\scredit|Image\scredit|Credit|Photograph(?:er)?|Photo\sby|Image\ssource|Photo\ssource|File\sphoto)s?\s{0,2}[:—–]\s?[^.]{2,80}"
    r"|\s[|/—–]\s?(?:AP(?:\sPhoto)?|AFP|REUTERS|Reuters|EPA|Getty(?:\sImages)?|AFP/Getty(?:\sImages)?|Shutterstock|Xinhua|TASS|Anadolu(?:\sAgency)?)"
    r"|\b[A-Z][\w.-]{1,20}\s[A-Z][\w.-]{1,20}\s?/\s?(?:AP|AFP|Reuters|REUTERS|EPA|Getty\sImages|The\s\w+|Anadolu|Shutterstock|NurPhoto|Bloomberg|Rex|Alamy)[\w\s/]{0,30})[.)]?$"
)
_CAPTION_START = re.compile(
    r"^(?:file\s?(?:photo|pic(?:ture)?|image)?\s{0,2}[:–—-]|photo\s{0,2}:|image\s{0,2}:|caption\s{0,2}:|pictured?\s{0,2}:|image\scaption\b|this\s(?:\w+\s\d{1,2},?\s\d{4},?\s)?(?:file\s)?(?:photo|image|picture|handout|frame\sgrab|satellite\simage)\b.{0,60}\b(?:shows|released|taken|provided|made)|in\sthis\s.{0,40}(?:file\s)?(?:photo|image|frame|picture)\b|a\s(?:file\s)?(?:photo|picture|image|handout)\s(?:shows|taken|released|of)\b|(?:above|below|left|right|inset|top|bottom)\s{0,2}:\s)",
    re.IGNORECASE,
)
# What picture galleries and players leave in the text.
_CAPTION_MARK = re.compile(
    r"\b(?:image\scaption|media\scaption|toggle\scaption|hide\scaption|caption\s\d+\sof\s\d+)\b",
    re.IGNORECASE,
)
# "Getty Images The Brazilian retires", "AP:Associated Press A trader watches": the agency's name stuck on.
_AGENCY_FIRST = re.compile(
    r"^(?:Getty(?:\sImages)?|AP:Associated\sPress|EPA|AFP(?:/Getty)?|REUTERS|Splash\sNews|Rex(?:\sFeatures)?|Alamy)"
    r"(?:\s-\s\w+)?\s(?=[A-ZÀ-Ý])(?:\S+\s){4}"
)
_ONLY_IMAGE_CREDIT = re.compile(
    r"^(?:image\s(?:copyright|source|credit)[,:]?\s.{2,60}|(?:photograph|photo|picture|image)s?(?:\s?(?:credit|by))?\s{0,2}[:/]\s?.{2,60}|[\w\s.’'-]{0,40}/?\s?(?:getty\simages|afp|epa|reuters|ap)(?:\s?/\s?[\w\s.]{2,30})?|getty(?:\simages)?|shutterstock|istock)$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Ý][A-ZÀ-Ý\s.’'-]{2,40}(?:,\s[A-Z][\w.\s]{1,30})?(?:\s\([\w/\s]{2,30}\))?|[A-Z][\w\s’'-]{2,30},\s(?:[A-Z][\w\s]{2,20},\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6}\.?\s\d{1,2}(?:,?\s\d{4})?(?:\s\([\w/\s]{2,30}\))?)\s{0,2}[-–—]{0,2}$",
)

_RUN_TOGETHER = re.compile(r"[a-zà-ÿ]{2}[A-ZÀ-Ý][a-zà-ÿ]{2}")
_CRUMB_PARTS = re.compile(r"\s{1,3}[/|•>›»·]\s{1,3}|\s?[›»>]\s?")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")


def ends_sentence(line: str) -> bool:
    """Return whether `line` ends as a sentence does, closing quotes and brackets aside."""
    return _ENDS_SENTENCE.search(line) is not None


def is_prose(line: str) -> bool:
    """Return whether `line` is running text: long enough and ended, or too long to be anything else."""
    if len(line) > 600:
        return True
    words = len(line.split())
    if words >= 45 or (words >= PROSE_WORDS and ends_sentence(line)):
        return True
    # No spaces between words in Chinese and Japanese.
    return words < 5 and len(line) >= 40 and not line.isascii() and ends_sentence(line)


def is_quoted(line: str) -> bool:
    """Return whether `line` opens with a quotation mark."""
    return line[:1] in _OPENS_QUOTE


def is_related(line: str) -> bool:
    """Return whether `line` says that it leads elsewhere ("READ MORE: …")."""
    if len(line) > 260 or (len(line.split()) > 25 and ends_sentence(line)):
        return False
    return _RELATED.search(line) is not None or (
        len(line.split()) <= 20 and _READ_MORE_AT_END.search(line) is not None
    )


def is_tags(line: str) -> bool:
    """Return whether `line` lists the article's topics."""
    return len(line) <= 300 and (_TAGS.search(line) or _HASHTAGS.search(line)) is not None


def is_person(line: str) -> bool:
    """Return whether `line` could be a person's name and nothing else."""
    return len(line) <= 60 and _PERSON.match(line) is not None and not is_outlet(line)


def is_byline(line: str) -> bool:
    """Return whether `line` says who wrote the article ("By …", "Author: …")."""
    return (
        len(line.split()) <= 18
        and len(line) <= 160
        and _BYLINE.search(line) is not None
        and not ends_prose(line)
    )


def ends_prose(line: str) -> bool:
    """Return whether `line` is long enough for a sentence and ends as one."""
    return len(line.split()) >= PROSE_WORDS and ends_sentence(line)


def is_signed(line: str) -> bool:
    """Return whether `line` is a name with a post or an outlet ("Jane Doe, Middle East correspondent")."""
    name, comma, rest = line.partition(",")
    if not comma:
        return names_job(line) and is_person(" ".join(line.split()[:2]))
    return is_person(name) and (names_job(rest) or looks_like_outlet(rest.strip()))


def asks(line: str) -> bool:
    """Return whether `line` is a short question, as sections of explainers are headed."""
    return line.endswith("?") and len(line.split()) <= 12 and _QUESTION_WORD.match(line) is not None


def opens_question(line: str) -> bool:
    """Return whether `line` opens as a question does, ended or not ("How the attack unfolded")."""
    return _QUESTION_WORD.match(line) is not None


def names_job(line: str) -> bool:
    """Return whether `line` names a reporter's post or place ("Middle East correspondent", "in Beirut")."""
    return len(line.split()) <= 14 and _JOB.search(line) is not None


def is_credit(line: str) -> bool:
    """Return whether `line` says whose work or whose report this is."""
    if len(line) > 400:
        return False
    return _CREDIT.search(line) is not None or _CONTRIBUTED.search(line) is not None


def is_sign_off(line: str) -> bool:
    """Return whether `line` is an agency's or an editor's mark under a report ("— AFP", "jm/dm (AFP, dpa)")."""
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


def has_photo_credit(line: str) -> bool:
    """Return whether `line` ends with whose picture it describes ("[Reuters]", "Photo: …")."""
    return _PHOTO_CREDIT.search(line[-140:]) is not None


def starts_caption(line: str) -> bool:
    """Return whether `line` opens as captions do ("File photo: …")."""
    if _CAPTION_START.search(line[:200]) is not None or _CAPTION_MARK.search(line[:400]) is not None:
        return True
    return _AGENCY_FIRST.match(line) is not None and not ends_sentence(line)


def is_image_credit(line: str) -> bool:
    """Return whether `line` is a picture's credit alone ("AFP/Getty Images")."""
    return len(line) <= 80 and _ONLY_IMAGE_CREDIT.search(line) is not None


def is_dateline(line: str) -> bool:
    """Return whether `line` is a dateline alone ("BEIRUT (AP)", "Aleppo, Nov 17")."""
    return len(line) <= 80 and _DATELINE.match(line) is not None and not ends_sentence(line)


def is_crumbs(line: str) -> bool:
    """Return whether `line` is a row of links: languages, sections, a path ("Home > World > Syria")."""
    if len(line) > 160 or ends_prose(line):
        return False
    parts = [part for part in _CRUMB_PARTS.split(line) if part.strip()]
    return len(parts) >= 3 and all(len(part.split()) <= 3 for part in parts)


def is_run_together(line: str) -> bool:
    """Return whether words of `line` stick together as links without space do ("Middle EastNewsSyria")."""
    words = line.split()
    stuck = sum(
        _RUN_TOGETHER.search(word) is not None for word in words if not word.startswith(("http", "@"))
    )
    return len(words) <= 12 and not ends_sentence(line) and stuck > 0 and (stuck >= 2 or len(words) <= 3)


def content_words(line: str) -> frozenset[str]:
    """Return the words of `line` that carry meaning, folded and cut to six letters (a poor man's stem)."""
    return frozenset(
        word.casefold()[:6] for word in _PLAIN_WORD.findall(line) if len(word) > 3 or word.isupper()
    )
