from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from subprocess import PIPE, Popen
from sys import executable

import pytest

from tests.build.texts import REPORTS, write_reports
from tests.ingest_process import ingest_process
from tui.build.adding import add, refresh, relink
from tui.build.given import Given
from tui.build.locations import location_of, path_of
from tui.build.passes import STDIN
from tui.build.progress import Progress, Report, Skipped
from tui.corpus.schema import validate
from tui.store import read, whole
from tui.store.check import faults
from tui.store.connect import connect
from tui.store.export import json_parts
from tui.store.sources import pause_source, sources
from tui.store.state import change


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder with the reports in it."""
    folder = tmp_path / "news"
    write_reports(folder)
    return folder


def build(corpus: Path, *inputs: Path | Given) -> list[Report]:
    """Add `inputs` and return what was reported."""
    return list(add(corpus, inputs))


def export(corpus: Path) -> str:
    """Return the corpus as JSON."""
    con = connect(corpus)
    text = "".join(json_parts(con))
    con.close()
    return text


def done(reports: Sequence[Report]) -> int:
    """Return how many articles were new or changed."""
    last = reports[-1]
    assert isinstance(last, Progress)
    assert last.stage == "done"
    return last.done


def test_a_folder_becomes_a_corpus_that_holds_what_the_contract_says(news: Path, tmp_path: Path) -> None:
    """Every article is stored once, in one event, every span fits, the bad line is named by its number."""
    reports = build(tmp_path / "c.db", news)
    assert done(reports) == len(REPORTS) + 2
    (refused,) = [report for report in reports if isinstance(report, Skipped)]
    assert "wire.jsonl" in refused.item
    assert "2" in refused.item
    corpus = validate(export(tmp_path / "c.db"))
    assert len(corpus.articles) == len(REPORTS) + 2
    assert {article.extra.get("desk") for article in corpus.articles} == {None, "asia"}


def test_unchanged_input_is_not_processed_again(news: Path, tmp_path: Path) -> None:
    """Adding the same again marks nothing, changes nothing, and names the same refusals."""
    first = build(tmp_path / "c.db", news)
    before = export(tmp_path / "c.db")
    again = build(tmp_path / "c.db", news)
    assert done(again) == 0
    assert {report.stage for report in again if isinstance(report, Progress)} == {"read", "done"}
    assert [r for r in again if isinstance(r, Skipped)] == [r for r in first if isinstance(r, Skipped)]
    assert export(tmp_path / "c.db") == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_and_batches_do_not_matter(news: Path, tmp_path: Path, seed: int) -> None:
    """The same files give the same corpus, byte for byte, in whatever order and batches they come."""
    build(tmp_path / "whole.db", news)
    files = sorted(news.iterdir())
    random.Random(seed).shuffle(files)  # noqa: S311 - repeatable, not secret
    for at in range(0, len(files), seed):
        build(tmp_path / "parts.db", *files[at : at + seed])
    assert export(tmp_path / "parts.db") == export(tmp_path / "whole.db")


def test_two_processes_at_once_build_what_one_does(news: Path, tmp_path: Path) -> None:
    """Processes that add to one corpus at the same time neither fail nor leave anything out."""
    build(tmp_path / "one.db", news)
    files = sorted(map(str, news.iterdir()))
    program = [executable, "-m", "tui", "--corpus", str(tmp_path / "two.db"), "add"]
    both = [Popen([*program, *files[half::2]]) for half in (0, 1)]
    assert {process.wait() for process in both} <= {0, 3}
    assert export(tmp_path / "two.db") == export(tmp_path / "one.db")


def test_a_changed_file_keeps_identity_state_and_earlier_text(news: Path, tmp_path: Path) -> None:
    """After an edit the article is the same one: its id, star and tag stay, and what it said is kept."""
    build(tmp_path / "c.db", news)
    con = connect(tmp_path / "c.db")
    (row,) = [row for row in read.article_rows(con, read.numbers(con)) if "inquiry" in row.title]
    change(con, [row.id], starred=True, add_tags=["court"])
    file = news / "herald-2.txt"
    file.write_text(file.read_text("utf-8").replace("Three people died", "Five people died"), "utf-8")
    assert done(list(refresh(tmp_path / "c.db"))) == 1
    after = read.article(con, row.id)
    assert "Five people died" in after.text
    assert after.state.starred
    assert after.state.tags == ("court",)
    assert ["Three people died" in revision.text for revision in read.revisions(con, row.id)] == [True]
    con.close()


def test_a_deleted_file_keeps_its_article(news: Path, tmp_path: Path) -> None:
    """What was read stays readable when its file is gone."""
    build(tmp_path / "c.db", news)
    (news / "post-1.txt").unlink()
    list(refresh(tmp_path / "c.db"))
    con = connect(tmp_path / "c.db")
    assert read.counts(con).articles == len(REPORTS) + 2
    con.close()


def test_a_line_that_recurs_on_a_site_is_boilerplate_in_all_its_articles(news: Path, tmp_path: Path) -> None:
    """The footer counts as boilerplate as soon as three articles of the site carry it."""
    files = [news / f"herald-{number}.txt" for number in (1, 2, 3)]
    for file in files:
        build(tmp_path / "c.db", file)
    con = connect(tmp_path / "c.db")
    for article in whole.articles(con):
        foot = article.text.index("Support local news")
        assert [block.role for block in article.blocks if block.start <= foot < block.end] == ["boilerplate"]
    con.close()


@pytest.mark.parametrize("order", [1, -1])
def test_a_large_site_is_told_by_some_of_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: int
) -> None:
    """In whatever order they came, the same lines are the site's, beyond the sample too."""
    monkeypatch.setattr("tui.store.recurring.SAMPLE", 5)
    rows = [
        {
            "id": f"r{n}",
            "text": f"{words} closed on Monday, the owner said.\nMore from the Sarn Post",
            "source": "S",
        }
        for n, words in enumerate(
            ("A mill", "One shop", "The school", "A ferry", "The dairy", "A bank", "Two inns")
        )
    ]
    for row in rows[::order]:
        build(tmp_path / "c.db", Given(json.dumps(row).encode()))
    con = connect(tmp_path / "c.db")
    roles = [block.role for article in whole.articles(con) for block in article.blocks[-1:]]
    assert roles == ["boilerplate"] * len(rows)
    con.close()


