"""What is right for each article of a corpus with gold: the sample (`seeds/`), or the blind one (`blind/`).

Gold names its spans by the words of a block and by which occurrence of them is meant (`nth`, from 0), so it
holds whatever the cleaning makes of the text around them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

SEEDS: Final = Path(__file__).resolve().parents[2] / "seeds"

BLIND: Final = Path(__file__).resolve().parent / "blind"
"""A corpus whose gold was finished before the program was run on it; docs/quality.md has its rules."""

SECOND: Final = BLIND.with_name("second")
THIRD: Final = BLIND.with_name("third")
"""Figures alone, each set written after the rules had been mended on the one before, and measured once."""

FOURTH: Final = BLIND.with_name("fourth")
"""Figures alone, in longer and more ordinary reports, labelled without sight of the rules that read them."""

FIFTH: Final = BLIND.with_name("fifth")
"""Figures alone, in real articles of ../shared/data drawn by chance; `shared_gold.with_texts` adds texts."""


@dataclass(frozen=True, slots=True)
class GoldBlock:
    """A run of text and the role it has."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldPhrase:
    """Words of the block with the number `block`, at their occurrence `nth` in it."""

    block: int
    text: str
    nth: int


@dataclass(frozen=True, slots=True)
class GoldMention(GoldPhrase):
    """A name. `or_kind` is a second kind that is as right (a hospital: place or organisation).

    Kind `misc` (nationalities, ships, eras) is listed so that a guess there counts neither way.
    """

    kind: str
    entity: str | None
    or_kind: str | None = None


@dataclass(frozen=True, slots=True)
class GoldFigure(GoldPhrase):
    """A count.

    `optional`: a guess there counts neither way; `approximate`: "about 200", any bounds near; `running` is
    None for the toll of an earlier event, where a guess counts neither way.
    """

    kind: str
    low: int | None
    high: int | None
    who: str | None
    attributed_to: str | None
    running: bool | None
    optional: bool = False
    approximate: bool = False
    period: str | None = None


@dataclass(frozen=True, slots=True)
class GoldQuote(GoldPhrase):
    """Quoted words; `fragment`: a few words of someone's within another's sentence.

    `speaker` is an entity of gold, `speaker_text` how the sentence names who speaks.
    """

    speaker: str | None
    speaker_text: str | None
    fragment: bool


@dataclass(frozen=True, slots=True)
class GoldStatement(GoldPhrase):
    """Indirect speech, and how the text names who speaks."""

    speaker_text: str


@dataclass(frozen=True, slots=True)
class GoldDate(GoldPhrase):
    """A date expression, with the first and last day it can mean; None is an open side."""

    low: str | None
    high: str | None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article; `published` is None where the article states no date.

    `complete` names the layers that list everything there is to mark in the article.
    """

    key: str
    source: str | None
    publisher: str | None
    published: str | None
    updated: str | None
    date_basis: str
    date_range: tuple[str, str] | None
    language: str
    event: str
    also: tuple[str, ...]
    blocks: tuple[GoldBlock, ...]
    mentions: tuple[GoldMention, ...]
    figures: tuple[GoldFigure, ...]
    quotes: tuple[GoldQuote, ...]
    statements: tuple[GoldStatement, ...] = ()
    dates: tuple[GoldDate, ...] = ()
    complete: tuple[str, ...] = ("mentions",)


@dataclass(frozen=True, slots=True)
class GoldMember(GoldPhrase):
    """A phrase of one article that tells what the other members of its passage tell."""

    article: str


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """What several articles tell, and where each does: a quote, figure, occurrence, statement, background."""

    kind: str
    members: tuple[GoldMember, ...]


@dataclass(frozen=True, slots=True)
class GoldNovelty:
    """The sentences of `article` that are `new` to who has read `read`; `optional` ones count neither way."""

    article: str
    read: tuple[str, ...]
    new: tuple[GoldPhrase, ...]
    optional: tuple[GoldPhrase, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """The whole of it; keys of articles are a file's name, and for records `file#id`."""

    articles: dict[str, GoldArticle]
    names: dict[str, tuple[str, ...]]
    events: dict[str, tuple[str, ...]]
    also_covered_by: dict[str, tuple[str, ...]]
    stories: dict[str, tuple[str, ...]]
    duplicates: tuple[tuple[str, ...], ...]
    passages: tuple[GoldPassage, ...]
    novelty: tuple[GoldNovelty, ...] = ()


_LISTS: Final = {
    "blocks": GoldBlock,
    "mentions": GoldMention,
    "figures": GoldFigure,
    "quotes": GoldQuote,
    "statements": GoldStatement,
    "dates": GoldDate,
}


def _article(key: str, row: dict[str, Any]) -> GoldArticle:
    single = {name: value for name, value in row.items() if name not in {*_LISTS, "external_id"}}
    single["also"] = tuple(single["also"])
    single["date_range"] = tuple(single["date_range"]) if single["date_range"] else None
    single["complete"] = tuple(single.get("complete", ("mentions",)))
    lists: dict[str, Any] = {
        name: tuple(made(**item) for item in row.get(name, ())) for name, made in _LISTS.items()
    }
    return GoldArticle(key=key, **single, **lists)


def _novelty(row: dict[str, Any]) -> GoldNovelty:
    new, optional = (tuple(GoldPhrase(**item) for item in row[name]) for name in ("new", "optional"))
    return GoldNovelty(row["article"], tuple(row["read"]), new, optional)


def load_gold(path: Path = SEEDS / "gold.json") -> Gold:
    """Return the gold of a corpus, the sample's unless told otherwise."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return Gold(
        articles={key: _article(key, row) for key, row in raw["articles"].items()},
        names={key: tuple(row["names"]) for key, row in raw["entities"].items()},
        events={key: tuple(row["articles"]) for key, row in raw["events"].items()},
        also_covered_by={key: tuple(row["also_covered_by"]) for key, row in raw["events"].items()},
        stories={key: tuple(row) for key, row in raw["stories"].items()},
        duplicates=tuple(tuple(group) for group in raw["duplicates"]),
        passages=tuple(
            GoldPassage(row["kind"], tuple(GoldMember(**member) for member in row["members"]))
            for row in raw["passages"]
        ),
        novelty=tuple(_novelty(row) for row in raw.get("novelty", ())),
    )
