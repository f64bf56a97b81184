"""Names in Japanese and Chinese, which have no capitals and no spaces: by title, surname and known names.

Rules for what is plain, no more: a person is named beside a title or a courtesy ("葛葉満町長", "市长王小明"),
a place by its rank ("霧ヶ浜町") or as one that is known, a body as one that is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tui.annotate.mentions import Mention
from tui.annotate.word_lists import word_lists
from tui.corpus.event import Span
from tui.corpus.highlight import NameKind

_LISTS: Final = word_lists("cjk")

_HAN: Final = "\u4e00-\u9fff\u3005"
_KATAKANA: Final = "\u30a1-\u30fa\u30fc"

HAS_CJK: Final = re.compile(f"[{_HAN}{_KATAKANA}\u3040-\u309f]")
"""A character of Japanese or Chinese."""

_KANA: Final = re.compile("[\u3040-\u30ff]")


def _any(name: str) -> str:
    """Return an expression for any word of a list, the longest first."""
    return "|".join(sorted(_LISTS[name], key=lambda word: (-len(word), word)))


_BEFORE_TITLE: Final = re.compile(
    rf"(?<![{_HAN}])(?P<han>[{_HAN}]{{2,5}}?)(?:{_any('titles_after')})"
    rf"|(?<![{_KATAKANA}])(?P<kana>[{_KATAKANA}]{{2,12}}(?:[・＝][{_KATAKANA}]{{1,12}}){{0,3}})"
    rf"(?:{_any('titles_after')})"
)

_AFTER_TITLE: Final = re.compile(
    rf"(?:{_any('titles_before')})(?P<name>(?:{_any('surnames')})[{_HAN}]{{1,2}}?)"
    rf"(?=[^{_HAN}]|$|[说說表称稱指强強在对對于於和与與于昨今周星上下也则則已将將就]|\d)"
)

_IN_PLACE: Final = f"(?:(?![県府都市町村区])[{_HAN}ヶケ])"

_WITH_RANK: Final = re.compile(
    rf"(?P<upper>(?<![{_HAN}]){_IN_PLACE}{{2,3}}[県府都])(?={_IN_PLACE}{{2,5}}[市町村区]|[^{_HAN}]|$)"
    rf"|(?P<lower>{_IN_PLACE}{{2,5}}[市町村区])(?![{_HAN}{_KATAKANA}])"
)
"""A Japanese place; before another kanji the last one is part of a longer word ("町内", "市長")."""

_KNOWN: Final = re.compile(f"(?P<place>{_any('places')})|(?P<organisation>{_any('organisations')})")

_RANKS: Final = "県府都市町村区国省庁党社会院部署校省州局議"


def cjk_names(text: str, spans: Iterable[Span]) -> list[Mention]:
    """Return the names in Japanese or Chinese, in order, without overlap.

    Args:
        text: the article's text.
        spans: where names may stand: the content of the article.
    """
    found: list[Mention] = []
    for start, end in spans:
        if HAS_CJK.search(text, start, end):
            taken: set[int] = set()
            for mention in _in_span(text, start, end):
                span = range(mention.start, mention.end)
                if taken.isdisjoint(span):
                    taken.update(span)
                    found.append(mention)
    return sorted(found)


def _in_span(text: str, start: int, end: int) -> Iterator[Mention]:
    """Yield candidates, the surest first."""
    for match in _BEFORE_TITLE.finditer(text, start, end):
        name = match["han"] or match["kana"]
        at = match.start("han") if match["han"] else match.start("kana")
        if _is_person(name):
            yield Mention(at, at + len(name), "person")
    for match in _AFTER_TITLE.finditer(text, start, end):
        yield Mention(*match.span("name"), "person")
    if _KANA.search(text, start, end):
        for match in _WITH_RANK.finditer(text, start, end):
            yield Mention(*match.span(), "place")
    for match in _KNOWN.finditer(text, start, end):
        kind: NameKind = "place" if match["place"] else "organisation"
        yield Mention(*match.span(), kind)


def _is_person(name: str) -> bool:
    """Return whether what stands before a title can be a name, and no place, rank or anybody."""
    known = _LISTS["nobody"] | _LISTS["places"] | _LISTS["organisations"]
    return name not in known and not (HAS_CJK.match(name) and name[-1] in _RANKS)


_GLOSS: Final = re.compile(rf"\s?[(（,，、]\s?(?P<name>[{_HAN}{_KATAKANA}ヶケ・]{{2,12}})(?=\s?[)）,，])")
"""What may follow a name in other letters: "Kuzunoha Mitsuru (葛葉満)"."""


def is_cjk(name: str) -> bool:
    """Return whether a name is written in Japanese or Chinese."""
    return bool(HAS_CJK.search(name))


def glosses(text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the names in brackets after names in other letters, each of the kind of what it explains."""
    for mention in found:
        match = _GLOSS.match(text, mention.end)
        if match is not None and not is_cjk(text[mention.start : mention.end]):
            yield Mention(*match.span("name"), mention.kind)
