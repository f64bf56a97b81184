"""Labelled records as annotated articles and sketches, kept on disk outside the checkout between runs."""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tui.annotate import annotate
from tui.corpus.article import Article, Block, Role
from tui.corpus.identity import stable_id
from tui.train.link_data import rows


def cache_folder() -> Path:
    """Return where annotated articles are kept: the user's temporary folder, never the checkout."""
    folder = Path(tempfile.gettempdir()) / f"copytaster-train-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def article_of(record: dict[str, Any]) -> Article:
    """Return a record as an article: its title, then a body block a line (body only, as JSONL is read)."""
    title = " ".join(str(record.get("title") or "").split())
    text = str(record.get("text") or "").strip("\n")
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Article(
        id=stable_id("a", str(record["id"])),
        external_id=str(record["id"]),
        text=text,
        title=title,
        source=record.get("source"),
        publisher=record.get("source"),
        published=record.get("published"),
        date_basis="stated" if record.get("published") else "unknown",
        blocks=_blocks(text, title),
    )


def _blocks(text: str, title: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            role: Role = "title" if title and start == 0 else "body"
            end = len(title) if role == "title" else start + len(line)
            blocks.append(Block(start, end, role))
            if end < start + len(line):
                blocks.append(Block(end, start + len(line), "body"))
        start += len(line) + 1
    return tuple(blocks)


def annotated(name: str, records: Iterable[dict[str, Any]] | None = None) -> list[tuple[Article, str]]:
    """Return a set's annotated articles with their event labels; from the cache where they are in it.

    Args:
        name: of the file of labelled data, or of the derived set that `records` holds.
        records: the records of a derived set; by default those of the file.
    """
    kept = list(rows(name) if records is None else records)
    seed = hashlib.blake2b(repr(kept).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return _cached(f"{name}-{seed}", lambda: [(annotate(article_of(r)), str(r["event"])) for r in kept])


def _cached(name: str, make: Callable[[], list[tuple[Article, str]]]) -> list[tuple[Article, str]]:
    path = cache_folder() / f"{name}.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 - written by ourselves, 0700
    made = make()
    path.write_bytes(pickle.dumps(made, protocol=5))
    return made
