"""Highlights, quotes and figures that another tool or a person extracted: checked, moved along, kept apart.

A span that does not fit its text is refused by name and the rest is kept; nothing is guessed or moved to fit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, get_args

from tui.corpus.event import Span
from tui.corpus.highlight import OWN_LAYER, Figure, FigureKind, Highlight, Kind, Quote, Speaker
from tui.harmless import harmless_line

GIVEN: Final = "given"
"""The layer of spans whose maker is not named."""

_Marked = TypeVar("_Marked", Highlight, Quote, Figure)

_KINDS: Final = frozenset(get_args(Kind))
_FIGURE_KINDS: Final = frozenset(get_args(FigureKind))

_OTHER_NAMES: Final[Mapping[str, Kind]] = {
    "per": "person", "pers": "person", "people": "person",
    "org": "organisation", "organization": "organisation", "norp": "organisation", "company": "organisation",
    "loc": "place", "gpe": "place", "location": "place", "fac": "place", "facility": "place", "geo": "place",
    "time": "date", "timex": "date", "timex3": "date", "datetime": "date",
    "num": "figure", "number": "figure", "cardinal": "figure", "quantity": "figure",
    "quotation": "quote", "miscellaneous": "misc", "event": "misc", "other": "misc",
}  # fmt: skip
"""What other tools (spaCy, CoNLL, OntoNotes, brat projects) call the kinds."""


class SpanError(ValueError):
    """A span that does not fit; the message says how."""


@dataclass(frozen=True, slots=True)
class OutsideLayer:
    """Given spans as nouns, and one flag for each that was refused."""

    highlights: tuple[Highlight, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    refused: list[str] = field(default_factory=list)


def outside_layer(fields: Mapping[str, Any], ruler: Ruler) -> OutsideLayer:
    """Return the spans that a record's fields hold.

    Args:
        fields: a record with any of `highlights`, `quotes` and `figures`, and maybe `layer`, their maker.
        ruler: moves its offsets to the article's text.
    """
    refused: list[str] = []
    layer = _layer(fields.get("layer"))

    def each(name: str, read: Callable[[Mapping[str, Any], Ruler, str], _Marked]) -> tuple[_Marked, ...]:
        return _readable(fields.get(name), name, lambda given: read(given, ruler, layer), refused)

    return OutsideLayer(
        each("highlights", _highlight), each("quotes", _quote), each("figures", _figure), refused
    )


def kind_of(name: object) -> Kind:
    """Return the kind that `name`, in this program's or another tool's words, stands for.

    Raises:
        SpanError: it stands for none.
    """
    if not isinstance(name, str):
        raise SpanError("no kind")
    folded = name.strip().casefold()
    if folded in _OTHER_NAMES:
        return _OTHER_NAMES[folded]
    if folded not in _KINDS:
        raise SpanError(f"kind {harmless_line(name)[:30]!r} is not known")
    kind: Kind = folded  # type: ignore[assignment]  # it is one of them
    return kind


class Ruler:
    """Moves offsets of a text as it was given to the article's frozen text.

    Args:
        raw: the text that the offsets were counted in.
        text: the article's text.
        shift: where the cleaned `raw` begins in `text` (below zero where white space was cut off its front).
        cleaned: what was done to `raw`; done to a part of it, it gives that part of `text`.
    """

    def __init__(self, raw: str, text: str, shift: int, cleaned: Callable[[str], str]) -> None:
        self._raw, self._text, self._shift, self._cleaned = raw, text, shift, cleaned
        self._changed = cleaned(raw) != raw

    def span(self, given: Mapping[str, Any]) -> Span:
        """Return the span from `start` to `end` of `given`, moved.

        Raises:
            SpanError: it is no span of the text, or the words it names are not the ones found there.
        """
        low, high = given.get("start"), given.get("end")
        if type(low) is not int or type(high) is not int:
            raise SpanError("start and end must be whole numbers")
        if not 0 <= low < high <= len(self._raw):
            raise SpanError(f"{low} to {high} is not in the text, which has {len(self._raw)} characters")
        claimed = given.get("text")
        if isinstance(claimed, str) and claimed.split() != self._raw[low:high].split():
            raise SpanError(f"{low} to {high} is not {harmless_line(claimed)[:40]!r}")
        return self._moved(low, high)

    def _moved(self, low: int, high: int) -> Span:
        words = self._raw[low:high]
        start = low + self._shift
        if self._changed:
            words = self._cleaned(words)
            start = len(self._cleaned(self._raw[:low])) + self._shift
        if not words or start < 0 or not self._text.startswith(words, start):
            raise SpanError(f"{low} to {high} cuts through characters that were changed or removed")
        return start, start + len(words)


def _readable(
    given: object, name: str, read: Callable[[Mapping[str, Any]], _Marked], refused: list[str]
) -> tuple[_Marked, ...]:
    """Return what can be read of a list of spans, in order of the text; the others are named."""
    if given is None:
        return ()
    if not isinstance(given, list):
        refused.append(f"refused {name}: not a list")
        return ()
    found: list[_Marked] = []
    for number, item in enumerate(given, start=1):
        try:
            if not isinstance(item, Mapping):
                raise SpanError("not an object")  # noqa: TRY301  (one place names every refusal)
            found.append(read(item))
        except SpanError as error:
            refused.append(f"refused {name}[{number}]: {error}")
    return tuple(sorted(dict.fromkeys(found), key=lambda marked: (marked.start, marked.end)))


def _layer(given: object) -> str:
    """Return the layer's name; spans from outside never pass for this program's own."""
    name = harmless_line(given)[:60] if isinstance(given, str) else ""
    return f"{name} (given)" if name == OWN_LAYER else name or GIVEN


def _highlight(given: Mapping[str, Any], ruler: Ruler, layer: str) -> Highlight:
    start, end = ruler.span(given)
    own = _layer(given.get("layer")) if given.get("layer") else layer
    return Highlight(start, end, kind_of(given.get("kind", given.get("label"))), None, own)


def _quote(given: Mapping[str, Any], ruler: Ruler, _layer_name: str) -> Quote:
    start, end = ruler.span(given)
    cue = given.get("cue")
    return Quote(
        start, end, _speaker(given, ruler), harmless_line(cue) if isinstance(cue, str) else None,
        direct=given.get("direct") is not False,
    )  # fmt: skip


def _speaker(given: Mapping[str, Any], ruler: Ruler) -> Speaker | None:
    """Return who a given quote is by: an object with `text` and maybe a span, or a bare name."""
    speaker = given.get("speaker")
    if isinstance(speaker, str):
        named: Mapping[str, Any] = {
            "text": speaker, "start": given.get("speaker_start"), "end": given.get("speaker_end")
        }  # fmt: skip
    elif isinstance(speaker, Mapping):
        named = speaker
    else:
        return None
    text = harmless_line(str(named.get("text") or ""))
    if named.get("start") is None or named.get("end") is None:
        return Speaker(text) if text else None
    start, end = ruler.span({"start": named["start"], "end": named["end"]})
    return Speaker(text, start, end)


def _figure(given: Mapping[str, Any], ruler: Ruler, _layer_name: str) -> Figure:
    start, end = ruler.span(given)
    kind = given.get("kind", "other")
    if kind not in _FIGURE_KINDS:
        raise SpanError(f"kind {harmless_line(str(kind))[:30]!r} is not known")
    texts = {
        key: harmless_line(value) or None
        for key in ("qualifier", "who", "attributed_to", "place", "period")
        if isinstance(value := given.get(key), str)
    }
    return Figure(
        start,
        end,
        kind,
        _count(given, "low"),
        _count(given, "high"),
        running=given.get("running") is True,
        **texts,
    )


def _count(given: Mapping[str, Any], name: str) -> int | None:
    value = given.get(name)
    if value is None:
        return None
    if type(value) is not int or value < 0:
        raise SpanError(f"{name} must be a whole number or null")
    return value
