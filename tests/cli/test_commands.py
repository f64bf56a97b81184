from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Sequence
from pathlib import Path
from subprocess import PIPE, Popen, run
from sys import executable

import pytest

from tests.build.texts import REPORTS, write_reports
from tests.cli.conftest import Program
from tests.ingest_process import ingest_process
from tui.build.behind import is_settled
from tui.cli.arguments import COMMANDS
from tui.corpus.schema import validate
from tui.settings import data_folder
from tui.store.connect import connect


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder with the reports in it; one line of it cannot be read."""
    folder = tmp_path / "news"
    write_reports(folder)
    return folder


@pytest.fixture
def full(program: Program, news: Path) -> Program:
    """Return the program on a corpus that has been filled."""
    assert program("add", news)[0] == 3
    return program


def test_adding_says_what_came_of_it(program: Program, news: Path) -> None:
    """Results are none, so standard output is empty; what was skipped is named in one line, exit 3."""
    code, out, err = program("add", news, "-v")
    assert (code, out) == (3, "")
    lines = err.splitlines()
    assert sum("skipped" in line and "wire.jsonl" in line for line in lines) == 1
    assert lines[-1] == f"copytaster: {len(REPORTS) + 2} articles new or changed, 1 skipped"
    assert any(line.endswith("herald-1.txt") for line in lines)


def test_all_is_well_when_nothing_was_skipped(program: Program, news: Path) -> None:
    """Exit 0 when everything was taken in."""
    assert program("add", news / "post-1.txt")[0] == 0
    assert program("refresh")[0] == 0


def test_list_prints_one_article_a_line(full: Program) -> None:
    """A line has id, date, marks, source and title, separated by tabs; a query narrows the list."""
    code, out, err = full("list")
    rows = [line.split("\t") for line in out.splitlines()]
    assert (code, err, len(rows)) == (0, "", len(REPORTS) + 2)
    assert all(len(row) == 5 for row in rows)
    _, out, _ = full("list", "inquiry", "or", "title:bakers")
    assert [line.split("\t")[4] for line in out.splitlines()] == [
        "Orrin Dam inquiry opens in Kestley",
        "Bakers of Kestley strike over flour",
    ]
    _, out, _ = full("list", "--json", "inquiry")
    assert json.loads(out)["date"].startswith("2024-06-03")


def test_show_prints_an_article_its_marks_or_its_record(full: Program) -> None:
    """Plain text leaves out what the reader folds; marks stand around their words; JSON is the record."""
    identity = full("list", "inquiry")[1].split("\t")[0]
    code, out, _ = full("show", identity)
    assert code == 0
    assert "title: Orrin Dam inquiry opens in Kestley" in out
    assert "Support local news" not in out
    assert "Support local news" in full("show", identity, "--all")[1]
    assert "⟦person:Piet Anders⟧" in full("show", identity, "--marks")[1]
    record = json.loads(full("show", identity, "--json")[1])
    assert record["id"] == identity
    assert full("show", "a0")[0] == 1


def test_links_show_why(full: Program) -> None:
    """Events with their articles, links with the words on both sides; for one article only its own."""
    code, out, _ = full("links")
    assert code == 0
    assert "“" in out
    found = json.loads(full("links", "--json")[1])
    assert {article for event in found["events"] for article in event["articles"]} == {
        line.split("\t")[0] for line in full("list")[1].splitlines()
    }
    article = found["links"][0]["a"]
    own = json.loads(full("links", article, "--json")[1])
    assert all(article in (link["a"], link["b"]) for link in own["links"])
    assert len(own["events"]) == 1


@pytest.mark.parametrize("form", ["md", "json", "csv", "html"])
def test_a_brief_cites_every_claim(full: Program, form: str) -> None:
    """What the reports of an event say comes with article and offsets, in every format."""
    article = full("list", "wave")[1].split("\t")[0]
    code, out, err = full("brief", article, "--format", form)
    assert (code, err) == (0, "")
    assert "We heard it before we saw it" in out
    assert article in out
    assert full("brief", "x1")[0] == 1


def test_a_brief_points_at_the_words(full: Program) -> None:
    """Every span of a brief slices to the words that it gives."""
    article = full("list", "wave")[1].split("\t")[0]
    found = json.loads(full("brief", article, "--format", "json")[1])
    texts = {
        each["id"]: each["text"]
        for each in map(json.loads, full("export", "--format", "jsonl")[1].splitlines())
    }
    places = [place for row in found["figures"] for place in row["given"]]
    places += [place for row in found["quotes"] for place in row["said"]]
    assert places
    assert all(texts[place["article"]][place["start"] : place["end"]] == place["words"] for place in places)


@pytest.mark.parametrize("form", ["md", "json", "csv", "html"])
def test_a_toll_that_was_edited_is_in_the_brief(program: Program, tmp_path: Path, form: str) -> None:
    """A report that changed a count stands in the timeline with both, once, and with where the new one is."""
    file = tmp_path / "weir.txt"
    for toll in (17, 21):
        text = f"At least {toll} people were killed when the weir above Lomvale gave way, the mayor said."
        file.write_text(f"Flood kills {toll} in Lomvale\n\nLomvale Record\n\n{text}\n", "utf-8")
        assert program("add", file)[0] == 0
    article = program("list")[1].split("\t")[0]
    code, out, err = program("brief", article, "--format", form)
    assert (code, err) == (0, "")
    assert out.count("At least 17 people → At least 21 people") == 1
    if form == "json":
        (changed,) = json.loads(out)["changed"]
        assert [each["before"] for each in changed["figures"]] == ["17", "At least 17 people"]
        assert changed["told"]["words"] == "21"


def test_without_a_terminal_the_events_are_printed(program: Program, news: Path) -> None:
    """`copytaster PATH` into a pipe adds the path and prints events with their articles as text."""
    code, out, _ = program(news)
    assert code == 3
    assert "Orrin Dam inquiry opens in Kestley" in out
    assert program()[1] == out


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_exports_are_the_same_every_time(full: Program, form: str) -> None:
    """Two exports of one corpus are equal, byte for byte."""
    first = full("export", "--format", form)
    assert first[0] == 0
    assert first == full("export", "--format", form)


def test_an_export_does_not_depend_on_batches(
    full: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came to a large corpus bit by bit is told who is who over all of it before it is exported."""
    monkeypatch.setattr("tui.build.resolving.FEW", 0)
    monkeypatch.setattr("tui.build.resolving._SHARE", 0)
    late = tmp_path / "late.txt"
    late.write_text("Late report\n\nAna Moretti, the mayor, left Kestley on Monday.\n", "utf-8")
    assert full("add", late)[0] == 0
    con = connect(tmp_path / "corpus.db")
    assert not is_settled(con)
    assert full("export")[0] == 0
    assert is_settled(con)
    con.close()


