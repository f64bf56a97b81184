"""Whom a pronoun or a role stands for: the entity of the last mention that fits it."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.given_names import Gender, gender_of
from tui.annotate.speaker_candidates import Candidate, Candidates
from tui.corpus.highlight import LocalEntity

_FAR = 40
_PEOPLE_WORDS = frozenset({"they", "it"})


class Antecedents:
    """Finds the entity behind "he", "the president" or "the group"."""

    def __init__(self, candidates: Candidates, entities: Sequence[LocalEntity]) -> None:
        """Read the article's mentions and what its entities are called."""
        self._candidates = candidates
        self._text = candidates.text
        self._entities = {e.key: e for e in entities}
        self._gender: dict[str, Gender | None] = {
            e.key: gender_of(e.names[0].split()[0], e.titles)
            for e in entities
            if e.kind == "person" and e.names
        }

    def entity(self, candidate: Candidate, previous: str | None) -> str | None:
        """Return the entity's key, None where nothing fits.

        Args:
            candidate: the mention that speaks.
            previous: entity of the speaker of the quotation shortly before, None if there is none.
        """
        if candidate.entity is not None:
            return candidate.entity
        word = self._text[candidate.start : candidate.end].lower()
        if candidate.sort == "role":
            return self._by_title(candidate, word)
        if candidate.sort != "pronoun":
            return self._by_name(word)
        if word in ("he", "she"):
            return self._person(candidate, word, previous)
        if word == "who":
            return next(
                (c.entity for c in reversed(self._earlier(candidate, 2)) if candidate.start - c.end < 80),
                None,
            )
        return self._body(candidate)

    def _earlier(self, candidate: Candidate, most: int = _FAR) -> list[Candidate]:
        return [c for c in self._candidates.before(candidate.start, most) if c.entity is not None]

    def _person(self, candidate: Candidate, word: str, previous: str | None) -> str | None:
        """Return the last speaker if the pronoun fits, else the nearest subject, else the nearest person."""
        if previous is not None and self._fits(previous, word):
            return previous
        people = [c for c in self._earlier(candidate) if c.sort == "person" and self._fits(c.entity, word)]
        near = [c for c in people if candidate.block - c.block <= 1]
        subject = next((c for c in reversed(near) if self._is_subject(c)), None)
        chosen = subject or (people[-1] if people else None)
        return chosen.entity if chosen else None

    def _fits(self, entity: str | None, word: str) -> bool:
        known = self._entities.get(entity or "")
        return known is not None and known.kind == "person" and self._gender.get(known.key) in (None, word)

    def _is_subject(self, candidate: Candidate) -> bool:
        """Tell who speaks, or stands near the beginning of a sentence."""
        cue = self._candidates.reporting.cue_after(candidate.end)
        if cue is not None and self._text[candidate.end : cue.start].strip(" ,") == "":
            return True
        before = self._text[max(0, candidate.start - 60) : candidate.start]
        begins = max(before.rfind(". "), before.rfind("\n"), before.rfind("” "))
        if begins < 0 and candidate.start > 60:
            return False
        sentence = before[begins + 1 :]
        return "," not in sentence and len(sentence.split()) < 5

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
