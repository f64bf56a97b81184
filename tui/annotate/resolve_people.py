"""A surname alone: whose it is in an article that gives no full name.

What decides is the company: who and what else the article names, and the office it gives him. A candidate
whose articles name the same rare others beats one whose articles do not; when two are about as likely, the
surname stays an entity of its own. Scores are naive Bayes with lifts of shared company only: that an article
does not name somebody says little.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log
from typing import NamedTuple

from tui.annotate.gazetteer import person_lists
from tui.annotate.name_forms import core
from tui.annotate.resolve_forms import Form
from tui.annotate.spelling import (
    can_be_misprint,
    differ_in_doubled,
    skeleton,
    spelled_alike,
    with_one_letter_out,
)
from tui.annotate.titles import OFFICES
from tui.corpus.highlight import LocalEntity

# The best candidate leads the second by this in log-odds (e to the 1: nearly three to one).
_LEAD = 1.0
_SAME_OFFICE = 2.0
# Of many namesakes only those are weighed that share most names with the article.
_CLOSEST = 16
_OFFICE = -1
_SHORTEST_RESPELLED = 5
# Articles that we imagine beside the corpus, so that a name that all of two articles share is still rare.
_IMAGINED = 10
# Weight of the whole corpus against a candidate's own articles.
_SMOOTHING = 2.0
# A name in more than this share of the articles (and in more than five) does not tell two surnames apart.
_TELLING_SHARE = 0.02
_TELLING_FEW = 5


class _Candidate(NamedTuple):
    root: int
    names: frozenset[tuple[str, ...]]
    articles: frozenset[str]
    offices: frozenset[str]


class People:
    """The full-named persons of a corpus, and the company that surnames are judged by."""

    def __init__(
        self, local: Sequence[tuple[str, LocalEntity]], forms: Sequence[Form], roots: Sequence[int]
    ) -> None:
        """Take the local entities, the forms over them, and the root (smallest number) of each form."""
        self._local = local
        self._forms = forms
        self._roots = roots
        in_article: defaultdict[str, set[int]] = defaultdict(set)
        for i, form in enumerate(forms):
            for article in form.articles:
                in_article[article].add(roots[i])
        # A set of two dozen numbers takes 1.2 kB, a tuple a fifth; there is one an article.
        self._in_article = {article: tuple(sorted(found)) for article, found in in_article.items()}
        self._spread = Counter(root for found in self._in_article.values() for root in found)
        self._total = len(self._in_article) + _IMAGINED
        self._index: defaultdict[tuple[str, str], list[_Candidate]] = defaultdict(list)
        self._company: dict[int, Counter[int]] = {}
        self._fill_index()

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
            for other in self._in_article[self._local[member][0]]:
                if not self._forms[other].is_surname and 1 < self._spread[other] <= few:
                    yield first.setdefault(other, member), member

    def _fill_index(self) -> None:
        """Put the persons with a full name in the index, by surname and given name."""
        found: defaultdict[int, list[Form]] = defaultdict(list)
        for i, form in enumerate(self._forms):
            if form.kind == "person" and not form.is_surname:
                found[self._roots[i]].append(form)
        for root, forms in found.items():
            names = frozenset(core(form.name) for form in forms)
            articles = forms[0].articles.union(*(form.articles for form in forms[1:]))
            offices = frozenset(office for form in forms for office in _offices(form.titles))
            for key in sorted({key for name in names for key in _index_keys(name)}):
                self._index[key].append(_Candidate(root, names, articles, offices))

    def _company_of(self, candidate: _Candidate) -> Counter[int]:
        """Return who else the articles of a candidate name, by number of articles; few are ever asked for."""
        known = self._company.get(candidate.root)
        if known is None:
            here = (other for article in candidate.articles for other in self._in_article[article])
            known = self._company[candidate.root] = Counter(
                other for other in here if other != candidate.root
            )
        return known

    def _owner(self, word: str, member: int) -> int | None:
        """Return the form number of the person that `word` means in its article, None if that is open.

        As a surname first; as a slip of one, or a given name, only in company that speaks for it clearly.
        """
        for meaning in _MEANINGS:
            near = {c.root: c for key in meaning.keys(word) for c in self._index.get(key, ())}
            if not meaning.may_be_beside:
                here = self._in_article[self._local[member][0]]
                near = {root: c for root, c in near.items() if root not in here}
            fitting = [c for c in near.values() if any(meaning.fits(word, name) for name in c.names)]
            if fitting:
                return self._best(fitting, member, meaning) if len(fitting) <= meaning.most else None
        return None

    def _best(self, fitting: Sequence[_Candidate], member: int, meaning: _Meaning) -> int | None:
        """Return the root of the candidate that company speaks for, None if none leads clearly."""
        here = set(self._in_article[self._local[member][0]])
        closest = sorted(fitting, key=lambda c: (-len(here & self._company_of(c).keys()), c.root))[:_CLOSEST]
        scored = [(self._evidence(candidate, member), candidate) for candidate in closest]
        ranked = sorted((-sum(found.values()) - log(len(c.articles)), c.root) for found, c in scored)
        best, root = ranked[0]
        evidence = next(found for found, c in scored if c.root == root)
        bodies = [weight for other, weight in evidence.items() if self._is_body(other)]
        if sum(evidence.values()) < meaning.least or max(bodies, default=0.0) < meaning.rarest:
            return None
        return None if len(ranked) > 1 and ranked[1][0] - best < _LEAD else root

    def _is_body(self, form: int) -> bool:
        return form == _OFFICE or self._forms[form].kind in {"person", "organisation"}

    def _evidence(self, candidate: _Candidate, member: int) -> dict[int, float]:
        """Return what each shared name (by form), and a shared office, speaks for `candidate`: log-odds."""
        article, entity = self._local[member]
        own = len(candidate.articles)
        evidence = {_OFFICE: _SAME_OFFICE} if _offices(entity.titles) & candidate.offices else {}
        company = self._company_of(candidate)
        for other in sorted(company.keys() & self._in_article[article]):
            usual = self._spread[other] / self._total
            lift = (company[other] + _SMOOTHING * usual) / (own + _SMOOTHING) / usual
            evidence[other] = max(0.0, log(lift))
        return evidence


def _offices(titles: Iterable[str]) -> set[str]:
    return {title for title in titles if OFFICES.intersection(title.split())}


def _index_keys(name: tuple[str, ...]) -> set[tuple[str, str]]:
    slips = {("slip", out) for out in with_one_letter_out(name[-1])}
    return {("sound", skeleton(name[-1])), ("given", name[0])} | slips


class _Meaning(NamedTuple):
    """How a single word can mean a person with a full name.

    Attributes:
        keys: where in the index such persons are.
        fits: whether the word can mean this name.
        least: the evidence that it takes.
        rarest: how much one shared person or body must speak for it.
        most: with more candidates than this it is open.
        may_be_beside: whether the article may name the person in full as well: what it spells in two ways is
            two people.
    """

    keys: Callable[[str], list[tuple[str, str]]]
    fits: Callable[[str, tuple[str, ...]], bool]
    least: float
    rarest: float
    most: int
    may_be_beside: bool = True


def _surname_keys(word: str) -> list[tuple[str, str]]:
    return [("sound", skeleton(word))]


def _slip_keys(word: str) -> list[tuple[str, str]]:
    return [("slip", out) for out in with_one_letter_out(word)]


def _given_keys(word: str) -> list[tuple[str, str]]:
    return [("given", word)]


def _is_other_spelling(word: str, surname: str) -> bool:
    """Return whether a word alone can be another spelling of a surname.

    "Bill" is not Bell, nor "Macy" Mack: a short word, or one that is a given name, is another person's unless
    only a letter is doubled ("Sisi", al-Sissi).
    """
    if differ_in_doubled(word, surname):
        return True
    if min(len(word), len(surname)) < _SHORTEST_RESPELLED and word[:3] != surname[:3]:
        return False
    return spelled_alike(word, surname) and not _is_given(word)


def _is_given(word: str) -> bool:
    return "given" in person_lists(word.capitalize())


_MEANINGS = (
    _Meaning(_surname_keys, lambda word, name: word == name[-1], least=0.5, rarest=0.0, most=200),
    _Meaning(
        _surname_keys,
        lambda word, name: _is_other_spelling(word, name[-1]),
        least=2.0,
        rarest=1.5,
        most=200,
        may_be_beside=False,
    ),
    _Meaning(
        _slip_keys,
        lambda word, name: can_be_misprint(word, name[-1]) and not _is_given(word),
        least=2.0,
        rarest=1.5,
        most=5,
        may_be_beside=False,
    ),
    _Meaning(_given_keys, lambda word, name: word == name[0], least=3.0, rarest=1.5, most=5),
)
"""A surname, of which company must speak a little (one name that half of the articles have).

Another spelling or a slip of one, a given name: of these it must speak clearly, by what few articles have.
"""
