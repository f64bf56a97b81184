"""Full names across a corpus: which spellings, lengths and acronyms are one entity.

A form is a distinct full name of one kind. Only forms that share a block are compared, so the work grows
with the corpus and not with its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from tui.annotate.cjk_names import is_cjk
from tui.annotate.known_organisations import known_organisation
from tui.annotate.name_forms import core, initials, is_acronym, words
from tui.annotate.name_match import relation
from tui.annotate.place_names import country, without_side
from tui.annotate.spelling import can_be_misprint, skeleton, spelled_alike, with_one_letter_out
from tui.annotate.titles import OFFICES
from tui.annotate.union import Union
from tui.corpus.highlight import LocalEntity, NameKind

# A block that is larger than this (a thousand different people called Kim) is only joined on equal cores.
_LARGEST_BLOCK = 400
# A misprint is rare: a form in more articles than this is none.
_FEW_ARTICLES = 3
_LAST_ARTICLE = re.compile(r"(?:al|el)$")


@dataclass(slots=True)
class Form:
    """A distinct full name.

    Attributes:
        members: numbers of the local entities whose fullest name it is.
        articles: the articles that have it.
        names: every name that these local entities go by.
        titles: every title they bear.
    """

    kind: NameKind
    name: str
    members: list[int] = field(default_factory=list)
    articles: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()

    @property
    def is_surname(self) -> bool:
        """Whether it is one word for a person, which may be another person in every article.

        Japanese and Chinese write a full name as one word: of three characters and more, it is one.
        """
        telling = core(self.name)
        return (
            self.kind == "person" and len(telling) == 1 and not (len(telling[0]) > 2 and is_cjk(telling[0]))
        )


def forms_of(local: Sequence[tuple[str, LocalEntity]]) -> list[Form]:
    """Return the distinct full names among (article, local entity) pairs, in order of first occurrence.

    A name of several words is one form whatever kind it was taken for; its kind is what most take it for.
    The members of a form are one entity, but for a person's surname alone (`Form.is_surname`).
    """
    kinds: defaultdict[tuple[str, ...], dict[NameKind, int]] = defaultdict(dict)
    for _, entity in local:
        tally = kinds[core(entity.names[0])]
        tally[entity.kind] = tally.get(entity.kind, 0) + entity.mentions
    found: dict[tuple[str, tuple[str, ...]], Form] = {}
    for i, (_, entity) in enumerate(local):
        telling = core(entity.names[0])
        kind = entity.kind
        if len(telling) > 1:
            tally = kinds[telling]
            kind = min(tally, key=lambda k: (-tally[k], k))
        form = found.setdefault((kind, telling), Form(kind, entity.names[0]))
        form.members.append(i)
    _fill(found.values(), local)
    return list(found.values())


def _fill(forms: Iterable[Form], local: Sequence[tuple[str, LocalEntity]]) -> None:
    """Give forms what their members have; sets that are alike are one, for most forms have one member."""
    seen: dict[frozenset[str], frozenset[str]] = {}
    for form in forms:
        members = [local[i] for i in form.members]
        articles = frozenset(article for article, _ in members)
        names = frozenset(name for _, entity in members for name in entity.names)
        titles = frozenset(title for _, entity in members for title in entity.titles)
        form.articles, form.names, form.titles = (
            seen.setdefault(each, each) for each in (articles, names, titles)
        )


def join_forms(forms: Sequence[Form], union: Union) -> None:
    """Join, in `union` over the numbers of `forms`, the forms that name one entity by themselves."""
    beside = _Beside(forms)
    for block in _blocks(forms):
        if len(block) <= _LARGEST_BLOCK:
            for i, j in combinations(block, 2):
                if union.root(i) != union.root(j) and _one_entity(i, j, forms, beside):
                    union.join(i, j)
    _join_parts(forms, union, beside)
    _join_acronyms(forms, union)
    _join_glosses(forms, union)


def _join_glosses(forms: Sequence[Form], union: Union) -> None:
    """Join a name in Japanese or Chinese to the one in other letters that some article puts beside it."""
    named = {(form.kind, core(form.name)): i for i, form in enumerate(forms) if is_cjk(form.name)}
    for i, form in enumerate(forms if named else ()):
        for name in sorted(form.names):
            j = named.get((form.kind, core(name)), i) if is_cjk(name) else i
            if j != i and not forms[i].is_surname and not forms[j].is_surname:
                union.join(i, j)


def _blocks(forms: Sequence[Form]) -> Iterator[list[int]]:
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, form in enumerate(forms):
        for key in sorted(_block_keys(form)):
            blocks[key].append(i)
    for key in sorted(blocks):
        if len(blocks[key]) > 1:
            yield blocks[key]


def _block_keys(form: Form) -> set[tuple[str, ...]]:
    telling = core(form.name)
    if form.kind == "place":
        return {("place", country(form.name) or " ".join(core(without_side(form.name))))}
    if form.kind == "person" and len(telling) > 1:
        first, last = telling[0], telling[-1]
        slips = {("slip", first, out) for out in with_one_letter_out(last)}
        return {("person", skeleton(last), skeleton(first)[:1])} | slips
    if form.kind == "organisation":
        known = known_organisation(form.name)
        own: set[tuple[str, ...]] = {("known", known)} if known else set()
        if len(telling) > 1:
            own.add(("organisation", *telling[:2]))
            own |= {("slip", *telling[:-1], out) for out in with_one_letter_out(telling[-1])}
            own |= {("slip", *telling[1:], out) for out in with_one_letter_out(telling[0])}
        return own
    return set()


class _Beside:
    """Which forms stand in the articles of each: the company by which a misprint is told from a namesake."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = forms
        self._in_article: defaultdict[str, set[int]] = defaultdict(set)
        for i, form in enumerate(forms):
            for article in form.articles:
                self._in_article[article].add(i)

    def share_company(self, i: int, j: int) -> bool:
        """Return whether the articles of two forms name two others in common, one of them no place."""
        few, many = sorted((self._forms[i].articles, self._forms[j].articles), key=len)
        if len(few) > _FEW_ARTICLES:
            return False
        near = {k for article in few for k in self._in_article[article]} - {i, j}
        shared = [k for k in near if not self._forms[k].articles.isdisjoint(many)]
        return len(shared) > 1 and any(self._forms[k].kind in {"person", "organisation"} for k in shared)


