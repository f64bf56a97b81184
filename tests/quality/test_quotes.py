"""Quotations and their speakers on labelled political news (PolNeAR, development part)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.quality.metrics import share
from tui.annotate.names import names
from tui.annotate.quotes import quotes
from tui.corpus.article import Article, Block
from tui.corpus.highlight import Quote

_GOLD = Path(__file__).resolve().parents[3] / "shared" / "data" / "quotes_polnear_dev.jsonl.gz"
_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "i", "we"))

FOUND = 0.97
RIGHT = 0.88


def _article(record: dict[str, Any]) -> Article:
    text, position, blocks = record["text"], 0, []
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(position, position + len(line.rstrip()), "body"))
        position += len(line)
    article = Article(id=record["id"], text=text, blocks=tuple(blocks))
    found, entities = names(article)
    return replace(article, highlights=tuple(found), local_entities=tuple(entities))


def _is_right(article: Article, quote: Quote, label: dict[str, Any]) -> bool:
    """Tell whether the speaker's span meets the labelled one, or one name holds the other."""
    speaker = quote.speaker
    if speaker is None or speaker.start is None or speaker.end is None:
        return False
    if speaker.start < label["speaker_end"] and label["speaker_start"] < speaker.end:
        return True
    variants = (n for e in article.local_entities if e.key == speaker.entity for n in e.names)
    truth = label["speaker"].lower()
    return any(
        len(said) > 3 and (said in truth or truth in said)
        for said in map(str.lower, (speaker.text, *variants))
    )


def _judged() -> Iterator[tuple[bool, bool, bool]]:
    """Yield for each labelled quotation: found, its speaker named by the label, and that one told right."""
    with gzip.open(_GOLD, "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            article = _article(record)
            found = quotes(article)
            for label in record["quotes"]:
                meets = (q for q in found if q.start < label["end"] and label["start"] < q.end)
                quote = next(meets, None)
                named = label["speaker"].lower() not in _PRONOUNS
                yield quote is not None, named, quote is not None and _is_right(article, quote, label)


@pytest.mark.skipif(
    not _GOLD.is_file(), reason="the labelled news (../shared/data) is not beside the checkout"
)
def test_quotations_and_their_named_speakers() -> None:
    """At least 97 % of direct quotations are found, and 88 % of named speakers are told right."""
    judged = list(_judged())
    recall = share(sum(found for found, _, _ in judged), len(judged))
    right = share(sum(r for _, named, r in judged if named), sum(named for _, named, _ in judged))
    print(f"quotes_polnear_dev: recall {recall:.4f}, named speaker right {right:.4f} of {len(judged)}")  # noqa: T201  # -s shows the figures
    assert recall >= FOUND
    assert right >= RIGHT
