"""Provenance: which rule or model made which marks is kept with every article."""

from __future__ import annotations

import json
from pathlib import Path

from tests.build.texts import write_reports
from tui.build.adding import add, relink
from tui.build.behind import mark_all_stale, stale_count
from tui.build.makers import maker
from tui.build.progress import Progress
from tui.store.connect import connect
from tui.store.export import json_parts
from tui.store.provenance import makers, provenance
from tui.store.state import change


def test_every_article_names_what_marked_and_linked_it(tmp_path: Path) -> None:
    """The versions stand with the article; what they are, once for the corpus, with models and digests."""
    write_reports(tmp_path / "news")
    list(add(tmp_path / "c.db", [tmp_path / "news"]))
    con = connect(tmp_path / "c.db")
    corpus = json.loads("".join(json_parts(con)))
    known = {each["version"]: each for each in corpus["makers"]}
    for article in corpus["articles"]:
        steps = known[article["provenance"]["annotate"]]["steps"]
        made = {kind for step in steps for kind in step["marks"]}
        assert {mark["kind"] for mark in article["highlights"]} <= made
        assert known[article["provenance"]["link"]]["room"] == "link"
    assert any("names.crfsuite" in model for step in maker("annotate").steps for model in step.models)
    assert [each.room for each in makers(con)] == ["annotate", "link"]


def test_reprocessing_goes_on_where_it_was_stopped_and_keeps_state(tmp_path: Path) -> None:
    """What was marked before it was stopped is not marked twice; read marks and tags stay."""
    write_reports(tmp_path / "news")
    list(add(tmp_path / "c.db", [tmp_path / "news"]))
    con = connect(tmp_path / "c.db")
    ids = [identity for (identity,) in con.execute("SELECT id FROM article ORDER BY id")]
    change(con, ids[:2], read=True, add_tags=("kept",))
    before = json.loads("".join(json_parts(con)))
    mark_all_stale(con)
    assert provenance(con, ids[0]).annotate == ""
    work = relink(tmp_path / "c.db")
    next(report for report in work if isinstance(report, Progress) and report.stage == "annotate")
    work.close()  # type: ignore[attr-defined]  # it is a generator
    left = stale_count(con)
    assert left <= len(ids)
    marked = [
        report.item
        for report in relink(tmp_path / "c.db")
        if isinstance(report, Progress) and report.stage == "annotate"
    ]
    assert len(marked) == left
    assert stale_count(con) == 0
    assert json.loads("".join(json_parts(con))) == before
