"""Where a reported clause begins and ends: behind "said that", before "…, residents said" or "…, said X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.annotate.sentences import Span
from tui.annotate.speaker_candidates import Candidate
from tui.annotate.word_list import alternation

_VERBS = (
    alternation(
        """
        said says say told added adds argued argues noted notes insisted insists stated states declared
        warned warns claimed claims explained announced acknowledged admitted confirmed denied reported
        stressed maintains maintained answered answers answer replied replies estimated estimates estimate
        believes believed believe hopes hoped reckons reckoned concedes conceded complained complains
        suggested suggests promised promises vowed predicted
        """
    )
    + r"|pointed\sout|points\sout|made\sclear|makes\sclear"
)
_DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_APPOSITION = (
    r"(?:,(?!\s(?:and|but|or)\b)"
    r"(?!(?:(?!\b(?:who|which|whose|that|where)\b)[^,.;:“”\"]){0,60}\b(?:was|were|is|are)\s)"
    r"[^,.;:“”\"]{2,90},)?"
)
"""What stands between commas behind a speaker, unless it is a clause of its own."""

_HEAD = re.compile(
    rf"{_APPOSITION}\s(?:(?:has|have|had|also|later|earlier|then)\s){{0,2}}(?P<cue>(?:{_VERBS})"
    rf"(?:\s(?:on\s)?(?:{_DAY}|yesterday))?)"
    rf"(?P<whom>\s(?:(?!that\b)[\w’'-]{{1,30}}\s){{0,6}}?)?(?P<that>\s?that\s)"
)
_FINITE = (
    r"(?:was|were|is|are|am|had|has|have|would|will|could|can|cannot|should|may|might|must|did|does|do"
    r"|[a-z]{3,12}ed|[a-z]{3,12}(?<!s)s|went|came|took|left|lost|fell|rose|made|began|felt|knew|saw|won|put)"
)
_FINITE_WORD = re.compile(rf"\s{_FINITE}\b")
_TAKEN = (
    r"\s(?:(?:the|its|their|his|her|an?|all|more|much|most|many|several|new|vast|large|huge|about|over|nearly"
    r"|first|second|third|last|full|two|three|\d[\d,.]*)\s){0,3}"
    r"(?:swath(?:e|s|es)?|territor(?:y|ies)|ground|land|control|villages?|towns?|cit(?:y|ies)|positions?|areas?|seats?"
    rf"|prizes?|place|titles?|medals?|kilomet\w+|miles)\b(?!\s{_FINITE}\b)"
)
"""What is claimed by taking it, not by saying that something is so."""

_PLAIN_HEAD = re.compile(
    rf"{_APPOSITION}\s(?:(?:has|have|had|also)\s)?(?P<cue>said|says|say|added|insisted|claimed(?!{_TAKEN})|warned"
    r"|believes?|reckons?|hopes?|estimates?"
    r"|told\s(?:a\s(?:news|press)\s(?:conference|briefing)|(?!(?:an?|his|their|its|my|our|one|some)\s)(?:the\s)?"
    r"[\w’'-]{1,30}(?!\s[A-Z])))"
    rf"(?:\s(?:(?:on\s)?(?:{_DAY})(?:\s(?:morning|afternoon|evening|night))?|by\stelephone|yesterday))?"
    r"\s(?!(?:in|on|at|by|during|after|before|to|from|so|for|about|of|and|as|when|while|with|goodbye"
    r"|outside|inside|via|through|following)\b)"
    rf"(?=(?:[\w’'$€£%,.-]{{1,30}}\s){{1,12}}?{_FINITE}\b)"
)
_ASKS = re.compile(
    rf"{_APPOSITION}\s(?:(?:has|have|had|also)\s)?(?:"
    r"(?P<vow>vowed|vows|promised|promises|pledged|pledges|threatened|refused|agreed|offered)\s(?=to\s[a-z]|[a-z]{3,20}\s)"
    r"|(?P<ask>asked|urged|urges|called\son|calls\son|appealed\sto|ordered)(?=(?:\s[\w’'-]{1,30}){1,6}?\sto\s[a-z])\s"
    r"|(?P<demand>called\sfor|calls\sfor|demanded|demands|denied|denies|ruled\sout|put\sthe\s\w{4,12}\sat)\s"
    r"|(?P<count>counts|counted|has\scounted)\s(?=(?:[a-z]{2,10}\s){0,3}\d))"
)
"""Reports of a demand, a promise, a denial or a reckoning, which need no "that"."""

_SPOKEN_BEFORE = re.compile(r",[”\"]\s(?:[\w’'.-]{1,30}\s){0,4}$")
"""What shows that a verb of saying is of the quotation before it: "“…,” the trader told a court in Tarn"."""

_SPOKEN_REACH = 90
_TAIL = re.compile(r",\s$")
_TAIL_CUE = re.compile(rf"{_APPOSITION}\s(?P<cue>said|say|says|added|reported|told\s[A-Z]\w+)(?=[\s.,]|$)")
_ACCORDING = re.compile(r",?\s?\b(?P<cue>[Aa]ccording\sto)\s(?:the\s|a\s|an\s)?(?:[\w’-]{1,30}\s){0,6}?$")
_INVERTED = re.compile(
    r",\s(?P<cue>said|says|added)\s(?!(?:in|on|at|by|that|to|from|so|as|he|she|it|they)\b)"
    r"(?:(?:the|an?|its|his|her)\s)?(?:[\w’-]{1,30}\s){0,3}?$"
)
_INVERTED_BEHIND = re.compile(
    r"\s?(?:\.|,(?!\s(?:is|are|was|were|has|have|had|will|would)\s)|$|(?:in|on|at|of|from|with|for|during|who|via|familiar|by)\s)"
)
"""What may follow who is named behind the verb; with a verb there that one would be who is told of."""

_INVERTED_REACH = 110
_BEHIND = 140


def _is_named_behind(text: str, sentence: Span, end: int, speaker: Candidate) -> bool:
    """Tell "The road is closed, said Alimo in a statement." from "Hall, a trader, said Alimo had left."."""
    if speaker.sort == "capitals" or sentence.end - speaker.end > _BEHIND:
        return False
    if _INVERTED_BEHIND.match(text, speaker.end, sentence.end) is None:
        return False
    return _FINITE_WORD.search(text, sentence.start, end) is not None


def clauses(text: str, sentence: Span, candidate: Candidate) -> Iterator[tuple[int, int, str]]:
    """Yield the clauses of a sentence that a mention reports: start, end, and the verb of saying as printed.

    Args:
        text: of the article.
        sentence: in it.
        candidate: a mention in the sentence.
    """
    stop = sentence.end - 1 if text[sentence.end - 1] in ".!?" else sentence.end
    head = _HEAD.match(text, candidate.end, stop)
    if head is None and not _SPOKEN_BEFORE.search(
        text, max(sentence.start, candidate.start - _SPOKEN_REACH), candidate.start
    ):
        head = _PLAIN_HEAD.match(text, candidate.end, stop)
    if head is not None:
        yield head.end(), stop, head["cue"].split()[0]
    asks = None if head else _ASKS.match(text, candidate.end, stop)
    if asks is not None:
        yield asks.end(), stop, asks[asks.lastgroup or 0].split()[0]
    before = text[max(sentence.start, candidate.start - 2) : candidate.start]
    tail = _TAIL_CUE.match(text, candidate.end, sentence.end) if _TAIL.search(before) else None
    if tail is not None and sentence.end - tail.end() < 60:
        yield sentence.start, candidate.start - 2, tail["cue"].split()[0]
    said = _INVERTED.search(text, max(sentence.start, candidate.start - _INVERTED_REACH), candidate.start)
    if said is not None and _is_named_behind(text, sentence, said.start(), candidate):
        yield sentence.start, said.start(), said["cue"]
    according = _ACCORDING.search(text, max(sentence.start, candidate.start - 80), candidate.start)
    if according is not None and according.start() > sentence.start:
        yield sentence.start, according.start(), according["cue"]
