"""The names of an article as terms: whatever the annotation found, and capitals that it may have missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from tui.corpus.article import Article
from tui.link.outline import Outline
from tui.link.terms import Token, content_terms

_NAME_KINDS: Final = frozenset({"person", "organisation", "place", "misc"})
_MAIN: Final = 6


@dataclass(frozen=True, slots=True)
class NameTerms:
    """Name words with how often they stand in the article; the main persons' and places' words."""

    frequencies: Counter[str]
    persons: tuple[str, ...]
    places: tuple[str, ...]


KnownAs: TypeAlias = Mapping[str, tuple[str, ...]]
"""By the keys of an article's own entities, the other names that a reader said they go by; none at all: the
name is another one's here, and speaks for no link."""

SAID_NOTHING: Final[KnownAs] = {}


def name_terms(article: Article, shape: Outline, known_as: KnownAs = SAID_NOTHING) -> NameTerms:
    """Return the words of an article's names: single words, so that "Assad" meets "Bashar al-Assad"."""
    names = _capitalised(article.text, shape.body)
    persons: Counter[str] = Counter()
    places: Counter[str] = Counter()
    kept: set[str] = set()
    another: set[str] = set()
    for mark in article.highlights:
        if mark.kind in _NAME_KINDS:
            words = content_terms(article.text[mark.start : mark.end])
            others = known_as.get(mark.entity or "")
            if others == ():
                another.update(words)
                continue
            kept.update(words)
            for name in (None, *(others or ())):
                words = words if name is None else content_terms(name)
                names.update({word: 1 for word in words if word not in names})
                if mark.kind == "place":
                    places.update(words)
                elif mark.kind == "person":
                    persons.update(words[-1:])
    for word in another - kept:
        names.pop(word, None)
    return NameTerms(names, _main(persons), _main(places))


def _capitalised(text: str, words: tuple[Token, ...]) -> Counter[str]:
    """Count words that stand capitalised within sentences and are never written small: names, by their look.

    In an article set in capitals throughout, and in scripts without case, few or none are found.
    """
    capital: Counter[str] = Counter()
    small: set[str] = set()
    for token in words:
        first = text[token.start]
        if not token.is_content or not first.isalpha():
            continue
        if not first.isupper():
            small.add(token.term)
        elif not _opens_sentence(text, token.start):
            capital[token.term] += 1
    return Counter({term: count for term, count in capital.items() if term not in small})


def _opens_sentence(text: str, start: int) -> bool:
    """Tell whether the word at `start` is capitalised for its place alone."""
    before = text[max(0, start - 4) : start].rstrip(" \t\"'“‘”’(`")
    return not before or before[-1] in ".!?:;\n•-–—|"


def _main(counted: Counter[str]) -> tuple[str, ...]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(term for term, _ in ranked[:_MAIN])