def _one_entity(i: int, j: int, forms: Sequence[Form], beside: _Beside) -> bool:
    a, b = forms[i], forms[j]
    if a.kind != b.kind:
        return False
    if a.kind == "person":
        # An article that has both in full has two people.
        if a.articles & b.articles:
            return False
        if core(a.name)[-1] == core(b.name)[-1] and _one_person(a, b):
            return True
        # "Miller" and "Millar", "Lavrov" and "Larov": another surname, or a spelling of it? Company tells.
        return (_one_person(a, b) or _is_slip(a, b)) and (_same_office(a, b) or beside.share_company(i, j))
    same = relation(a.kind, a.name, b.name) == "same"
    return same or (_is_slip(a, b) and beside.share_company(i, j))


def _one_person(a: Form, b: Form) -> bool:
    """Return whether two full names can be two spellings of one person's."""
    (*given_a, last_a), (*given_b, last_b) = core(a.name), core(b.name)
    if not spelled_alike(last_a, last_b):
        return False
    if _first_names_fit(given_a[0], given_b[0]) and _middle_fits(given_a[1:], given_b[1:]):
        return True
    pairs = product(_written_together(a.name), _written_together(b.name))
    return len(words(a.name)) != len(words(b.name)) and any(spelled_alike(x, y) for x, y in pairs)


def _written_together(name: str) -> tuple[str, str]:
    """Return the given names as one word, without and with articles: "Nour al-Din", "Noureddine"."""
    telling = core(name)
    return "".join(telling[:-1]), _LAST_ARTICLE.sub("", "".join(words(name)[:-1]))


def _is_slip(a: Form, b: Form) -> bool:
    """Return whether two names of several words differ by one slip in one word, and by nothing else."""
    words_a, words_b = core(a.name), core(b.name)
    if len(words_a) != len(words_b) or len(words_a) < 2:
        return False
    differing = [(x, y) for x, y in zip(words_a, words_b, strict=True) if x != y]
    return len(differing) == 1 and can_be_misprint(*differing[0])


def _same_office(a: Form, b: Form) -> bool:
    return bool(_offices(a) & _offices(b))


def _offices(form: Form) -> set[str]:
    return {title for title in form.titles if OFFICES.intersection(title.split())}


def _first_names_fit(a: str, b: str) -> bool:
    return spelled_alike(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _middle_fits(a: Sequence[str], b: Sequence[str]) -> bool:
    short, long = sorted((a, b), key=len)
    rest = iter(long)
    return all(any(_first_names_fit(word, other) for other in rest) for word in short)


def _join_parts(forms: Sequence[Form], union: Union, beside: _Beside) -> None:
    """Join an organisation's short name to the one long form that begins or ends with it.

    "Coast Guard" is the "Carvanian Coast Guard" where no other one is named and company agrees.
    """
    longer: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    bodies = [i for i, form in enumerate(forms) if form.kind == "organisation"]
    for i in bodies:
        full = words(forms[i].name)
        for length in range(2, len(full)):
            longer[full[:length]].add(i)
            longer[full[-length:]].add(i)
    for i in bodies:
        found = longer.get(words(forms[i].name), set())
        if len({union.root(j) for j in found}) == 1 and any(
            _together(forms[i], forms[j]) or beside.share_company(i, j) for j in sorted(found)
        ):
            union.join(i, min(found))


def _together(a: Form, b: Form) -> bool:
    return not a.articles.isdisjoint(b.articles)


def _join_acronyms(forms: Sequence[Form], union: Union) -> None:
    """Join an acronym that stands alone to the one long form of the corpus that it can be short for.

    A long form that some article puts beside the acronym comes before one that merely has the initials.
    """
    beside: defaultdict[str, set[int]] = defaultdict(set)
    fitting: defaultdict[str, set[int]] = defaultdict(set)
    bodies = [i for i, form in enumerate(forms) if form.kind in {"organisation", "misc"}]
    for i in bodies:
        for acronym in initials(forms[i].name) if len(words(forms[i].name)) > 1 else ():
            fitting[acronym].add(union.root(i))
        for acronym in _acronyms_beside(forms[i]):
            beside[acronym].add(union.root(i))
    for i in bodies:
        if is_acronym(forms[i].name):
            acronym = words(forms[i].name)[0]
            claimed = beside[acronym] or fitting[acronym]
            if len(claimed) == 1:
                union.join(i, min(claimed))


def _acronyms_beside(form: Form) -> set[str]:
    return {words(name)[0] for name in form.names if is_acronym(name)} if len(words(form.name)) > 1 else set()
