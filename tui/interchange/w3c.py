"""W3C Web Annotation Data Model (www.w3.org/TR/annotation-model): one page of annotations for an article.

Each mark is an annotation with two selectors, the place (code points, as the model asks) and the words with a
little of what stands around them; its kind is a tag, its entity an identifying body, its layer the creator.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from tui.corpus.article import Article
from tui.corpus.highlight import OWN_LAYER, Highlight
from tui.interchange.given import GivenMark, GivenMarks, InterchangeError, kind_of

_CONTEXT_URL: Final = "http://www.w3.org/ns/anno.jsonld"

_ARTICLE: Final = "urn:copytaster:article:"
_ENTITY: Final = "urn:copytaster:entity:"

_AROUND: Final = 32
"""Code points before and after a mark that its words are found again by."""


def w3c_page(article: Article, marks: Iterable[Highlight]) -> dict[str, Any]:
    """Return an article's marks as an annotation page."""
    return {
        "@context": _CONTEXT_URL,
        "id": f"{_ARTICLE}{article.id}:annotations",
        "type": "AnnotationPage",
        "items": [_annotation(article, mark, number) for number, mark in enumerate(marks, start=1)],
    }


def w3c_collection(pages: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the pages as one JSON list, in parts."""
    comma = "[\n"
    for page in pages:
        text = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
        yield comma + text.encode("utf-8", "replace").decode("utf-8")
        comma = ",\n"
    yield "]\n" if comma == ",\n" else "[]\n"


def _annotation(article: Article, mark: Highlight, number: int) -> dict[str, Any]:
    text = article.text
    body: list[dict[str, str]] = [{"type": "TextualBody", "purpose": "tagging", "value": mark.kind}]
    if mark.entity:
        body.append({"type": "SpecificResource", "purpose": "identifying", "source": _ENTITY + mark.entity})
    made_by = "Software" if mark.layer == OWN_LAYER else "Agent"
    target: dict[str, Any] = {
        "source": article.url or _ARTICLE + article.id,
        "selector": [
            {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
            {
                "type": "TextQuoteSelector",
                "exact": text[mark.start : mark.end],
                "prefix": text[max(0, mark.start - _AROUND) : mark.start],
                "suffix": text[mark.end : mark.end + _AROUND],
            },
        ],
    }
    return {
        "id": f"{_ARTICLE}{article.id}:annotation:{number}",
        "type": "Annotation",
        "motivation": "identifying" if mark.entity else "tagging",
        "creator": {"type": made_by, "name": mark.layer},
        "body": body,
        "target": target,
    }


def read_w3c(text: str) -> Iterator[GivenMarks]:
    """Yield the marks of each article that a page, a list of pages or a collection is about.

    Raises:
        InterchangeError: it is no JSON, or holds no annotations.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise InterchangeError("not JSON") from None
    by_source: dict[tuple[str, ...], tuple[list[GivenMark], list[str]]] = {}
    for number, found in enumerate(_annotations(value, 0), start=1):
        names, mark = _mark(found)
        marks, refused = by_source.setdefault(names, ([], []))
        if mark is None:
            refused.append(f"annotation {number} is not understood")
        else:
            marks.append(mark)
    if not by_source and not _is_empty(value):
        raise InterchangeError("it holds no annotations")
    for names, (marks, refused) in by_source.items():
        yield GivenMarks(names, None, tuple(marks), tuple(refused))


def _is_empty(value: object) -> bool:
    pages = value if isinstance(value, list) else [value]
    return all(isinstance(page, dict) and page.get("items") == [] for page in pages)


_DEEPEST: Final = 5


def _annotations(value: object, depth: int) -> Iterator[dict[str, Any]]:
    """Yield the annotations inside pages, collections and lists."""
    if isinstance(value, list) and depth < _DEEPEST:
        for each in value:
            yield from _annotations(each, depth + 1)
    elif isinstance(value, dict):
        if "target" in value:
            yield value
        elif depth < _DEEPEST:
            for name in ("items", "first", "annotations"):
                if name in value:
                    yield from _annotations(value[name], depth + 1)


def _mark(found: dict[str, Any]) -> tuple[tuple[str, ...], GivenMark | None]:
    target = _first(found.get("target"))
    target = target if isinstance(target, dict) else {"source": target}
    names = _names(found, target)
    kind = entity = None
    for body in _listed(found.get("body", found.get("bodyValue"))):
        value = body if isinstance(body, str) else body.get("value") if isinstance(body, dict) else None
        source = body.get("source", body.get("id")) if isinstance(body, dict) else None
        if kind is None and isinstance(value, str):
            kind = kind_of(value)
        if isinstance(source, str) and source.startswith(_ENTITY):
            entity = source.removeprefix(_ENTITY)
    place, words = _selected(target)
    if kind is None or (place is None and words is None):
        return names, None
    start, end = place or (0, 0)  # found by its words alone
    creator = _first(found.get("creator"))
    layer = creator.get("name") if isinstance(creator, dict) else creator
    return names, GivenMark(start, end, kind, words, entity, layer if isinstance(layer, str) else "")


def _names(found: dict[str, Any], target: dict[str, Any]) -> tuple[str, ...]:
    source = target.get("source")
    given = source.get("id") if isinstance(source, dict) else source
    own = found.get("id")
    names = [given] if isinstance(given, str) else []
    if isinstance(own, str) and own.startswith(_ARTICLE):
        names.append(own.removeprefix(_ARTICLE).split(":")[0])
    return tuple(name.removeprefix(_ARTICLE) for name in names)


def _selected(target: dict[str, Any]) -> tuple[tuple[int, int] | None, str | None]:
    place = words = None
    for selector in _listed(target.get("selector")):
        if not isinstance(selector, dict):
            continue
        start, end = selector.get("start"), selector.get("end")
        if type(start) is int and type(end) is int and 0 <= start < end:
            place = (start, end)
        exact = selector.get("exact")
        if isinstance(exact, str) and exact:
            words = exact
    return place, words


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: object) -> Any:
    return value[0] if isinstance(value, list) and value else value
