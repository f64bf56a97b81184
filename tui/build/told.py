"""What readers told about the names of a corpus, an article's share of it at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import apsw

from tui.corpus.article import Article
from tui.corpus.correction import NOTHING, Correction, KnownEntity, Told
from tui.store.connect import transaction
from tui.store.corrections import corrections
from tui.store.derived import counter
from tui.store.fold import tokens
from tui.store.known import known_entities


def all_told(con: apsw.Connection) -> Told:
    """Return everything that readers told about names."""
    return Told(tuple(corrections(con)), tuple(known_entities(con)))


class Telling:
    """Hands each article what it needs to know, so that little travels to other processes.

    Args:
        con: the corpus; what readers told is read again when it has changed.
    """

    def __init__(self, con: apsw.Connection) -> None:
        self._con = con
        self._corrected = -1

    def to(self, article: Article) -> tuple[Told, int]:
        """Return what was told about names that `article` may print, and how often that had changed."""
        if counter(self._con, "corrected") != self._corrected:
            with transaction(self._con):
                self._corrected = counter(self._con, "corrected")
                self._take(all_told(self._con))
        return self._share(article), self._corrected

    def _take(self, told: Told) -> None:
        self._here: defaultdict[str, list[Correction]] = defaultdict(list)
        self._everywhere: list[Correction] = []
        for each in told.corrections:
            if each.verdict == "apart" or (each.subject.article and each.other is None):
                self._here[each.subject.article].append(each)
            else:
                self._everywhere.append(each)
        self._known: defaultdict[str, list[tuple[frozenset[str], KnownEntity]]] = defaultdict(list)
        for entry in told.known:
            for words in map(tokens, dict.fromkeys((entry.name, *entry.aliases))):
                if words:
                    self._known[words[0]].append((frozenset(words), entry))

    def _share(self, article: Article) -> Told:
        here = self._here.get(article.id, [])
        if not (here or self._everywhere or self._known):
            return NOTHING
        words = frozenset(tokens(article.text)) if self._everywhere or self._known else frozenset()
        everywhere = [each for each in self._everywhere if _may_print(words, each)]
        made = sorted((*everywhere, *here), key=lambda each: (each.at, each.id))
        return Told(tuple(made), tuple(dict.fromkeys(self._printed(words))))

    def _printed(self, words: frozenset[str]) -> Iterable[KnownEntity]:
        """Yield the known entities of which a name's words are all among `words`."""
        for word in sorted(words & self._known.keys()):
            yield from (entry for needed, entry in self._known[word] if needed <= words)


def _may_print(words: frozenset[str], made: Correction) -> bool:
    """Return whether a text of these words may print a name that a correction is about."""
    return any(words.issuperset(tokens(each.name)) for each in (made.subject, made.other) if each)
