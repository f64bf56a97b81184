"""Whom a pronoun or a role stands for: the entity of the last mention that fits it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.given_names import Gender
from tui.annotate.speaker_candidates import Candidate, Candidates
from tui.annotate.subjects import Subjects
from tui.annotate.word_list import words
from tui.corpus.highlight import LocalEntity

_FAR = 40
_NEAR = 80
_BLOCKS_BACK = 2
_SENTENCES_BACK = 300
"""Code points back to the body that "it" or "they" stands for; further back it is anybody's guess."""

_BESIDE = 60
"""Code points around a name in which the words stand that tell whose spokesman somebody is."""

_DEFINITE = ("the ", "his ", "her ", "its ")
_ONE = ("a ", "an ", "one ", "another ")
_BODIES = words(
    """
    agency airline army bank charity club company council court family firm government group hospital
    institute military ministry office organisation organization party people police team union
    university watchdog
    """
)
_TOLD = re.compile(r"\b(?:told|tells|telling|asked)\s(?:the\s)?$")
_SENTENCE_HEAD = re.compile(r"(?:^|[.!?][”\"’']?\s|\n)(?:The\s)?$")
_NO_PLURAL = words("boss campus congress press chorus")
_FOR_OTHERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
"""Roles of which an article has several, each for somebody else."""


_WORD = re.compile(r"[^\W\d_]+")


class Spoken(NamedTuple):
    """Who spoke before: the mention that was taken for the speaker, and whom it stands for."""

    mention: Candidate
    entity: str | None


