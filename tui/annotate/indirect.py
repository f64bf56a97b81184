"""Indirect speech with a clear attribution: "the ministry said that …", "…, residents said"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tui.annotate.antecedents import Antecedents
from tui.annotate.sentences import Span, sentences
from tui.annotate.speaker_candidates import Candidate, Candidates
from tui.annotate.word_list import alternation
from tui.corpus.article import Article
from tui.corpus.highlight import Quote, Speaker

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
_NO_VERB = r"(?!(?:is|are|was|were|has|have|had|will|would|can|could)\b)"
_OF_WHOM = re.compile(
    r"(?:[^,]{2,40},\s)?(?:(?:but|and|so|yet|still|meanwhile|however|though)\s)?"
    r"(?P<head>(?:(?:an?|the|one|some|two|several|many)\s|(?!(?:in|on|at|by|for|from|after|before|as|when|while|if|to|according|that|because)\b))"
    rf"{_NO_VERB}[\w’-]{{1,20}}(?:\s{_NO_VERB}[\w’-]{{1,20}}){{0,3}}?)"
    r"\s(?:(?:in|of|from|at|near|outside|around|on|for|with|close\sto|familiar\swith|running)"
    rf"(?:\s(?!and\b|but\b){_NO_VERB}[\w’-]{{1,20}}){{0,8}}|who\s[^,.;:“”\"]{{3,60}})\s",
    re.IGNORECASE,
)
"""A subject whose attribute is the name behind it: "a family in the suburbs of", "a man who lived in"."""

_ATTRIBUTED = re.compile(
    r"\b(?:in|of|from|at|near|outside|around|for|with|running|(?<!ccording )to) "
    r"(?:the |its )?(?:[a-z]{1,20} ){0,2}$"
)
_POSSESSIVE = re.compile(r"[’']s\b")
_FEWEST_WORDS = 4
_FAR = 60
_LONGEST_ROLE = 160


def indirect(
    article: Article, candidates: Candidates, antecedents: Antecedents, direct: Sequence[Quote]
) -> list[Quote]:
    """Return the clauses that sentences report without quoting, in order, none overlapping a direct quote.

    Args:
        article: with its names marked.
        candidates: who may speak.
        antecedents: whom pronouns and roles stand for.
        direct: the quotations found already.
    """
    taken = sorted((q.start, q.end) for q in direct)
    found: list[Quote] = []
    for block in article.content_blocks():
        if block.role in ("title", "heading"):
            continue
        for sentence in sentences(article.text, block.start, block.end):
            told = _in_sentence(article.text, sentence, candidates, antecedents)
            found += [quote for quote in told if not _touches(taken, quote)]
    return found


def _touches(taken: list[tuple[int, int]], quote: Quote) -> bool:
    at = bisect_right(taken, (quote.end, -1)) - 1
    return at >= 0 and taken[at][1] > quote.start


def _in_sentence(
    text: str, sentence: Span, candidates: Candidates, antecedents: Antecedents
) -> Iterator[Quote]:
    last = sentence.start
    for candidate in candidates.between(*sentence):
        if _POSSESSIVE.match(text, candidate.end) or text[candidate.end - 1] in "’'":
            continue
        for start, end, cue in _clauses(text, sentence, candidate):
            speaks = candidate if cue.lower() == "according to" else candidates.head(candidate)
            subject = _subject(text, sentence, _named(text, speaks, candidates, cue))
            if subject is None:
                continue
            if start >= last and len(text[start:end].split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS:
                last = end
                who, entity = antecedents.spoken(subject, None)
                speaker = Speaker(text[who.start : who.end], who.start, who.end, entity)
                yield Quote(start, end, speaker, cue, direct=False)


def _named(text: str, role: Candidate, candidates: Candidates, cue: str) -> Candidate:
    """Return who a role is by the name beside it: "Rabbi Alimo", "a trader, Alimo," or "Alimo, a trader,"."""
    if role.sort != "role":
        return role
    before = candidates.before(role.start, 1)
    if before and before[0].sort == "person" and text[before[0].end : role.start] == ", ":
        said = text.find(f", {cue}", role.end, role.end + _LONGEST_ROLE)
        return before[0] if said > 0 else role
    behind = (
        c for c in candidates.between(role.end, role.end + _FAR) if c.sort in ("person", "organisation")
    )
    name = next(behind, None)
    if name is None:
        return role
    between = text[role.end : name.start]
    return name if between == " " or (between == ", " and text.startswith(",", name.end)) else role


def _subject(text: str, sentence: Span, name: Candidate) -> Candidate | None:
    """Return whom a sentence is about where a name is only an attribute; None where that is not told.

    "A family in the suburbs of New York said …": the family.
    """
    if name.sort == "pronoun" or not _ATTRIBUTED.search(text, sentence.start, name.start):
        return name
    told = _OF_WHOM.fullmatch(text, sentence.start, name.start)
    if told is not None:
        return Candidate(*told.span("head"), "role", name.block)
    return None if name.sort == "place" else name


def _is_named_behind(text: str, sentence: Span, end: int, speaker: Candidate) -> bool:
    """Tell "The road is closed, said Alimo in a statement." from "Hall, a trader, said Alimo had left."."""
    if speaker.sort == "capitals" or sentence.end - speaker.end > _BEHIND:
        return False
    if _INVERTED_BEHIND.match(text, speaker.end, sentence.end) is None:
        return False
    return _FINITE_WORD.search(text, sentence.start, end) is not None


def _clauses(text: str, sentence: Span, candidate: Candidate) -> Iterator[tuple[int, int, str]]:
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
