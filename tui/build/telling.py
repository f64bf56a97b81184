"""Which sentences of two linked reports tell alike, for "what is new" in the reader."""

from __future__ import annotations

from typing import Final

from tui.corpus.article import Article
from tui.corpus.event import Link
from tui.link.novelty import sentences, told
from tui.store.telling import Telling

_OF_ONE_EVENT: Final = frozenset({"same_event", "duplicate"})


def telling(link: Link, a: Article, b: Article) -> Telling | None:
    """Return what `a` and `b` tell alike; None where the link says that they are not one event."""
    if link.kind not in _OF_ONE_EVENT:
        return None
    return Telling(a.id, b.id, _read(a), _read(b), told(a, b), told(b, a))


def _read(article: Article) -> list[tuple[int, int, bool]]:
    return [(*each.span, each.adds) for each in sentences(article)]
