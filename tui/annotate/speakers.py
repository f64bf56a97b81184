"""Who said each quotation of an article: speaker, entity, and the words that report it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from tui.annotate.antecedents import Antecedents, Spoken
from tui.annotate.introductions import apposed, by_name, owned
from tui.annotate.quote_marks import Quoted
from tui.annotate.speaker_candidates import Candidate, Candidates
from tui.annotate.speaker_features import Setting
from tui.annotate.speaker_ranking import Ranking
from tui.corpus.article import Article, Block
from tui.corpus.highlight import Speaker

MODEL = "speakers.json"
"""File name of the weights inside `tui/annotate/models` (made by `tui.train.speakers`)."""

_TOLD_WHOM = re.compile(
    r"(?:told|tells|telling)\s(?:the\s|a\s)?(?:reporters|journalists|(?:[A-Z][\w’'-]{0,20}\s?){1,4}?(?=\s(?:that|in|on|from|by)\b|[,.\s“\"]))"
)


_BY_NOBODY_TOLD = re.compile(
    r"\b(?:been|was|were|is|are|being|be)\s(?:[a-z]{2,12}\s){0,2}(?:described|dubbed|labell?ed|branded|called|deemed"
    r"|termed|hailed|denounced|dismissed|condemned|criticised|criticized|praised|mocked)"
    r"(?:\s(?:as|to\sbe))?(?:\s(?:an?|the|both))?\s$"
)
"""What leads up to words of someone who is not told: "scenes have been described as “…”"."""

_BY_SOMEONE = re.compile(r"\W{0,3}\s?(?:[^.;“”\"]{0,60}\s)?by\s")
_AND = re.compile(r"\s?,?\s?(?:and|or)\s|,\s?")
_AND_ALSO = re.compile(r"[\s,;]*(?:(?:and|but|while|then|also|later)\s){1,3}")


class Said(NamedTuple):
    """What the text tells about one quotation.

    Attributes:
        speaker: the likeliest, None if nobody is near.
        cue: the reporting words as printed, None where the quotation's own sentence has none.
    """

    speaker: Speaker | None
    cue: str | None


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Return the shipped weights of the speaker model, by feature name."""
    loaded: dict[str, float] = json.loads(
        (files("tui.annotate") / "models" / MODEL).read_text(encoding="utf-8")
    )
    return loaded


class Speakers:
    """Finds the speakers of an article's quotations, each with the one before it in mind."""

    def __init__(self, article: Article, blocks: Sequence[Block], marked: Sequence[Quoted]) -> None:
        """Read the article; `marked` is what stands between its quotation marks, in order."""
        self._text = article.text
        self.candidates = Candidates(article, blocks, marked)
        self._ranking = Ranking(self.candidates, blocks, marked)
        self.antecedents = Antecedents(self.candidates, article.local_entities)
        self._previous: Spoken | None = None
        self._nobody = False

    def of(self, index: int) -> Said:
        """Return who said `marked[index]`; to be asked in order of the text."""
        before = self._previous
        setting = self._ranking.setting(index, before.mention if before else None)
        self._nobody = self._is_of_nobody(setting)
        if self._nobody:
            return Said(None, None)
        chosen = self._ranking.best(setting, weights())
        if chosen is None:
            return Said(None, None)
        if before is not None and self._goes_on(setting):
            chosen = before.mention
        chosen = by_name(self.candidates, owned(self.candidates, self._head(setting, chosen)))
        chosen = apposed(self.candidates, chosen, self._told_from(setting, chosen))
        spoken = self.antecedents.spoken(chosen, before if setting.gap <= 2 else None)
        self._previous = Spoken(chosen, spoken.entity)
        start, end = spoken.mention.start, spoken.mention.end
        return Said(Speaker(self._text[start:end], start, end, spoken.entity), self._cue(setting, chosen))

    def _told_from(self, setting: Setting, chosen: Candidate) -> int:
        """Return where the words begin that tell who speaks: before the quotation, or behind it."""
        return setting.words.end if chosen.start >= setting.words.end else setting.before

    def _is_of_nobody(self, setting: Setting) -> bool:
        """Tell words that are reported in the passive, with nobody named whose they are."""
        opening = setting.words.start - 1
        if self._nobody and _AND.fullmatch(self._text, setting.before, opening):
            return True
        if not setting.led or _BY_SOMEONE.match(self._text, setting.words.end, setting.after):
            return False
        return _BY_NOBODY_TOLD.search(self._text, setting.before, opening) is not None

    def _goes_on(self, setting: Setting) -> bool:
        """Tell a sentence that goes on from one quotation to the next: "… “a” and said that it was “b”"."""
        cues = self.candidates.reporting.cues_between(setting.before, setting.words.start)
        if setting.gap or not cues:
            return False
        return _AND_ALSO.fullmatch(self._text, setting.before, cues[0].start) is not None

    def _head(self, setting: Setting, chosen: Candidate) -> Candidate:
        """Return whom the phrase before a verb is about ("an officer with the army told …")."""
        cue = self.candidates.reporting.cue_after(chosen.end)
        if chosen.sort in ("person", "pronoun") or cue is None or cue.start - chosen.end > 2:
            return chosen
        head = self.candidates.head(chosen)
        return head if head.block == chosen.block and head.start >= setting.block_start else chosen

    def _cue(self, setting: Setting, chosen: Candidate) -> str | None:
        """Return the reporting words nearest to the speaker in the sentence that the quotation is part of."""
        words = setting.words
        stretches = [(words.end, setting.after)] if setting.followed else []
        stretches += [(setting.before, words.start)] if setting.led else []
        cues = [cue for start, end in stretches for cue in self.candidates.reporting.cues_between(start, end)]
        if not cues:
            return None
        nearest = min(
            cues,
            key=lambda cue: (
                not cue.strong,
                min(abs(cue.start - chosen.end), abs(chosen.start - cue.end)),
            ),
        )
        told = _TOLD_WHOM.match(self._text, nearest.start)
        return told[0].rstrip() if told else self._text[nearest.start : nearest.end]
