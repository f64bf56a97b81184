"""A body that every country has ("Civil Defence", "Ministry of Health"): whose it is in each article.

Two articles mean one body where both are about one country, or share telling company. An article that names
no country is taken to be about the most usual one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from tui.annotate.gazetteer import place_list
from tui.annotate.name_forms import words
from tui.annotate.place_names import country
from tui.annotate.resolve_forms import Form
from tui.annotate.union import Union
from tui.annotate.word_lists import word_lists
from tui.corpus.highlight import LocalEntity

_GENERIC: Final = word_lists("bodies")["generic"]

_MAIN_COUNTRIES: Final = 2
"""Countries that an article is about: those it names most often."""

# Company in more than this share of the articles (and in more than so many) does not tell.
_TELLING_SHARE: Final = 0.05
_TELLING_FEW: Final = 5


def is_anyones(form: Form) -> bool:
    """Return whether the name of a body does not say whose it is."""
    return form.kind == "organisation" and _GENERIC.issuperset(words(form.name))


@lru_cache(maxsize=65536)
def _country(name: str) -> str:
    """Return the country that a place's name is of, "" if it is none."""
    known = country(name)
    return known or (" ".join(words(name)) if place_list(name) == "country" else "")


class Bodies:
    """Tells apart, by country and company, whose a body is.

    Args:
        local: (article, its own entity), by number.
        forms: over them.
    """

    def __init__(self, local: Sequence[tuple[str, LocalEntity]], forms: Sequence[Form]) -> None:
        self._local = local
        self._forms = forms
        self._countries: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for article, entity in local:
            if entity.kind == "place" and (named := _country(entity.names[0])):
                self._countries[article][named] += entity.mentions
        self._company: defaultdict[str, list[int]] = defaultdict(list)
        for i, form in enumerate(forms):
            if form.kind in {"person", "organisation"} and not form.is_surname and not is_anyones(form):
                for article in sorted(form.articles):
                    self._company[article].append(i)
        self._few = max(_TELLING_FEW, _TELLING_SHARE * len({article for article, _ in local}))

    def one_body(self, form: Form) -> Iterator[tuple[int, int]]:
        """Yield pairs of members of a form that are one body."""
        union = Union(len(form.members))
        first: dict[tuple[str, str | int], int] = {}
        for at, member in enumerate(form.members):
            for key in self._keys(self._local[member][0]):
                union.join(first.setdefault(key, at), at)
        sets = sorted(union.sets().values(), key=lambda found: (-len(found), found))
        for found in sets:
            stateless = not any(self._countries.get(self._local[form.members[at]][0]) for at in found)
            home = sets[0] if stateless else found
            yield from ((form.members[home[0]], form.members[at]) for at in found)

    def _keys(self, article: str) -> Iterator[tuple[str, str | int]]:
        named = self._countries.get(article, Counter())
        most = sorted(named, key=lambda each: (-named[each], each))[:_MAIN_COUNTRIES]
        yield from (("country", each) for each in most)
        for i in self._company.get(article, ()):
            if 1 < len(self._forms[i].articles) <= self._few:
                yield "form", i
