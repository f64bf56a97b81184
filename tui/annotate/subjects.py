"""Who a paragraph is about: the subjects of its sentences, which a later "he" or "she" goes back to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from tui.annotate.given_names import Gender, gender_of
from tui.annotate.sentences import sentences
from tui.annotate.speaker_candidates import Candidate, Candidates
from tui.annotate.word_list import words
from tui.corpus.highlight import LocalEntity

_NO_SUBJECT = re.compile(
    r"\b(?:of|with|by|in|at|against|about|from|for|to|on|like|than|as|and|or|told|tells|telling|asked)\s"
    r"(?:(?:the|an?|his|her|their|its)\s)?(?:[\w.’-]{1,20}\s){0,3}$",
    re.IGNORECASE,
)
"""What makes a name behind it an attribute, an adjunct or the one addressed."""

_ONE_PERSON = ("a ", "an ", "one ", "another ")
_BODIES = words(
    """
    agency army board campaign channel charity committee company court department document embassy
    families government group letter memo ministry network newspaper organisation organization panel
    paper piece police post report service source spot statement study team tweet union video watchdog
    """
)

_MEN = words(
    "brother businessman chairman congressman father fisherman husband king man prince son spokesman"
)
_WOMEN = words("chairwoman congresswoman daughter mother princess queen sister spokeswoman wife woman")
_CLAUSE = re.compile(
    r"(?:(?:for|of|in|at|from|with)\s[^.,;:“”\"]{2,90}(?:,\s[A-Z][^\W\d_]+,?)?)?"
    r"(?:\s?who\s[^.;:“”\"]{1,40})?(?:,[^.;:“”\"]{1,80},)?"
)
"""What may stand between a role and its verb: where or whose it is, a clause, an apposition."""

_MOST = 20
_CUES = 3
_REACH = 130


class Subjects:
    """The subjects of an article's sentences, and which pronoun fits them."""

    def __init__(self, candidates: Candidates, entities: Sequence[LocalEntity]) -> None:
        """Read the article's mentions and what its persons are called."""
        self._candidates = candidates
        self._text = candidates.text
        self._known: dict[int, list[Candidate]] = {}
        self._people = {e.key: e for e in entities if e.kind == "person"}

    def fits(self, entity: str | None, word: Gender) -> bool:
        """Tell whether a pronoun can stand for an entity; one whose sex is not known takes either."""
        return entity in self._people and self._genders.get(entity or "") in (None, word)

    def last(self, block: int, pronoun: Candidate, word: Gender) -> Candidate | None:
        """Return the last subject in a paragraph, before the pronoun, that the pronoun fits.

        Args:
            block: index of the paragraph.
            pronoun: the pronoun, in that paragraph or behind it.
            word: the pronoun, lower case.
        """
        found = self._of_block(block)
        at = bisect_left(found, pronoun.start, key=lambda c: c.start)
        near = reversed(found[max(0, at - _MOST) : at])
        return next((c for c in near if self._may_be(c, word)), None)

    def _may_be(self, subject: Candidate, word: Gender) -> bool:
        if subject.entity is not None:
            return self.fits(subject.entity, word)
        noun = self._text[subject.start : subject.end].lower().rpartition(" ")[2]
        return noun not in (_WOMEN if word == "he" else _MEN)

    @cached_property
    def _genders(self) -> dict[str, Gender | None]:
        """What names and titles tell, and else the pronoun that follows one person named alone."""
        told = {key: gender_of(e.names[0].split()[0], e.titles) for key, e in self._people.items() if e.names}
        named: set[str] = set()
        block = -1
        for candidate in self._candidates.all:
            if candidate.block != block:
                block, named = candidate.block, set()
            if candidate.sort == "person" and candidate.entity:
                named.add(candidate.entity)
            elif candidate.sort == "pronoun" and len(named) == 1:
                (alone,) = named
                printed = self._text[candidate.start : candidate.end]
                if printed in ("He", "She") and told.get(alone, "he") is None:
                    told[alone] = "he" if printed == "He" else "she"
        return told

    def _of_block(self, block: int) -> list[Candidate]:
        """Return the subjects of a paragraph's sentences, in order, read once."""
        if block not in self._known:
            self._known[block] = list(self._read(block))
        return self._known[block]

    def _read(self, index: int) -> Iterator[Candidate]:
        """Yield who is said to speak, or is the first in a sentence and no other word's attribute."""
        found = self._candidates.of_block(index)
        if not found:
            return
        block = self._candidates.blocks[index]
        for sentence in sentences(self._text, block.start, block.end):
            first = True
            for candidate in self._candidates.between(*sentence):
                if candidate.sort == "role" and self._is_one_person(candidate) and self.speaks(candidate):
                    yield candidate
                elif candidate.sort == "person" and not self._is_possessive(candidate):
                    led_by = max(sentence.start, candidate.start - _REACH), candidate.start
                    leads = first and not _NO_SUBJECT.search(self._text, *led_by)
                    if leads or self.speaks(candidate):
                        yield candidate
                    first = first and not leads
                first = first and not self._is_he_or_she(candidate)

    def _is_he_or_she(self, candidate: Candidate) -> bool:
        return self._text[candidate.start : candidate.end].lower() in ("he", "she")

    def _is_possessive(self, candidate: Candidate) -> bool:
        return self._text.startswith(("’s", "'s"), candidate.end) or self._text[candidate.end - 1] in "’'"

    def _is_one_person(self, role: Candidate) -> bool:
        printed = self._text[role.start : role.end].lower()
        noun = printed.rpartition(" ")[2]
        return printed.startswith(_ONE_PERSON) and noun not in _BODIES

    def speaks(self, candidate: Candidate) -> bool:
        """Tell whether a reporting verb stands directly behind, or behind a clause set off by commas."""
        for cue in self._candidates.reporting.cues_between(candidate.end, candidate.end + _REACH)[:_CUES]:
            between = self._text[candidate.end : cue.start].strip()
            if not between or (candidate.sort == "role" and _CLAUSE.fullmatch(between)):
                return True
        return False
