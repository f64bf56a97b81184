"""How an article's parts are kept: compact JSON, positional, made and read in well under a millisecond."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any, Final

from tui.corpus.article import Article, Block, State
from tui.corpus.event import Evidence, Link, LinkKind
from tui.corpus.highlight import DateMention, Figure, Highlight, LocalEntity, Quote, Speaker

_NOUNS: Final[dict[str, type[Any]]] = {
    "blocks": Block,
    "highlights": Highlight,
    "figures": Figure,
    "dates": DateMention,
    "local_entities": LocalEntity,
}

_ABOUT: Final = ("external_id", "url", "source", "publisher", "language", "updated")

_SAID: Final = ("quotes", "statements")
_DATED: Final = ("published", "date_basis", "date_range")

_dumps: Final = json.JSONEncoder(separators=(",", ":")).encode  # ASCII: a lone surrogate survives it


def _values(noun: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the fields of a `noun` in their order; new fields are appended with a default."""
    return attrgetter(*noun.__slots__)


_VALUES: Final = {name: _values(noun) for name, noun in _NOUNS.items()}
_EVIDENCE: Final = _values(Evidence)
_SPEAKER: Final = _values(Speaker)


def encode_about(article: Article) -> str:
    """Return the bibliographic fields as JSON; what is empty is left out."""
    about: dict[str, Any] = {name: getattr(article, name) for name in _ABOUT}
    about |= {"authors": article.authors, "flags": article.flags, "extra": article.extra}
    return _dumps({name: value for name, value in about.items() if value})


def encode_marks(article: Article) -> str:
    """Return what is marked in the text, and the date that was worked out with it, as JSON."""
    marks: dict[str, Any] = {name: list(map(_VALUES[name], getattr(article, name))) for name in _NOUNS}
    for name in _SAID:
        marks[name] = [_quote_values(quote) for quote in getattr(article, name)]
    marks |= {name: getattr(article, name) for name in _DATED}
    return _dumps({name: value for name, value in marks.items() if value})


def _quote_values(quote: Quote) -> tuple[Any, ...]:
    speaker = _SPEAKER(quote.speaker) if quote.speaker else None
    return (quote.start, quote.end, speaker, quote.cue, quote.direct)


def decode(columns: tuple[str, ...]) -> Article:
    """Return the article that the columns id, text, title, origin, about, marks hold, with local entities."""
    identity, text, title, origin, about, marks = columns
    fields: dict[str, Any] = json.loads(about)
    fields["authors"] = tuple(fields.get("authors", ()))
    fields["flags"] = tuple(fields.get("flags", ()))
    found = json.loads(marks)
    for name, noun in _NOUNS.items():
        fields[name] = tuple(noun(*_frozen(values)) for values in found.get(name, ()))
    for name in _SAID:
        fields[name] = tuple(_quote(values) for values in found.get(name, ()))
    fields |= {name: _frozen_value(found[name]) for name in _DATED if name in found}
    return Article(id=identity, text=text, title=title, origin=origin, **fields)


def _frozen(values: list[Any]) -> list[Any]:
    return [tuple(value) if value.__class__ is list else value for value in values]


def _frozen_value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _quote(values: list[Any]) -> Quote:
    start, end, speaker, *rest = values
    return Quote(start, end, Speaker(*speaker) if speaker else None, *rest)


def with_entities(article: Article, entities: Mapping[str, str], state: State) -> Article:
    """Return `article` with the corpus-wide entities in place of its local ones, and its state."""
    highlights = tuple(
        highlight
        if highlight.entity is None
        else Highlight(
            highlight.start,
            highlight.end,
            highlight.kind,
            entities.get(highlight.entity, highlight.entity),
            highlight.layer,
        )
        for highlight in article.highlights
    )
    quotes, statements = (
        tuple(_resolved(quote, entities) for quote in said) for said in (article.quotes, article.statements)
    )
    return replace(article, highlights=highlights, quotes=quotes, statements=statements, state=state)


def _resolved(quote: Quote, entities: Mapping[str, str]) -> Quote:
    speaker = quote.speaker
    if speaker is None or speaker.entity is None:
        return quote
    return replace(quote, speaker=replace(speaker, entity=entities.get(speaker.entity, speaker.entity)))


def encode_link(link: Link) -> tuple[str, str]:
    """Return the evidence and the reasons of `link` as JSON."""
    return _dumps(list(map(_EVIDENCE, link.evidence))), _dumps(link.reasons)


def decode_link(columns: tuple[Any, ...]) -> Link:
    """Return the link that the columns a, b, kind, score, evidence, reasons hold."""
    a, b, kind, score, evidence, reasons = columns
    return _link((a, b, kind, score), json.loads(evidence), json.loads(reasons))


def link_text(made: tuple[Link, str]) -> str:
    """Return a link with its evidence, and what it was made from, as one line of ASCII."""
    link, basis = made
    about = (link.a, link.b, link.kind, link.score)
    return _dumps((*about, list(map(_EVIDENCE, link.evidence)), link.reasons, basis))


def link_of(text: str) -> tuple[Link, str]:
    """Return what `link_text` wrote."""
    a, b, kind, score, evidence, reasons, basis = json.loads(text)
    return _link((a, b, kind, score), evidence, reasons), basis


def _link(about: tuple[str, str, LinkKind, float], evidence: list[Any], reasons: list[Any]) -> Link:
    found = tuple(Evidence(*_frozen(values)) for values in evidence)
    return Link(*about, found, tuple((name, weight) for name, weight in reasons))


def encode_named(article: Article) -> str:
    """Return the article's local entities as JSON."""
    return _dumps(list(map(_VALUES["local_entities"], article.local_entities)))


def decode_named(named: str, seen: dict[Any, Any] | None = None) -> tuple[LocalEntity, ...]:
    """Return the local entities that `encode_named` kept.

    Args:
        named: as it is kept.
        seen: strings, and tuples of them, to take in place of others that are the same: who reads the names
            of a whole corpus needs half the memory.
    """
    found = json.loads(named)
    if seen is None:
        return tuple(LocalEntity(*_frozen(values)) for values in found)
    same = seen.setdefault
    return tuple(
        LocalEntity(same(key, key), kind, _same_of(names, seen), _same_of(titles, seen), mentions)
        for key, kind, names, titles, mentions in found
    )


def _same_of(words: list[str], seen: dict[Any, Any]) -> tuple[str, ...]:
    found = tuple(seen.setdefault(word, word) for word in words)
    same: tuple[str, ...] = seen.setdefault(found, found)
    return same


def encode_list(values: tuple[str, ...]) -> str:
    """Return a list of strings as JSON."""
    return _dumps(values)