def test_the_json_export_is_as_documented(full: Program) -> None:
    """Every export validates against the schema, also one of a part of the corpus; jsonl has its articles."""
    corpus = validate(full("export")[1])
    part = validate(full("export", "inquiry")[1])
    assert len(part.articles) == 1
    assert {link.a for link in part.links} <= {part.articles[0].id}
    lines = full("export", "--format", "jsonl")[1].splitlines()
    assert [json.loads(line)["id"] for line in lines] == [article.id for article in corpus.articles]


def test_an_export_can_be_added_again(full: Program, tmp_path: Path) -> None:
    """What export wrote as JSONL is input: same texts, titles and dates."""
    file = tmp_path / "again.jsonl"
    file.write_text(full("export", "--format", "jsonl")[1], "utf-8")
    before = validate(full("export")[1])
    code, out, _ = full("export", "--corpus", tmp_path / "other.db", file)
    after = validate(out)
    assert code == 0
    assert sorted(a.text for a in after.articles) == sorted(a.text for a in before.articles)
    assert sorted(str(a.published) for a in after.articles) == sorted(
        str(a.published) for a in before.articles
    )


def test_paths_are_exported_without_touching_the_users_corpus(
    program: Program, news: Path, tmp_path: Path
) -> None:
    """Export of paths reads them into a corpus for that call; the user's own is not even made."""
    code, out, _ = program("export", "--format", "json", news)
    assert code == 3
    assert len(validate(out).articles) == len(REPORTS) + 2
    assert not (tmp_path / "corpus.db").exists()
    assert not data_folder().exists()


def test_no_cell_of_a_csv_export_is_a_formula(program: Program, tmp_path: Path) -> None:
    """SECURITY G1: a title that starts like a formula is text to a spreadsheet, and exact in JSONL."""
    title = '=HYPERLINK("http://example.org")'
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "@x", "title": title, "text": "-1+1"}) + "\n", "utf-8")
    (row,) = csv.DictReader(io.StringIO(program("export", "--format", "csv", source)[1]))
    assert row["title"] == "'" + title
    assert row["external_id"] == "'@x"
    assert json.loads(program("export", "--format", "jsonl", source)[1])["title"] == title


def test_markdown_shows_articles_as_they_are(program: Program, tmp_path: Path) -> None:
    """Text is never markup: brackets, stars and heading signs of an article are escaped."""
    source = tmp_path / "in.jsonl"
    source.write_text(
        json.dumps(
            {"title": "[Reuters] *now*", "text": "# no heading\n\n<b>x</b>\n\n2. no list\n\n2.6 million"}
        )
        + "\n",
        "utf-8",
    )
    out = program("export", "--format", "md", source)[1]
    assert "\\[Reuters\\] \\*now\\*" in out
    assert "\\# no heading" in out
    assert "\\<b\\>" in out
    assert "2\\. no list" in out
    assert "\n2.6 million" in out


def test_sources_are_listed_and_changed(full: Program, news: Path) -> None:
    """A folder that was added is a source until it is removed; its articles stay."""
    assert full("sources")[1].split("\t")[3].strip() == str(news)
    assert full("sources", "pause", news)[0] == 0
    assert "paused" in full("sources", "list")[1]
    assert json.loads(full("sources", "--json")[1])["paused"]
    assert full("sources", "resume", news)[0] == 0
    assert full("sources", "remove", news)[0] == 0
    assert full("sources", "remove", news)[0] == 2
    assert len(full("list")[1].splitlines()) == len(REPORTS) + 2


