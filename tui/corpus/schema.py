"""What the JSON of a corpus looks like: pydantic over the nouns, for validation and as a JSON schema.

Imported only where data is public or came from a stranger; pydantic is not on the way to the first screen.
`python -m tui.corpus.schema` prints the schema that `docs/schema.json` holds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import field
from typing import Any, Final, Literal

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from tui.corpus.article import Article
from tui.corpus.entity import Entity
from tui.corpus.event import Event, Link, Span, Story
from tui.corpus.provenance import Maker

_STRICT: Final = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=_STRICT)
class Corpus:
    """An exported corpus, as `copytaster export --format json` prints it.

    Offsets are code points into the `text` of the article they stand in: `text[start:end]` is what was
    marked. Spans of a link's evidence are [start, end] in the texts of its articles `a` and `b`.
    """

    schema: Literal[1]
    articles: list[Article]
    entities: list[Entity]
    events: list[Event]
    stories: list[Story]
    links: list[Link]
    makers: list[Maker] = field(default_factory=list)


def corpus_adapter() -> TypeAdapter[Corpus]:
    """Return what validates an exported corpus."""
    return TypeAdapter(Corpus)


def validate(data: str | bytes) -> Corpus:
    """Return the corpus in the JSON `data`.

    Raises:
        ValueError: it is not of the documented form, or a span does not lie within its text.
    """
    corpus = corpus_adapter().validate_json(data)
    for problem in problems(corpus):
        raise ValueError(problem)
    return corpus


def problems(corpus: Corpus) -> Iterator[str]:
    """Yield what is wrong within a corpus of the right form: spans that do not fit, ids that lead nowhere."""
    texts = {article.id: article.text for article in corpus.articles}
    for article in corpus.articles:
        yield from _misplaced(article)
    yield from _astray(corpus, texts.keys())
    for link in corpus.links:
        for evidence in link.evidence:
            if not (_fits(evidence.a, texts[link.a]) and _fits(evidence.b, texts[link.b])):
                yield f"link {link.a} {link.b}: evidence outside the text"


def _misplaced(article: Article) -> Iterator[str]:
    marked: list[Any] = [
        *article.highlights,
        *article.quotes,
        *article.statements,
        *article.figures,
        *article.dates,
    ]
    for mark in (*article.blocks, *marked):
        if not _fits((mark.start, mark.end), article.text):
            yield f"article {article.id}: {type(mark).__name__} {mark.start}-{mark.end} outside the text"
    for before, after in zip(article.blocks, article.blocks[1:], strict=False):
        if before.end > after.start:
            yield f"article {article.id}: blocks overlap at {after.start}"
    for quote in (*article.quotes, *article.statements):
        said_by = quote.speaker
        if (
            said_by
            and said_by.start is not None
            and article.text[said_by.start : said_by.end] != said_by.text
        ):
            yield f"article {article.id}: speaker “{said_by.text}” is not at {said_by.start}"


def _fits(span: Span, text: str) -> bool:
    return 0 <= span[0] < span[1] <= len(text)


def _astray(corpus: Corpus, articles: Any) -> Iterator[str]:
    """Yield where the articles are not among the articles of exactly one event, or a name leads nowhere."""
    of_events = [article for event in corpus.events for article in event.articles]
    if sorted(of_events) != sorted(articles):
        yield "every article must be among the articles of exactly one event"
    if sorted(event for story in corpus.stories for event in story.events) != sorted(
        e.id for e in corpus.events
    ):
        yield "every event must be in exactly one story"
    entities = {entity.id for entity in corpus.entities}
    for article in corpus.articles:
        for mark in article.highlights:
            if mark.entity is not None and mark.entity not in entities:
                yield f"article {article.id}: there is no entity {mark.entity}"
    for link in corpus.links:
        if not (link.a in articles and link.b in articles and link.a < link.b):
            yield f"link {link.a} {link.b}: its articles are not there, or not in order"


def json_schema() -> str:
    """Return the JSON schema of an exported corpus, as text."""
    schema = corpus_adapter().json_schema(mode="serialization")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$defs"]["Article"]["properties"].pop("local_entities")
    schema["$defs"].pop("LocalEntity")
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(json_schema())
