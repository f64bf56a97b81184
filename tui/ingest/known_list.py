"""A newsroom's own list of who is who: TOML, JSON or CSV; each entry a name, a kind, aliases, a note."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

from tui.corpus.correction import KnownEntity
from tui.corpus.highlight import NameKind
from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.decode import decode
from tui.ingest.files import read_bytes, shown
from tui.ingest.outside_layer import SpanError, kind_of
from tui.ingest.record import parse_json

LONGEST_NAME: Final = 200
"""Code points of a name, and of an alias."""

_LONGEST_NOTE: Final = 2000

_SEPARATORS: Final = ("|", ";")
"""What stands between aliases in a cell of a table."""


class ReadList(NamedTuple):
    """What a list holds, and one line for each entry that could not be taken."""

    entries: tuple[KnownEntity, ...]
    refused: tuple[str, ...]


def read_known_list(path: Path) -> ReadList:
    """Return the entries of the list at `path`.

    Raises:
        IngestError: it cannot be read, or is neither TOML nor JSON nor CSV.
    """
    text = decode(read_bytes(path)).text
    rows = _rows(text, path)
    entries: dict[tuple[str, str], KnownEntity] = {}
    refused: list[str] = []
    for number, row in enumerate(rows, start=1):
        try:
            entry = _entry(row)
        except ValueError as error:
            refused.append(f"entry {number}: {error}")
            continue
        if (entry.kind, entry.name) in entries:
            refused.append(f"entry {number}: “{entry.name}” is there already")
        else:
            entries[entry.kind, entry.name] = entry
    return ReadList(tuple(entries.values()), tuple(refused))


def _rows(text: str, path: Path) -> Sequence[object]:
    suffix = path.suffix.lower()
    if suffix == ".toml":
        value = _toml(text, path)
    elif suffix == ".json":
        value = parse_json(text, shown(path))
    elif suffix in {".csv", ".tsv"}:
        return _table(text, path, "\t" if suffix == ".tsv" else None)
    else:
        raise IngestError("a list of entities is TOML, JSON or CSV", shown(path), "name it so")
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("entity", "entities") if name in value), [])
    if not isinstance(value, list):
        raise IngestError("it holds no list of entities", shown(path), "see docs/formats.md")
    return value


def _toml(text: str, path: Path) -> object:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise IngestError(f"not TOML: {harmless_line(str(error))[:100]}", shown(path)) from None


def _table(text: str, path: Path, delimiter: str | None) -> Sequence[object]:
    head = text.split("\n", 1)[0]
    delimiter = delimiter or (";" if head.count(";") > head.count(",") else ",")
    try:
        lines = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise IngestError(f"not a table: {error}", shown(path)) from None
    header = [name.strip().lower() for name in lines[0]] if lines else []
    if "name" not in header:
        raise IngestError("a table needs a header with a column 'name'", shown(path), "add a header")
    return [dict(zip(header, row, strict=False)) for row in lines[1:]]


def _entry(row: object) -> KnownEntity:
    """Return the entry of a row.

    Raises:
        ValueError: it is none; the message says why.
    """
    if not isinstance(row, Mapping):
        raise ValueError("not an object")  # noqa: TRY004 - one kind of refusal for whatever is wrong
    name = _line(row.get("name"), LONGEST_NAME)
    if not any(letter.isalnum() for letter in name):
        raise ValueError("no name")
    try:
        kind = kind_of(row.get("kind") or "misc")
    except SpanError as error:
        raise ValueError(str(error)) from None
    if kind not in get_args(NameKind):
        raise ValueError(f"a {kind} is no entity")
    aliases = [alias for each in _list(row.get("aliases")) if (alias := _line(each, LONGEST_NAME))]
    kept = tuple(dict.fromkeys(alias for alias in aliases if alias != name and any(map(str.isalnum, alias))))
    return KnownEntity(name, kind, kept, _line(row.get("note"), _LONGEST_NOTE))  # type: ignore[arg-type]


def _line(value: object, longest: int) -> str:
    return harmless_line(value)[:longest].strip() if isinstance(value, str) else ""


def _list(value: Any) -> Sequence[object]:
    if isinstance(value, str):
        separator = next((each for each in _SEPARATORS if each in value), _SEPARATORS[0])
        return [part.strip() for part in value.split(separator)]
    return value if isinstance(value, list) else []
