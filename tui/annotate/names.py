"""Persons, organisations and places: where an article names them, and which names are one entity there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, get_args

from tui.annotate.cjk_names import HAS_CJK, cjk_names, glosses
from tui.annotate.clean_up import cleaned
from tui.annotate.known_names import with_known_names
from tui.annotate.line_slugs import behind_slug
from tui.annotate.local_entities import grouped
from tui.annotate.mentions import Mention
from tui.annotate.name_cues import with_cues
from tui.annotate.name_tagger import tagged
from tui.annotate.propagate import propagated
from tui.annotate.tokens import Token, tokens
from tui.annotate.told import Right, put_right
from tui.annotate.unbroken_lines import unbroken_lines
from tui.annotate.wire_lines import with_wire_lines
from tui.corpus.article import Article
from tui.corpus.correction import NOTHING, Told
from tui.corpus.event import Span
from tui.corpus.highlight import OWN_LAYER, Highlight, LocalEntity, NameKind

# A paragraph is one row for the tagger; beyond this many tokens (a text without line breaks) it is cut.
_ROW_TOKENS = 400

NAME_KINDS: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)}
"""The kinds of highlight that are names."""


_Mark: TypeAlias = tuple[Mention, str]
"""A mention, and the layer that it is of."""


def names(article: Article, told: Told = NOTHING) -> tuple[list[Highlight], list[LocalEntity]]:
    """Return the names in `article`'s content blocks, and the entities that they stand for.

    Names that another layer marked already are kept as they are, get an entity too, and win where one of
    ours would overlap them.

    Args:
        article: with its blocks; nothing outside `Article.content_blocks` is read.
        told: what a reader told about names; it holds against whatever is found here.

    Returns:
        Highlights in order, without overlap, each with the key of its entity; and those entities, in order
        of first mention.
    """
    rows = rows_of(article)
    marked = zip(rows, tagged(rows), strict=True)
    clean = [mention for row, found in marked for mention in cleaned(article.text, row, found)]
    content = [(block.start, block.end) for block in article.content_blocks()]
    clean = with_cues(rows, clean)
    clean = with_wire_lines(article.text, _with_cjk(article.text, clean, content), content)
    mentions = with_known_names(article.text, rows, propagated(article.text, clean, content), told.known)
    outside = [h for h in article.highlights if h.kind in NAME_KINDS and h.layer != OWN_LAYER]
    own = [m for m in mentions if not any(m.start < h.end and h.start < m.end for h in outside)]
    marks = sorted([(m, OWN_LAYER) for m in own] + [(_given(h), h.layer) for h in outside])
    entities, keys = grouped(article.text, [mention for mention, _ in marks])
    right = put_right(article.id, entities, told.corrections)
    if right:
        marks = _corrected(marks, keys, right)
        entities, keys = grouped(article.text, [mention for mention, _ in marks])
    found = [Highlight(m.start, m.end, m.kind, keys[i], layer) for i, (m, layer) in enumerate(marks)]
    return found, entities


def _with_cjk(text: str, found: Sequence[Mention], content: Sequence[Span]) -> list[Mention]:
    """Return the names `found`, those in Japanese and Chinese by their own rules."""
    if not HAS_CJK.search(text):
        return list(found)
    rest = [m for m in found if not HAS_CJK.search(text, m.start, m.end)]
    taken = bytearray(len(text))
    kept: list[Mention] = []
    for mention in (*glosses(text, rest), *cjk_names(text, content), *rest):
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            kept.append(mention)
    return sorted(kept)


def _corrected(marks: Sequence[_Mark], keys: Sequence[str], right: dict[str, Right]) -> list[_Mark]:
    """Return `marks` as the reader put them right; what another layer marked stays as it came."""
    kept: list[_Mark] = []
    for (mention, layer), key in zip(marks, keys, strict=True):
        said = right.get(key) if layer == OWN_LAYER else None
        if said is None:
            kept.append((mention, layer))
        elif said.kind is not None:
            kept.append((mention._replace(kind=said.kind), layer))
    return sorted(kept)


def _given(highlight: Highlight) -> Mention:
    return Mention(highlight.start, highlight.end, NAME_KINDS[highlight.kind])


def rows_of(article: Article) -> list[list[Token]]:
    """Return the tokens of `article`'s content, a row a line; broken lines are one, overlong ones cut."""
    rows: list[list[Token]] = []
    for block in article.content_blocks():
        for start, end in unbroken_lines(article.text, block.start, block.end):
            row = tokens(article.text, behind_slug(article.text, start, end), end)
            rows += (row[cut : cut + _ROW_TOKENS] for cut in range(0, len(row), _ROW_TOKENS))
    return rows
