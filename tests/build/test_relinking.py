"""Linking what is new by its surroundings gives what linking the whole corpus at once gives."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests.benchmarks.linking import link, put, reports
from tests.link.reports import corpus
from tui.link import Sketch, cluster, sketch
from tui.store.connect import connect

SHOWN = (
    "SELECT id, title, story, first, last, publishers, articles, also FROM event ORDER BY id",
    "SELECT id, title, events FROM story ORDER BY id",
    """SELECT x.id, y.id, kind, score FROM link
    JOIN article x ON x.n = a JOIN article y ON y.n = b ORDER BY 1, 2""",
    "SELECT id, event, place FROM article ORDER BY id",
)


def shown(con: apsw.Connection) -> list[list[Any]]:
    """Return all that a reader sees of linking."""
    return [con.execute(query).fetchall() for query in SHOWN]


def linked(path: Path, batches: Iterable[Sequence[Sketch]]) -> list[list[Any]]:
    """Return what linking shows after articles came in `batches`."""
    con = connect(path)
    try:
        for batch in batches:
            put(con, iter(batch))
            link(con, path)
        return shown(con)
    finally:
        con.close()


@pytest.fixture(scope="module")
def sketches() -> list[Sketch]:
    """Made reports of a few topics, and the invented corpus."""
    return [*reports(150, topics=4, days=40), *(sketch(article) for article in corpus())]


def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the candidate index so narrow that few reports fill it."""
    for module in ("tui.link.candidates", "tui.build.candidate_index"):
        for name, most in (("SAMPLE", 12), ("PER_PERIOD", 4), ("KEPT", 5)):
            monkeypatch.setattr(f"{module}.{name}", most)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("is_narrow", [False, True])
def test_batches_and_order_change_nothing(
    sketches: list[Sketch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, *, is_narrow: bool
) -> None:
    """Articles that come in any order, a few at a time, are linked as if all had come at once."""
    if is_narrow:
        narrow(monkeypatch)
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    shuffled = chance.sample(sketches, len(sketches))
    first = len(shuffled) // 2
    batches = [shuffled[:first], *(shuffled[at : at + 9] for at in range(first, len(shuffled), 9))]
    assert linked(tmp_path / "a.db", batches) == linked(tmp_path / "b.db", [sketches])


def test_stored_links_are_those_of_linking(sketches: list[Sketch], tmp_path: Path) -> None:
    """What is stored is what `cluster` returns."""
    events, stories, links, _ = linked(tmp_path / "a.db", [sketches])
    made = cluster(sketches)
    assert [row[0] for row in events] == sorted(event.id for event in made.events)
    assert [row[0] for row in stories] == sorted(story.id for story in made.stories)
    assert links == [(each.a, each.b, each.kind, each.score) for each in made.links]


def test_a_changed_article_is_linked_anew(sketches: list[Sketch], tmp_path: Path) -> None:
    """An article that comes again with another text is linked as if it had always read so."""
    changed = [Sketch(**{**_fields(sketches[n]), "article": sketches[n + 1].article}) for n in (3, 40, 90)]
    ids = {one.article for one in changed}
    others = [one for one in sketches if one.article not in ids]
    came_again = linked(tmp_path / "a.db", [sketches, changed])
    assert came_again == linked(tmp_path / "b.db", [[*others, *changed]])


def _fields(one: Sketch) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Sketch.__slots__}
