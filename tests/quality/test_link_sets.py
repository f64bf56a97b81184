"""Floors of event linking on labelled news (docs/quality.md has the figures and how they are measured)."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Final

import pytest

from tui.annotate import annotate
from tui.corpus.article import Article
from tui.ingest.reader import read
from tui.link import Sketch, cluster, sketch
from tui.train.agreement import Agreement, agreement

DATA: Final = Path(__file__).resolve().parents[3] / "shared" / "data"
MOST: Final = 150

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the labelled data are not beside this checkout")


def labelled(name: str, tmp_path: Path) -> list[tuple[Sketch, str]]:
    """Return the sketches of the first articles of a set, read as a user's records are, with their events."""
    with gzip.open(DATA / f"events_{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file][:MOST]
    path = tmp_path / f"{name}.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    events = {row["id"]: row["event"] for row in rows}
    articles = [item for item in read(path) if isinstance(item, Article)]
    assert len(articles) == len(rows)
    return [(sketch(annotate(one)), events[one.external_id or ""]) for one in articles]


def grouped(pairs: list[tuple[Sketch, str]]) -> Agreement:
    """Return how far the events found agree with the labels."""
    made = cluster(one for one, _ in pairs)
    event_of = {article: event.id for event in made.events for article in event.articles}
    return agreement([event_of[one.article] for one, _ in pairs], [event for _, event in pairs])


@pytest.mark.slow
@pytest.mark.parametrize(("name", "f1", "b_cubed"), [("mcms", 0.65, 0.92), ("allsides", 0.75, 0.85)])
def test_events_of_labelled_sets(name: str, f1: float, b_cubed: float, tmp_path: Path) -> None:
    """Events agree with people's labels at least so far."""
    found = grouped(labelled(name, tmp_path))
    assert found.f1 >= f1
    assert found.b_cubed >= b_cubed
