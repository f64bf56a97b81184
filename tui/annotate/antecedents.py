"""Whom a pronoun or a role stands for: the entity of the last mention that fits it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.annotate.given_names import Gender
from tui.annotate.speaker_candidates import Candidate, Candidates
from tui.annotate.subjects import Subjects
from tui.corpus.highlight import LocalEntity

_FAR = 40
_NEAR = 80
_BLOCKS_BACK = 2


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

    def entity(self, candidate: Candidate, previous: Spoken | None) -> str | None:
        """Return the entity's key, None where nothing fits.

        Args:
            candidate: the mention that speaks.
            previous: the speaker of the quotation shortly before, None if there is none.
        """
        if candidate.entity is not None:
            return candidate.entity
        word = self._text[candidate.start : candidate.end].lower()
        if candidate.sort == "role":
            return self._by_title(candidate, word)
        if candidate.sort != "pronoun":
            return self._by_name(word)
        if word in ("he", "she"):
            stands_for = self.person(candidate, previous)
            return stands_for.entity if stands_for else None
        if word == "who":
            return self._named_before(candidate)
        return self._body(candidate)

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

    def _body(self, candidate: Candidate) -> str | None:
        bodies = [c for c in self._earlier(candidate, 12) if c.sort == "organisation"]
        return bodies[-1].entity if bodies else None

    def _by_title(self, candidate: Candidate, role: str) -> str | None:
        """Return the last person whose title ends as the role does ("the Syrian president": president)."""
        if not role.startswith(("the ", "his ", "her ", "its ")):
            return None
        noun = role.rpartition(" ")[2]
        for earlier in reversed(self._earlier(candidate)):
            known = self._entities.get(earlier.entity or "")
            if known and any(title.rstrip(".").split()[-1:] == [noun] for title in known.titles):
                return known.key
        return None

    def _by_name(self, name: str) -> str | None:
        """Return the entity of an unmarked name that is part of a marked one ("Al-Selmo")."""
        for key, known in self._entities.items():
            if any(name == full.lower() or full.lower().endswith(" " + name) for full in known.names):
                return key
        return None