class Antecedents:
    """Finds the entity behind "he", "the president" or "the group"."""

    def __init__(self, candidates: Candidates, entities: Sequence[LocalEntity]) -> None:
        """Read the article's mentions and what its entities are called."""
        self._candidates = candidates
        self._text = candidates.text
        self._entities = {e.key: e for e in entities}
        self._subjects = Subjects(candidates, entities)

    def spoken(self, candidate: Candidate, previous: Spoken | None) -> Spoken:
        """Return who speaks: the mention with its entity, or the words that introduced someone unnamed.

        Args:
            candidate: the mention that speaks.
            previous: the speaker of the quotation shortly before, None if there is none.
        """
        if candidate.entity is not None:
            return Spoken(candidate, candidate.entity)
        word = self._text[candidate.start : candidate.end].lower()
        found: Spoken | None
        if candidate.sort == "role":
            found = Spoken(candidate, self._introduced(candidate, word))
        elif candidate.sort != "pronoun":
            found = Spoken(candidate, self._by_name(word))
        elif word in ("he", "she"):
            found = self.person(candidate, previous)
        elif word == "they":
            found = self._several(candidate)
        elif word == "who":
            found = Spoken(candidate, self._named_before(candidate))
        else:
            found = self._body(candidate)
        if found is None:
            return Spoken(candidate, None)
        return found if found.entity is None else Spoken(candidate, found.entity)

    def _named_before(self, who: Candidate) -> str | None:
        """Return the nearest person or body shortly before "who"; the place they live in says nothing."""
        near = (c for c in reversed(self._earlier(who, 3)) if who.start - c.end < _NEAR and c.sort != "place")
        return next((c.entity for c in near), None)

    def person(self, pronoun: Candidate, previous: Spoken | None) -> Spoken | None:
        """Return whom "he" or "she" stands for, None where nobody fits.

        Of its own paragraph that is the last subject of a sentence; of the two before it, whoever spoke
        there, else their last subject. Failing that, it is who spoke before, or the last person that fits.
        """
        word: Gender = "he" if self._text[pronoun.start : pronoun.end].lower() == "he" else "she"
        spoke = previous if previous and self._subjects.fits(previous.entity, word) else None
        for block in range(pronoun.block, pronoun.block - _BLOCKS_BACK - 1, -1):
            subject = self._subjects.last(block, pronoun, word)
            if spoke is not None and spoke.mention.block == block:
                outdone = block == pronoun.block and subject and subject.start > spoke.mention.start
                if not outdone:
                    return spoke
            if subject is not None:
                return Spoken(subject, subject.entity)
        if spoke is not None:
            return spoke
        people = [c for c in self._earlier(pronoun) if c.sort == "person"]
        last = next((c for c in reversed(people) if self._subjects.fits(c.entity, word)), None)
        return Spoken(last, last.entity) if last else None

    def _earlier(self, candidate: Candidate, most: int = _FAR) -> list[Candidate]:
        return [c for c in self._candidates.before(candidate.start, most) if c.entity is not None]

    def _body(self, it: Candidate) -> Spoken | None:
        """Return the last body near that begins a sentence, else the last that is not told something."""
        near = [c for c in self._candidates.before(it.start, _FAR) if it.start - c.end < _SENTENCES_BACK]
        bodies = [c for c in reversed(near) if self._is_body(c)]
        first = next((c for c in bodies if c.block == it.block and self._begins_sentence(c)), None)
        named = (c for c in bodies if c.entity is not None)
        last = (c for c in named if not _TOLD.search(self._text, max(0, c.start - _NEAR), c.start))
        found = first or next(last, None)
        return Spoken(found, found.entity) if found else None

    def _is_body(self, mention: Candidate) -> bool:
        if mention.sort != "role":
            return mention.sort == "organisation"
        return self._text[mention.start : mention.end].lower().rpartition(" ")[2] in _BODIES

    def _begins_sentence(self, mention: Candidate) -> bool:
        start = self._candidates.blocks[mention.block].start
        return _SENTENCE_HEAD.search(self._text[start : mention.start][-_BESIDE:]) is not None

    def _several(self, they: Candidate) -> Spoken | None:
        """Return the body or the people without names that spoke last, here or a paragraph before."""
        for block in (they.block, they.block - 1):
            near = (c for c in reversed(self._candidates.of_block(block)) if c.start < they.start)
            near = (c for c in near if they.start - c.end < _SENTENCES_BACK)
            for earlier in near:
                if self._are_several(earlier) and self._subjects.speaks(earlier):
                    return Spoken(earlier, earlier.entity)
        return self._body(they)

    def _are_several(self, mention: Candidate) -> bool:
        """Tell a body, or people named by what they are in the plural ("officials", "the family")."""
        if mention.sort != "role":
            return mention.sort == "organisation"
        noun = self._text[mention.start : mention.end].lower().rpartition(" ")[2]
        return noun in _BODIES or (noun.endswith("s") and noun not in _NO_PLURAL)

    def _introduced(self, candidate: Candidate, role: str) -> str | None:
        """Return whom "the Syrian president" goes back to: the last person of that title.

        That is nobody known where the last of the title is "a president" without a name. A spokesman is one
        of several in an article: what the role says of whose it is has to stand with the person too.
        """
        if not role.startswith(_DEFINITE):
            return None
        whose, _, noun = role.partition(" ")[2].rpartition(" ")
        told = frozenset(whose.split())
        for earlier in reversed(self._candidates.before(candidate.start, _FAR)):
            if not self._has_role(earlier, noun):
                continue
            shared = len(told & self._words_beside(earlier))
            if noun not in _FOR_OTHERS or 2 * shared >= len(told):
                return earlier.entity
        return None

    def _has_role(self, mention: Candidate, noun: str) -> bool:
        """Tell whether a person is titled so, or somebody is introduced as "a …" of that noun."""
        if mention.sort == "role":
            printed = self._text[mention.start : mention.end].lower()
            return printed.startswith(_ONE) and printed.endswith(f" {noun}")
        known = self._entities.get(mention.entity or "")
        return known is not None and any(t.rstrip(".").split()[-1:] == [noun] for t in known.titles)

    def _words_beside(self, mention: Candidate) -> frozenset[str]:
        """Return the words around a mention, of its own line."""
        before = self._text[max(0, mention.start - _BESIDE) : mention.start].rpartition("\n")[2]
        behind = self._text[mention.start : mention.end + _BESIDE].partition("\n")[0]
        return frozenset(map(str.lower, _WORD.findall(before + behind)))

    def _by_name(self, name: str) -> str | None:
        """Return the entity of an unmarked name that is part of a marked one ("Al-Selmo")."""
        for key, known in self._entities.items():
            if any(name == full.lower() or full.lower().endswith(" " + name) for full in known.names):
                return key
        return None
