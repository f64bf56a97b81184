"""The labelled event sets, read from `../shared/data` beside the checkout."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).resolve().parents[3] / "shared" / "data"

EVENT_SETS: Final = ("mcms", "allsides", "neus", "neus_val", "ecbplus", "g5w1h")
"""Sets whose label is an event. In `epimine` it is a story: never mixed with these."""


def rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the records of one file of the labelled data, in the input form plus their label."""
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def moved(record: dict[str, Any], years: int) -> dict[str, Any]:
    """Return a copy of a record with every year in it moved: a look-alike from another time."""
    copy = dict(record)
    for field in ("title", "text", "published", "updated"):
        if copy.get(field):
            copy[field] = _YEAR.sub(lambda year: str(int(year[1]) + years), copy[field])
    copy["id"] = f"{record['id']}/moved{years:+d}"
    copy["event"] = f"{record['event']}/moved{years:+d}"
    return copy


def names_a_year(record: dict[str, Any]) -> bool:
    """Tell whether a moved copy of a record would differ from it."""
    return any(_YEAR.search(str(record.get(field) or "")) for field in ("title", "text", "published"))


def undated(record: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a record without its publication date (dates in its text stay)."""
    return {key: value for key, value in record.items() if key not in {"published", "updated"}}
