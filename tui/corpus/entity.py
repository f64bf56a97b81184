"""One person, organisation or place, whatever the articles call it."""

from __future__ import annotations

from dataclasses import dataclass

from tui.corpus.highlight import NameKind


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of the corpus.

    Attributes:
        id: stable and order-free: made from kind and name, with a suffix where namesakes would clash.
        name: the fullest common form.
        variants: the other forms, most frequent first, then by alphabet.
        articles: ids of the articles that mention it, sorted.
        mentions: how often they name it, all together.
    """

    id: str
    name: str
    kind: NameKind
    variants: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    mentions: int = 0
