"""A surname alone: whose it is in an article that gives no full name.

What decides is the company: who and what else the article names, and the office it gives him. A candidate
whose articles name the same rare others beats one whose articles do not; when two are about as likely, the
surname stays an entity of its own. Scores are naive Bayes with lifts of shared company only: that an article
does not name somebody says little.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log

from tui.annotate.name_forms import core
from tui.annotate.resolve_forms import Form
from tui.annotate.spelling import skeleton, spelled_alike
from tui.annotate.titles import OFFICES
from tui.corpus.highlight import LocalEntity

# The best candidate leads the second by this in log-odds (e to the 1: nearly three to one).
_LEAD = 1.0
# What the company must speak for the only candidate: more than one name that half of the articles have.
_ENOUGH = 0.5
# Articles that we imagine beside the corpus, so that a name that all of two articles share is still rare.
_IMAGINED = 10
# Weight of the whole corpus against a candidate's own articles.
_SMOOTHING = 2.0
# A name in more than this share of the articles (and in more than five) does not tell two surnames apart.
_TELLING_SHARE = 0.02
_TELLING_FEW = 5


@dataclass(slots=True)
class _Candidate:
    root: int
    articles: set[str] = field(default_factory=set)
    company: Counter[int] = field(default_factory=Counter)
    offices: set[str] = field(default_factory=set)


class People:
    """The full-named persons of a corpus, and the company that surnames are judged by."""

    def __init__(
        self, local: Sequence[tuple[str, LocalEntity]], forms: Sequence[Form], roots: Sequence[int]
    ) -> None:
        """Take the local entities, the forms over them, and the root (smallest number) of each form."""
        self._local = local
        self._forms = forms
        self._roots = roots
        self._in_article: defaultdict[str, set[int]] = defaultdict(set)
        for i, form in enumerate(forms):
            for article in form.articles:
                self._in_article[article].add(roots[i])
        self._spread = Counter(root for found in self._in_article.values() for root in found)
        self._total = len(self._in_article) + _IMAGINED
        self._by_surname = self._candidates()

    def owners(self) -> Iterator[tuple[int, int]]:
        """Yield the number of each local entity that is a surname with a clear owner, and whose."""
        for form in self._forms:
            if form.is_surname:
                for member in form.members:
                    owner = self._owner(core(form.name)[0], member)
                    if owner is not None:
                        yield member, owner

    def same_stranger(self, members: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs of ownerless `members`, all of one surname, whose articles share telling company."""
        first: dict[int, int] = {}
        few = max(_TELLING_FEW, _TELLING_SHARE * len(self._in_article))
        for member in members:
            for other in sorted(self._in_article[self._local[member][0]]):
                if not self._forms[other].is_surname and 1 < self._spread[other] <= few:
                    yield first.setdefault(other, member), member

    def _candidates(self) -> dict[str, list[_Candidate]]:
        found: dict[tuple[str, int], _Candidate] = {}
        for i, form in enumerate(self._forms):
            if form.kind == "person" and not form.is_surname:
                key = (skeleton(core(form.name)[-1]), self._roots[i])
                candidate = found.setdefault(key, _Candidate(self._roots[i]))
                candidate.articles |= form.articles
                candidate.offices |= _offices(form.titles)
        by_surname: defaultdict[str, list[_Candidate]] = defaultdict(list)
        for (sound, root), candidate in found.items():
            candidate.company.update(
                other for a in sorted(candidate.articles) for other in self._in_article[a] if other != root
            )
            by_surname[sound].append(candidate)
        return by_surname

    def _owner(self, surname: str, member: int) -> int | None:
        """Return the form number of the person that `surname` means in its article, None if that is open."""
        fitting = [
            candidate
            for candidate in self._by_surname.get(skeleton(surname), ())
            if spelled_alike(surname, core(self._forms[candidate.root].name)[-1])
        ]
        if not fitting:
            return None
        scored = sorted(((self._score(c, member), c.root) for c in fitting), key=lambda s: (-s[0][1], s[1]))
        (evidence, best), root = scored[0]
        if evidence < _ENOUGH or (len(scored) > 1 and best - scored[1][0][1] < _LEAD):
            return None
        return root

    def _score(self, candidate: _Candidate, member: int) -> tuple[float, float]:
        """Return the evidence of company and office for `candidate`, and the same with his prominence."""
        article, entity = self._local[member]
        own = len(candidate.articles)
        evidence = 2.0 if candidate.offices and _offices(entity.titles) & candidate.offices else 0.0
        for other in sorted(self._in_article[article] & candidate.company.keys()):
            usual = self._spread[other] / self._total
            lift = (candidate.company[other] + _SMOOTHING * usual) / (own + _SMOOTHING) / usual
            evidence += max(0.0, log(lift))
        return evidence, evidence + log(own)


def _offices(titles: Iterable[str]) -> set[str]:
    return {title for title in titles if OFFICES.intersection(title.split())}