def test_what_older_code_marked_is_marked_again(news: Path, tmp_path: Path) -> None:
    """After a change of annotators or models the next add brings every article up to date, state kept."""
    build(tmp_path / "c.db", news)
    before = export(tmp_path / "c.db")
    con = connect(tmp_path / "c.db")
    con.execute("UPDATE article SET annotated = 'older'")
    con.execute(
        "UPDATE content SET marks = json_object('blocks', json_extract(marks, '$.blocks')) WHERE n = 1"
    )
    reports = build(tmp_path / "c.db", news / "post-1.txt")
    marked = [report for report in reports if isinstance(report, Progress) and report.stage == "annotate"]
    assert len(marked) == len(REPORTS) + 2
    assert export(tmp_path / "c.db") == before
    con.close()


def test_one_id_twice_in_one_input_is_named(tmp_path: Path) -> None:
    """The second record of an id is left out and named; the first stays."""
    data = b'{"id": "1", "text": "One thing."}\n{"id": "1", "text": "Another thing."}\n'
    reports = build(tmp_path / "c.db", Given(data))
    assert done(reports) == 1
    assert [report.item for report in reports if isinstance(report, Skipped)] == [f"{STDIN}#line 2"]


def test_sources_are_kept_and_paused_ones_left_out(news: Path, tmp_path: Path) -> None:
    """Folders that were added are read again by a refresh, unless they are paused."""
    build(tmp_path / "c.db", news)
    con = connect(tmp_path / "c.db")
    assert [(row.kind, path_of(row.location)) for row in sources(con)] == [("folder", news)]
    (news / "late.txt").write_text(REPORTS["post-1.txt"].replace("Sunday", "Monday"), "utf-8")
    pause_source(con, location_of(news), paused=True)
    assert done(list(refresh(tmp_path / "c.db"))) == 0
    pause_source(con, location_of(news), paused=False)
    assert done(list(refresh(tmp_path / "c.db"))) == 1
    con.close()


@pytest.mark.parametrize(
    "name", ["-rf.txt", "a\nb.txt", "\x1b[2J.txt", "[bold].txt", "x\udcff.txt", "水.txt"]
)
def test_a_file_of_any_name_is_read(tmp_path: Path, name: str) -> None:
    """Names with control characters, markup or bytes that are no text are read, and found again."""
    file = tmp_path / name
    file.write_text(REPORTS["post-1.txt"], "utf-8")
    assert done(build(tmp_path / "c.db", file)) == 1
    con = connect(tmp_path / "c.db")
    assert [path_of(row.location) for row in sources(con)] == [file]
    con.close()
    assert done(list(refresh(tmp_path / "c.db"))) == 0


@pytest.mark.slow
def test_a_killed_process_loses_nothing_that_was_done(tmp_path: Path) -> None:
    """After kill -9 in the middle the corpus is sound, and adding again completes it."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(120):
        words = " ".join(f"word{number * 97 + place}" for place in range(30))
        (folder / f"{number}.txt").write_text(f"Report {number}\n\nIn town {number} {words}.\n", "utf-8")
    with Popen(ingest_process(tmp_path / "c.db", folder), stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdout is not None
        next(line for line in process.stdout if '"annotate"' in line)
        process.kill()
    con = connect(tmp_path / "c.db")
    acknowledged = read.counts(con).articles
    assert acknowledged
    assert list(faults(con)) == []
    con.close()
    build(tmp_path / "c.db", folder)
    con = connect(tmp_path / "c.db")
    assert read.counts(con).articles == 120
    assert list(faults(con)) == []
    con.close()


def test_what_is_unchanged_is_not_explained_again(tmp_path: Path) -> None:
    """After a decision only links that are others now are explained, not every link of the corpus."""
    corpus = tmp_path / "c.db"
    write_reports(tmp_path / "news")
    list(add(corpus, [tmp_path / "news"]))
    con = connect(corpus)
    links = con.execute("SELECT count(*) FROM link").get
    con.execute("UPDATE counter SET value = value + 1 WHERE name = 'put'")
    explained = [report for report in relink(corpus) if isinstance(report, Progress) and report.total]
    assert links
    assert not explained
    con.close()


def test_what_was_just_added_counts_as_read(news: Path, tmp_path: Path) -> None:
    """A source says when it was read from the first time on."""
    build(tmp_path / "c.db", news)
    con = connect(tmp_path / "c.db")
    assert [row.read_at is None for row in sources(con)] == [False]
    con.close()
