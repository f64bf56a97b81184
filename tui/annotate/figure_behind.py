"""What happened to people by a word behind the count of them: "17 dead", "six people were killed"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tui.annotate.figure_numbers import Count
from tui.annotate.figure_words import DOING, DONE_TO, EVENTS, HAPPENS, STATE
from tui.corpus.highlight import FigureKind

UNSURE = frozenset(
    {"shot", "stabbed", "treated", "treating", "treat", "captured", "eliminated", "relocated", "evacuate"}
    | {"cut off", "stuck"}
)
"""What is done to other things as well: before a count, only people who are named as such are meant."""

_AUXILIARY = re.compile(
    r"\b(?:was|were|been|be|being|are|is|got|left|feared|reported|reportedly|confirmed|believed|presumed|found|remain|"
    r"remains|remained|still|declared|listed|taken|held|pronounced|remanded|certified|thought|known|considered)\b"
    r"(?:\s\w{2,12}ly)?(?:\s(?:shot|to\sbe|to\shave\sbeen|either|also|still|now|and|initially|then|later|since|already"
    r"|all|both|once|first|placed|thrown|kept|put|as|admitted|(?:brought|pulled|taken|dug)\sout|jointly|so\sfar|too|officially|dead\sor|feared|reported|either)){0,2}\s$",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"(?:\s(?!(?:and|or|but|were|was|who|that|in|of|by|for|had|have|as|from|with|at|on)\s)(?:of\sthem|[a-z][a-z-]{2,15})){0,2}"
    r"(?:\sand\s(?:the|their|his|her|an?)(?:\s[a-z]{3,14}){1,2})?\s?",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"[,(–—]\s?(?:including|among|most|many|some|mostly|all|at\sleast|both|aged?|ages)\b[^,;()–—]{1,80}[,)–—]"
    r"|\sincluding\s[^,;()–—]{1,60}?(?<!\swho)(?<!\sthat)(?=\s(?:were|was|are|have|had|died|drowned)\s)",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r"\s?[,(–—]\s?(?!(?:and|but|or|who|which|while|when|where)\s)[^;()“”\"]{1,100}?\s?[,)–—]"
    r"(?=\s(?:were|was|are|is|have|has|had|died|drowned|perished|remain|remained|disappeared|vanished)\b)",
    re.IGNORECASE,
)
"""What stands between people and what happened to them: "three climbers, all from one town of 900, were"."""

_CLOSELY = re.compile(r"\s(?:in|by|when|while|as|at|during|on|after)\b", re.IGNORECASE)
_FLED_FROM = re.compile(
    r"\s(?:the\s(?:[a-z]+\s)?scene|on\sfoot|police|custody|prison|jail|capture|arrest|justice|in\san?\s)",
    re.IGNORECASE,
)
_DIED = re.compile(
    r"(?:\s[^\s,.;:“”\"]{1,20}){0,5}?,?\sand\s(?:(?:later|then|subsequently|soon)\s)?(?:died|killed|dead)\b",
    re.IGNORECASE,
)
_DIED_AFTER = re.compile(
    r"(?:\s[^\s,.;:“”\"]{1,20}){0,5}?,?\s(?:and\s)?(?:(?:had|have|has|later|then|were|was)\s){1,2}(?:died|dead)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^[“”\"]|[“”\"]$")
"""Marks around the count or the word itself: they had been "neutralised"."""

_COULD_BE = re.compile(r"\b(?:could|would)\s(?:\w{2,12}ly\s)?(?:be\s|$)", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(
    r"\w,?\s(?:who|which)\s(?:was|is|has)\b|\b(?:some|but|saying|he|she|they|it|his|her|when|after|while|because|if|although|whose|told|said)\b|[;:“”\"]",
    re.IGNORECASE,
)
_OF_EVENTS = re.compile(
    r"(?:\s(?:immediate|early|confirmed))?(?:\s(?:reports?|word|record))?\sof\s(?:[a-z-]{3,14}\s){0,2}",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"\b(?:need|needed|would|should|ought)\s(?:not\s)?(?:to\s)?(?:have|be)\b", re.IGNORECASE)
"""What did not happen, or has not yet: "no one need have died"."""

_BOTH = frozenset({*EVENTS, *DONE_TO, *STATE} & {*DOING})
"""What is told before as well as behind those whom it befell: "police shot dead six", "six shot dead"."""

_CLOSE = 3
_WORDS_TO_VERB = 12
_FAR = 110
_CUES_TRIED = 2


def kind_behind(
    text: str, count: Count, cues: Sequence[re.Match[str]], following: Count | None
) -> FigureKind | None:
    """Return the kind from a cue behind the count ("17 dead", "six people were killed").

    Args:
        text: of the article.
        count: the counting phrase.
        cues: every word of the sentence that tells what happens to people, in order.
        following: the next count, to which a verb behind it belongs.
    """
    first = bisect_left(cues, count.number_end, key=lambda cue: cue.start())
    for cue in cues[first : first + _CUES_TRIED]:
        behind = _Behind(text, count, cue)
        if behind.is_direct():
            return behind.direct_kind()
        kind = behind.noun_kind()
        if kind is None and behind.is_parted(following):
            return None
        kind = kind or behind.verb_kind()
        if kind is not None:
            return kind
    return None


@dataclass(frozen=True, slots=True)
class _Behind:
    """A count and a cue behind it.

    Attributes:
        text: of the article.
        count: the counting phrase.
        cue: the word that may tell what happened to those counted.
    """

    text: str
    count: Count
    cue: re.Match[str]

    @property
    def word(self) -> str:
        return " ".join(self.cue[0].lower().split())

    @property
    def direct(self) -> str:
        """What stands between the two."""
        return self.text[self.count.end : self.cue.start()]

    @property
    def between(self) -> str:
        """What stands between the two, asides left out."""
        between = _ASIDE.sub(" ", _MARKED.sub("", self.direct))
        if not self.count.noun or not between.strip(" ,"):
            return between
        return _APPOSITION.sub(" ", f"{between}{self.cue[0]}").removesuffix(self.cue[0])

    def is_direct(self) -> bool:
        """Tell "17 dead" and "17 confirmed dead", a participle or noun right behind."""
        word = self.word
        may_stand = word not in HAPPENS and (word not in DOING or word in _BOTH)
        return may_stand and _DIRECT.fullmatch(self.direct) is not None

    def direct_kind(self) -> FigureKind | None:
        """Return the kind of a word right behind."""
        word = self.word
        if word in UNSURE and not self.count.noun and self.count.low == 1:
            return None
        if word in UNSURE and _DIED_AFTER.match(self.text, self.cue.end()):
            return "killed"
        return DONE_TO.get(word) or STATE.get(word) or EVENTS.get(word)

    def noun_kind(self) -> FigureKind | None:
        """Return the kind of "17 reports of deaths" and of headlines: "Nine hikers, all local, killed in"."""
        word = self.word
        if word in EVENTS and _OF_EVENTS.fullmatch(self.direct):
            return EVENTS[word]
        has_aside = not _ASIDE.sub(" ", self.direct).strip(" ,")
        cut = self.count.noun and has_aside and _CLOSELY.match(self.text, self.cue.end())
        return DONE_TO.get(word) or STATE.get(word) if cut and (word in DONE_TO or word == "dead") else None

    def is_parted(self, following: Count | None) -> bool:
        """Tell whether the cue is of another clause or another count, or of what did not happen."""
        word, between = self.word, self.between
        whole = len(between) == len(_MARKED.sub("", self.direct))
        skips = whole and following is not None and following.start < self.cue.start()
        could_be = (word in DONE_TO or word in HAPPENS) and _COULD_BE.search(between)
        of_things = word in UNSURE and not self.count.noun and len(between.split()) > _CLOSE
        on_foot = word in ("fled", "flee", "flees") and _FLED_FROM.match(self.text, self.cue.end())
        elsewhere = _OTHER_CLAUSE.search(between) or _NOT_SO.search(between)
        return bool(skips or len(between) > _FAR or elsewhere or on_foot or of_things or could_be)

    def verb_kind(self) -> FigureKind | None:
        """Return the kind of a verb whose subject the count is ("… were found dead", "… died")."""
        word, between = self.word, self.between
        if word in HAPPENS:
            return HAPPENS[word] if len(between.split()) < _WORDS_TO_VERB else None
        kind = DONE_TO.get(word) or STATE.get(word)
        if kind is None or not _AUXILIARY.search(between):
            return None
        died = kind == "injured" and word in UNSURE and _DIED.match(self.text, self.cue.end())
        return "killed" if died else kind
