"""Articles written for a test: paragraphs as blocks, names marked where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tui.corpus.article import Article, Block, Role
from tui.corpus.highlight import Highlight, LocalEntity, NameKind

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def written(
    text: str,
    *,
    published: str | None = None,
    names: Mapping[str, NameKind] | None = None,
    titles: Mapping[str, tuple[str, ...]] | None = None,
    roles: Iterable[Role] = (),
) -> Article:
    """Return an article whose blocks are the paragraphs of `text`, with the given names marked.

    A name that is a part of a longer one stands for the same entity ("Lavrov", "Sergey Lavrov").
    """
    blocks = [Block(m.start(), m.end(), "body") for m in _PARAGRAPH.finditer(text)]
    for n, role in enumerate(roles):
        blocks[n] = Block(blocks[n].start, blocks[n].end, role)
    known = names or {}
    marks: list[Highlight] = []
    for name in sorted(known, key=len, reverse=True):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            if not any(m.start < match.end() and match.start() < m.end for m in marks):
                key = next(full for full in sorted(known, key=len, reverse=True) if name in full)
                marks.append(Highlight(match.start(), match.end(), known[name], key))
    entities = [
        LocalEntity(key, known[key], (key,), (titles or {}).get(key, ()))
        for key in dict.fromkeys(str(m.entity) for m in marks)
    ]
    return Article(
        id="a1",
        text=text,
        blocks=tuple(blocks),
        published=published,
        highlights=tuple(sorted(marks, key=lambda m: m.start)),
        local_entities=tuple(entities),
    )
