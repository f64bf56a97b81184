"""Pack word vectors into the table of word classes: `python -m tui.train.word_classes VOCAB_DIR --out FILE`.

VOCAB_DIR is the `vocab` folder of an unpacked spaCy model with vectors (docs/models.md names the one used):
`vectors` (a NumPy matrix), `key2row` (msgpack: hash of a word to its row) and `strings.json` (the words).
Needs numpy and scikit-learn. Repeatable: the same vectors give the same file.
"""

from __future__ import annotations

import argparse
import json
import re
import struct
from array import array
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from zlib import crc32

from tui.annotate.word_classes import MAGIC

GRAINS = (50, 200, 800, 2500)
"""Numbers of classes, coarsest first. Cross-validated: names' F1 .813 without, .850 with these four."""

# What can be a token of running text: letters, perhaps with an apostrophe inside.
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_MASK = (1 << 64) - 1
_MULTIPLIER = 0xC6A4A7935BD1E995


def murmur64(data: bytes, seed: int = 1) -> int:
    """Return MurmurHash64A of `data` (Austin Appleby, public domain): how spaCy keys its words."""
    mixed = (seed ^ (len(data) * _MULTIPLIER)) & _MASK
    for i in range(0, len(data) - 7, 8):
        part = int.from_bytes(data[i : i + 8], "little") * _MULTIPLIER & _MASK
        mixed = (mixed ^ ((part ^ (part >> 47)) * _MULTIPLIER & _MASK)) * _MULTIPLIER & _MASK
    if tail := data[len(data) - len(data) % 8 :]:
        mixed = (mixed ^ int.from_bytes(tail, "little")) * _MULTIPLIER & _MASK
    mixed = (mixed ^ (mixed >> 47)) * _MULTIPLIER & _MASK
    return mixed ^ (mixed >> 47)


def uint_map(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a msgpack map of unsigned numbers, the only kind that `key2row` holds."""
    sizes = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}
    heads = {0xDE: 2, 0xDF: 4}
    at = 1 + heads[data[0]]
    numbers: list[int] = []
    while at < len(data):
        size = sizes.get(data[at], 0)
        numbers.append(int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else data[at])
        at += 1 + size
    yield from zip(numbers[::2], numbers[1::2], strict=True)


def packed(vocab: Path) -> bytes:
    """Return the table of word classes over the vectors in `vocab`."""
    vectors = import_module("numpy").load(vocab / "vectors")
    row_of = dict(uint_map((vocab / "key2row").read_bytes()))
    rows: dict[int, int] = {}
    for word in json.loads((vocab / "strings.json").read_text(encoding="utf-8")):
        row = row_of.get(murmur64(word.encode()))
        if row is not None and _WORD.fullmatch(word):
            rows.setdefault(crc32(word.encode()), row)
    checksums = sorted(rows)
    classes = _classes(vectors)
    head = struct.pack("<III", len(checksums), len(vectors), len(GRAINS))
    body = array("I", checksums).tobytes() + array("H", (rows[c] for c in checksums)).tobytes()
    return MAGIC + head + body + array("H", classes).tobytes()


def _classes(vectors: Any) -> list[int]:
    """Return the classes of each row of the matrix `vectors`, row by row.

    The packages are imported by name: types are checked where training's packages are not installed, too.
    """
    np, cluster = import_module("numpy"), import_module("sklearn.cluster")
    directions = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    settings = {"random_state": 0, "batch_size": 4096, "n_init": 3, "max_iter": 60}
    grains = [cluster.MiniBatchKMeans(n, **settings).fit(directions).labels_ for n in GRAINS]
    return [int(label) for label in np.stack(grains, axis=1).ravel()]


def main() -> None:
    """Pack the vectors that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("vocab", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    table = packed(arguments.vocab)
    arguments.out.write_bytes(table)
    print(f"{arguments.out}: {len(table):,} bytes")


if __name__ == "__main__":
    main()
