"""Many articles of news out of a few thousand: these, and copies of them in other years under other names.

    python -m tests.benchmarks.renamed --articles 10000 FILE... > MANY.jsonl

For measuring only, as the files are (JSON Lines in the input form, gzip-compressed or not). In each copy the
words that are mostly printed with a capital change places with others about as common, the same all through
it, and all years are two years further back: wording, lengths and what reports of one event share stay those
of news, while a copy is of no event of its original. The same files give the same articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any, Final, TypeAlias

Record: TypeAlias = Mapping[str, Any]

_GIVEN: Final = ("id", "title", "text", "published", "source")

_WORD = re.compile(r"[A-Za-z]+")
_PRINTED = re.compile(r"\S+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_MOST_WORDS: Final = 900
"""Longer articles are cut, so that those of the labelled sets have 500 words on average."""

_COMMONEST: Final = 60
"""Names that stay: weekdays, months and what else stands in every fourth article."""

_ALIKE: Final = 40
"""Names that change places among one another, by how common they are."""

_YEARS: Final = 2


def main() -> None:
    """Write the articles."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.renamed")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    originals = [record for file in options.files for record in _records(file)]
    for record in islice(_copies(originals), options.articles):
        sys.stdout.write(json.dumps(record) + "\n")


def _records(file: Path) -> Iterator[Record]:
    text = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    for line in text.splitlines():
        record = json.loads(line)
        yield {
            name: record[name] for name in ("id", "title", "text", "published", "source") if name in record
        }


def _copies(originals: Sequence[Record]) -> Iterator[Record]:
    names = _names(originals)
    for number in count():
        others = _shuffled(names, number) if number else {}
        for record in originals:
            yield _copy(record, number, others)


def _names(records: Sequence[Record]) -> list[str]:
    """Return the words of three letters and more that are mostly names, the commonest first."""
    words = Counter(word for record in records for word in _WORD.findall(record["text"]))
    names = [
        word
        for word, printed in words.most_common()
        if len(word) > 2 and word.istitle() and printed > 2 * words[word.lower()]
    ]
    return names[_COMMONEST:]


def _shuffled(names: Sequence[str], seed: int) -> dict[str, str]:
    """Return for each name the one that takes its place."""
    chance = random.Random(seed)  # noqa: S311 - material, not a secret
    others: dict[str, str] = {}
    for first in range(0, len(names), _ALIKE):
        alike = names[first : first + _ALIKE]
        others |= zip(alike, chance.sample(alike, len(alike)), strict=True)
    return others


def _copy(record: Record, number: int, others: Mapping[str, str]) -> Record:
    printed = list(islice(_PRINTED.finditer(record["text"]), _MOST_WORDS))
    text = record["text"][: printed[-1].end()] if printed else ""
    copied = {**record, "id": f"{number}-{record['id']}", "text": text}
    for name in ("title", "text"):
        copied[name] = _WORD.sub(lambda word: others.get(word[0], word[0]), copied.get(name, ""))
    for name in ("text", "published"):
        if copied.get(name):
            copied[name] = _earlier(copied[name], number)
    return copied


def _earlier(text: str, number: int) -> str:
    moved = _YEAR.sub(lambda year: str(int(year[0]) - _YEARS * number), text)
    return re.sub(r"(?<=\d{4}-)02-29", "02-28", moved)


if __name__ == "__main__":
    main()
