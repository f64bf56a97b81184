"""An article: its frozen text, the roles of its parts, and what was marked in it.

All offsets are code points into `Article.text`, half-open: `text[start:end]` is what was marked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from tui.corpus.highlight import DateMention, Figure, Highlight, LocalEntity, Quote
from tui.corpus.provenance import Provenance

Role: TypeAlias = Literal[
    "title",
    "standfirst",
    "byline",
    "dateline",
    "published",
    "updated",
    "heading",
    "body",
    "pull_quote",
    "caption",
    "related_link",
    "boilerplate",
    "credit",
    "tags",
]
"""What a block is to its reader (every code point of the text but white space has one)."""

FOLDED_ROLES: frozenset[Role] = frozenset({"related_link", "boilerplate", "credit", "tags"})
"""Roles that the reading view folds away until asked."""

CONTENT_ROLES: frozenset[Role] = frozenset(
    {"title", "standfirst", "heading", "body", "pull_quote", "caption"}
)
"""Roles whose words are the article's own; annotation and linking read nothing else."""

DateBasis: TypeAlias = Literal["stated", "feed", "inferred", "unknown"]
"""Where an article's date comes from: printed in it or in its metadata, given by the feed, worked out
from its text within bounds, or nowhere."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text with one role; blocks are in order and never overlap."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class State:
    """What the reader has done with an article."""

    read: bool = False
    starred: bool = False
    done: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


UNTOUCHED = State()


@dataclass(frozen=True, slots=True)
class Article:
    """One article, whole.

    Attributes:
        id: stable identity, made from where the article came from (`tui.corpus.identity`).
        text: the frozen text, title first where there is one; nothing of the source's words is dropped.
        external_id: the id that an input record gave, if any.
        origin: the file or URL, and record number or id inside it, that the article was read from.
        source: the outlet whose page this is, as it names itself.
        publisher: the original publisher, where it differs (a reprint, wire copy); else equal to `source`.
        published: ISO 8601 date or date-time, None if unknown. Never invented: see `date_basis`.
        date_range: earliest and latest ISO date that the article can be from; None is unbounded.
        dated_by_event: whether that range was narrowed by the dated reports of its event.
        quotes: words in quotation marks, with who said them.
        statements: indirect speech ("said that …") with who said it; never overlapping `quotes`.
        local_entities: the article's own entities before they are resolved across the corpus.
        flags: what was odd about the input (`no body`, `encoding guessed: cp1252`, `controls removed`).
        extra: unknown fields of the input record, kept as they were.
        provenance: by what it was marked and linked; filled in where articles are exported.
    """

    id: str
    text: str
    title: str = ""
    external_id: str | None = None
    origin: str = ""
    url: str | None = None
    source: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    date_basis: DateBasis = "unknown"
    date_range: tuple[str | None, str | None] = (None, None)
    blocks: tuple[Block, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    local_entities: tuple[LocalEntity, ...] = ()
    state: State = UNTOUCHED
    flags: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    statements: tuple[Quote, ...] = ()
    provenance: Provenance | None = None
    dated_by_event: bool = False

    def content_blocks(self) -> tuple[Block, ...]:
        """Return the blocks whose words are the article's own, in order."""
        return tuple(block for block in self.blocks if block.role in CONTENT_ROLES)
