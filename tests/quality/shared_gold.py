"""Gold that names articles of the shared data, whose texts are not in the project, written out with them.

`figures.json` holds, for each article (`file#id` of ../shared/data), its figures alone. A block is a
paragraph of the article's text as the data file has it; the title, where there is one, is block 0, and is not
repeated.
"""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from tests.quality.gold import GoldBlock

DATA: Final = Path(__file__).resolve().parents[3] / "shared" / "data"

_CONTROLS: Final = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
"""Reading puts the replacement character for each of these."""

_NONE: Final[dict[str, Any]] = {
    **dict.fromkeys(("updated", "date_range")),
    **{layer: [] for layer in ("also", "mentions", "quotes", "statements", "dates", "complete")},
}
_EMPTY: Final[dict[str, Any]] = {
    **{name: [] for name in ("duplicates", "passages")},
    **{name: {} for name in ("entities", "events", "stories")},
}


def _records(name: str) -> dict[str, dict[str, Any]]:
    with gzip.open(DATA / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def _blocks(row: dict[str, Any]) -> list[GoldBlock]:
    title = (row.get("title") or "").strip().translate(_CONTROLS)
    paragraphs = [part.strip() for part in re.split(r"\n+", row["text"].translate(_CONTROLS)) if part.strip()]
    if title and paragraphs[:1] == [title]:
        del paragraphs[0]
    head = [GoldBlock("title", title)] if title else []
    return [*head, *(GoldBlock("body", part) for part in paragraphs)]


def _gold(row: dict[str, Any], key: str, figures: list[dict[str, Any]]) -> dict[str, Any]:
    source, published = row.get("source"), row.get("published")
    return {
        **_NONE,
        "source": source,
        "publisher": source,
        "published": published,
        "date_basis": "stated" if published else "none",
        "language": "en",
        "event": key,
        "blocks": [asdict(block) for block in _blocks(row)],
        "figures": figures,
    }


def with_texts(corpus: Path, folder: Path) -> Path:
    """Return a corpus with its texts: `corpus` if it has them, else `folder`, written to."""
    if not (corpus / "figures.json").is_file():
        return corpus
    listed = json.loads((corpus / "figures.json").read_text(encoding="utf-8"))["articles"]
    files = {name: _records(name) for name in sorted({key.partition("#")[0] for key in listed})}
    articles: dict[str, Any] = {}
    lines: list[str] = []
    for key, entry in listed.items():
        name, _, record = key.partition("#")
        row, own = files[name][record], f"{name}/{record}"
        kept = {field: row[field] for field in ("title", "published", "source", "text") if row.get(field)}
        lines.append(json.dumps({"id": own, "language": "en", **kept}, ensure_ascii=False))
        articles[f"articles.jsonl#{own}"] = _gold(row, own, entry["figures"])
    (folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    gold = json.dumps({"articles": articles, **_EMPTY}, ensure_ascii=False)
    (folder / "gold.json").write_text(gold, encoding="utf-8")
    return folder