def test_doctor_finds_a_sound_corpus_sound(full: Program, tmp_path: Path) -> None:
    """Exit 0 and a line for the corpus; a damaged one is named with the fix, exit 1."""
    code, out, _ = full("doctor")
    assert code == 0
    assert "sound" in out
    (tmp_path / "bad.db").write_bytes(b"not a corpus" * 200)
    code, out, _ = full("doctor", "--corpus", tmp_path / "bad.db")
    assert code == 1
    assert "wrong" in out


@pytest.mark.parametrize(
    "argv",
    [
        ["list", "colour:red"],
        ["list", "--no-such-option"],
        ["add"],
        ["add", "gopher://news.example/today"],
        ["gopher://news.example/today"],
        ["sources", "add", "file:///etc/passwd"],
        ["sources", "edit", "/no/such/source", "--every", "5m"],
        ["add", "-", "--encoding", "klingon"],
        ["export", "--format", "docx"],
        ["lisst"],
        ["sources", "remove"],
        ["--config"],
    ],
)
def test_a_wrong_call_is_told_in_one_line(program: Program, argv: Sequence[str]) -> None:
    """Exit 2, nothing on standard output, one line that says what, where and what to do."""
    code, out, err = program(*argv)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("copytaster: ")


def test_a_missing_corpus_is_told_in_one_line(program: Program) -> None:
    """Reading from a corpus that is not there fails, and says how to make one."""
    code, out, err = program("list")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "copytaster add" in err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help(program: Program, command: str) -> None:
    """--help of every command is a result: on standard output, exit 0."""
    code, out, err = program(*([command] if command else []), "--help")
    assert (code, err) == (0, "")
    assert "--corpus" in out


def test_settings_that_cannot_be_used_are_told_and_left(full: Program, tmp_path: Path) -> None:
    """A mistake in config.toml is one line on standard error; the program goes on with the default."""
    config = tmp_path / "config.toml"
    config.write_text('reading_width = "wide"\ncolour = 1\n')
    code, out, err = full("list", "--config", config)
    assert code == 0
    assert out
    assert err.count("\n") == 2
    assert "reading_width" in err
    config.write_text("= nonsense")
    assert full("list", "--config", config)[0] == 0


@pytest.mark.parametrize(
    "argv",
    [
        ("sources", "import"),
        ("handover", "import"),
        ("entities", "import"),
        ("layer", "import", "--name", "Bo"),
        ("correct", "import"),
        ("list", "--config"),
    ],
)
def test_a_named_file_that_is_not_there_is_a_wrong_call(
    full: Program, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    """Exit 2 and one line that names it, whichever command was to read it."""
    code, out, err = full(*argv, tmp_path / "none.json")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "none.json" in err


def _environment(**changed: str) -> dict[str, str]:
    return {**os.environ, **changed}


def test_a_closed_pipe_ends_quietly(full: Program, tmp_path: Path) -> None:
    """Whoever has seen enough and closes the pipe gets no complaint."""
    corpus = str(tmp_path / "corpus.db")
    with Popen([executable, "-m", "tui", "export", "--corpus", corpus], stdout=PIPE, stderr=PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_the_c_locale_ends_nothing(full: Program, tmp_path: Path) -> None:
    """Where the terminal's encoding lacks a character it is replaced; exports stay UTF-8."""
    argv = [executable, "-m", "tui", "--corpus", str(tmp_path / "corpus.db")]
    environment = _environment(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    listed = run([*argv, "links"], capture_output=True, check=True, env=environment)
    assert b"?" in listed.stdout
    exported = run([*argv, "export", "--format", "md"], capture_output=True, check=True, env=environment)
    assert "“" in exported.stdout.decode("utf-8")


def test_standard_input_is_an_input(tmp_path: Path) -> None:
    """`-` reads records from standard input, into an export of this call alone."""
    record = b'{"id": "9", "title": "Flood", "text": "Two people drowned in Kestley."}\n'
    argv = [executable, "-m", "tui", "export", "-", "--format", "jsonl"]
    out = run(argv, input=record, capture_output=True, check=True).stdout
    assert json.loads(out)["external_id"] == "9"


def test_the_readers_ingest_process_ends_with_its_input(news: Path, tmp_path: Path) -> None:
    """The hidden mode tells its progress in JSON lines and ends when standard input closes."""
    with Popen(ingest_process(tmp_path / "c.db", news), stdin=PIPE, stdout=PIPE) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        said = []
        for line in process.stdout:
            said.append(json.loads(line))
            if said[-1].get("stage") == "done":
                break
        process.stdin.close()
        assert process.wait(30) == 0
    assert {each["stage"] for each in said if "stage" in each} >= {"read", "annotate", "done"}
    assert any("reason" in each for each in said)
