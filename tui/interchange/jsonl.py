"""doccano and Prodigy: JSON Lines, a document a line, spans by code points.

doccano (sequence labelling, doccano.github.io): `{"id", "text", "label": [[start, end, "LABEL"]]}`; its newer
form with `"entities": [{"label", "start_offset", "end_offset"}]` is read too. Prodigy (prodi.gy/docs):
`{"text", "spans": [{"start", "end", "label"}], "meta"}`, whose spans may carry more: entity and layer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from tui.corpus.article import Article
from tui.corpus.highlight import Highlight
from tui.interchange.given import LABELS, GivenMark, GivenMarks, InterchangeError, kind_of

_dumps: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_ID_FIELDS: Final = ("external_id", "copytaster_id", "id", "url")


def doccano_line(article: Article, marks: Iterable[Highlight]) -> str:
    """Return an article as a line for doccano; entities and layers have no place in its labels."""
    found = {
        **_names(article),
        "text": article.text,
        "label": [[mark.start, mark.end, LABELS[mark.kind]] for mark in marks],
    }
    return _safe(_dumps(found))


def prodigy_line(article: Article, marks: Iterable[Highlight]) -> str:
    """Return an article as a line for Prodigy."""
    spans = [
        {
            "start": mark.start,
            "end": mark.end,
            "label": LABELS[mark.kind],
            "layer": mark.layer,
            **({"entity": mark.entity} if mark.entity else {}),
        }
        for mark in marks
    ]
    return _safe(_dumps({"text": article.text, "spans": spans, "meta": _names(article)}))


def _names(article: Article) -> dict[str, str]:
    names = {"id": article.id, "external_id": article.external_id, "url": article.url, "title": article.title}
    return {name: value for name, value in names.items() if value}


def _safe(line: str) -> str:
    return line.encode("utf-8", "replace").decode("utf-8") + "\n"


def read_jsonl(text: str) -> Iterator[GivenMarks]:
    """Yield the documents of either form.

    Raises:
        InterchangeError: a line is no JSON object.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                raise InterchangeError(f"line {number} is not JSON") from None
            if not isinstance(row, dict):
                raise InterchangeError(f"line {number} is not an object")
            yield _document(row)


def _document(row: Mapping[str, Any]) -> GivenMarks:
    marks: list[GivenMark] = []
    refused: list[str] = []
    for number, span in enumerate(_spans(row), start=1):
        mark = _mark(span)
        if mark is None:
            refused.append(f"span {number} is not understood")
        else:
            marks.append(mark)
    text = row.get("text", row.get("data"))
    meta = row.get("meta") if isinstance(row.get("meta"), dict) else {}
    names = [str(place[name]) for place in (row, meta or {}) for name in _ID_FIELDS if _is_name(place, name)]
    return GivenMarks(
        tuple(dict.fromkeys(names)), text if isinstance(text, str) else None, tuple(marks), tuple(refused)
    )


def _is_name(place: Mapping[str, Any], name: str) -> bool:
    return isinstance(place.get(name), str | int) and not isinstance(place.get(name), bool)


def _spans(row: Mapping[str, Any]) -> list[Any]:
    for name in ("label", "labels", "entities", "spans"):
        if isinstance(row.get(name), list):
            return list(row[name])
    return []


def _mark(span: Any) -> GivenMark | None:
    """Return a span of either form, None if it is none."""
    if isinstance(span, list) and len(span) == 3:
        span = {"start": span[0], "end": span[1], "label": span[2]}
    if not isinstance(span, dict):
        return None
    start, end = (span.get(name, span.get(f"{name}_offset")) for name in ("start", "end"))
    label = span.get("label")
    kind = kind_of(label) if isinstance(label, str) else None
    if type(start) is not int or type(end) is not int or kind is None or not 0 <= start < end:
        return None
    entity, layer = span.get("entity"), span.get("layer")
    return GivenMark(
        start,
        end,
        kind,
        None,
        entity if isinstance(entity, str) else None,
        layer if isinstance(layer, str) else "",
    )
