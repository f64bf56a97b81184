"""Files, folders, gzip and marks beside an article."""

from __future__ import annotations

import gzip
import json
import os
import socket
from pathlib import Path

import pytest

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.files import advice, shown, sources
from tui.ingest.isolated import IsolatedReader, Limits
from tui.ingest.reader import read

TEXT = "Weir gives way\n\nThe old weir above Lomvale gave way early on Tuesday, the fire service said.\n"


def names(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of a folder's sources, and what was refused."""
    found = list(sources(folder))
    return (
        [one.name for one in found if isinstance(one, Path)],
        [str(one) for one in found if isinstance(one, IngestError)],
    )


def test_walk_takes_articles_in_order_of_names(tmp_path: Path) -> None:
    """A walk gives regular files of kinds that hold articles, sorted; hidden and temporary names are left."""
    (tmp_path / "sub").mkdir()
    for name in (
        "b.txt", "a.html", "sub/c.jsonl", "d.txt.gz",
        ".hidden.txt", "e.txt~", "f.txt.part", "#g.txt#", ".h.txt.swp",
        "picture.png", "b.ann", "b.highlights.json",
    ):  # fmt: skip
        (tmp_path / name).write_text(TEXT)
    assert names(tmp_path) == (["a.html", "b.txt", "d.txt.gz", "c.jsonl"], [])


def test_links_and_special_files(tmp_path: Path) -> None:
    """Links out of the folder and to nowhere, pipes and sockets are named and never opened; loops end."""
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "outside.txt").write_text(TEXT)
    (inside / "a.txt").write_text(TEXT)
    (inside / "out.txt").symlink_to(tmp_path / "outside.txt")
    (inside / "nowhere.txt").symlink_to(inside / "gone")
    (inside / "loop").symlink_to(inside)
    (inside / "same.txt").symlink_to(inside / "a.txt")
    os.mkfifo(inside / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(inside)  # socket paths are short
        listener.bind("sock.txt")
        found, refused = names(inside)
    assert found == ["a.txt"]
    assert len(refused) == 4


def test_pipe_given_by_name_is_refused(tmp_path: Path) -> None:
    """Reading a pipe would wait for ever; it is refused at once."""
    os.mkfifo(tmp_path / "pipe.txt")
    (refused,) = read(tmp_path / "pipe.txt")
    assert isinstance(refused, IngestError)


def test_odd_names_are_read_and_shown_escaped(tmp_path: Path) -> None:
    """Newlines, escapes and bytes that are no UTF-8 in a name are read, and never shown raw."""
    for name in (b"new\nline.txt", b"esc\x1b[2J.txt", b"bad\xff.txt", b"-dash.txt", "عربي.txt".encode()):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
        path.write_text(TEXT)
        (found,) = read(path)
        assert isinstance(found, Article)
        assert found.origin.isprintable()
    assert len(names(tmp_path)[0]) == 5
    assert shown("a\x1bb") == "a\\x1bb"


def test_huge_file_is_refused_by_its_size(tmp_path: Path) -> None:
    """A sparse file of 2 GB is refused without being read."""
    path = tmp_path / "sparse.txt"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    (refused,) = read(path)
    assert isinstance(refused, IngestError)
    assert "too large" in refused.what


def test_missing_and_vanished_files_are_named(tmp_path: Path) -> None:
    """A path that is not there is an error with its name, from the walk and from the reader."""
    for found in (*sources(tmp_path / "gone"), *read(tmp_path / "gone.txt")):
        assert isinstance(found, IngestError)
        assert "gone" in found.where


@pytest.mark.parametrize(
    ("name", "is_host"),
    [
        ("herald.example/feed", True),
        ("www.herald.example", True),
        ("news.txt", False),
        ("news", False),
        ("./news/a", False),
        ("/etc/x.example/y", False),
        ("..", False),
    ],
)
def test_an_address_without_its_beginning_is_answered_with_it(name: str, is_host: bool) -> None:
    """What is no path but might be a site is answered with how its address would be written."""
    assert (f"https://{name}" in advice(Path(name))) is is_host


def test_identity_is_the_place(tmp_path: Path) -> None:
    """The same words in two files are two articles; the same file again is the same one."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT)
    ids = [
        article.id
        for name in ("a.txt", "b.txt", "a.txt")
        for article in read(tmp_path / name)
        if isinstance(article, Article)
    ]
    assert ids[0] == ids[2] != ids[1]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(b"x" * 30_000_000), "too much"),
        (gzip.compress(gzip.compress(TEXT.encode())), "within gzip"),
        (gzip.compress(TEXT.encode())[:-12], "cut off"),
        (gzip.compress(TEXT.encode())[:-8] + bytes(8), "damaged"),
    ],
)
def test_bad_gzip_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    """Bombs, gzip in gzip, cut and damaged files are refused with the reason."""
    (tmp_path / "a.txt.gz").write_bytes(data)
    (refused,) = read(tmp_path / "a.txt.gz")
    assert isinstance(refused, IngestError)
    assert reason in refused.what


def test_garbage_after_gzip_is_flagged(tmp_path: Path) -> None:
    """What is whole is read; that there was more is said."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()) + b"garbage")
    (found,) = read(tmp_path / "a.txt.gz")
    assert isinstance(found, Article)
    assert any("garbage" in flag for flag in found.flags)


def test_brat_and_json_beside_an_article(tmp_path: Path) -> None:
    """Marks beside an article are layers of their own, with offsets of the file as it lies there."""
    raw = "\n" + TEXT.replace("\n", "\r\n")
    (tmp_path / "a.txt").write_bytes(raw.encode())
    start = raw.index("Lomvale")
    bad = f"T2\tPerson 0 4000\tx\nT3\tOrganization {start} {start + 7}\tOstrey\nR1\tIn Arg1:T1 Arg2:T2\n"
    (tmp_path / "a.ann").write_text(f"T1\tLocation {start} {start + 7}\tLomvale\n{bad}")
    figure = {"start": raw.index("Tuesday"), "end": raw.index("Tuesday") + 7, "kind": "date"}
    (tmp_path / "a.highlights.json").write_text(json.dumps({"layer": "desk", "highlights": [figure]}))
    (found,) = read(tmp_path / "a.txt")
    assert isinstance(found, Article)
    assert [(found.text[h.start : h.end], h.kind, h.layer) for h in found.highlights] == [
        ("Lomvale", "place", "brat"),
        ("Tuesday", "date", "desk"),
    ]
    assert sum("refused" in flag for flag in found.flags) == 2


def test_broken_marks_never_cost_the_article(tmp_path: Path) -> None:
    """A file of marks that cannot be read is named in the article's flags."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.highlights.json").write_text("{broken")
    (found,) = read(tmp_path / "a.txt")
    assert isinstance(found, Article)
    assert any("a.highlights.json" in flag for flag in found.flags)


def test_isolated_reading_is_the_same(tmp_path: Path) -> None:
    """The worker process gives what reading here gives, file after file."""
    page = tmp_path / "a.html"
    page.write_text(f"<html><title>Weir</title><body><p>{TEXT}</p>")
    (tmp_path / "b.txt").write_text(TEXT)
    with IsolatedReader() as reader:
        for path in (page, tmp_path / "b.txt", page, tmp_path / "gone.html"):
            assert [str(found) for found in reader.read(path)] == [str(found) for found in read(path)]


def test_limits_refuse_one_file_and_the_rest_goes_on(tmp_path: Path) -> None:
    """A file beyond the time is refused by name, the worker is replaced, the next file is read."""
    slow, good = tmp_path / "slow.html", tmp_path / "good.html"
    slow.write_text("<html><body>" + "<p>x y z</p>" * 60_000)
    good.write_text(f"<html><title>Weir</title><body><p>{TEXT}</p>")
    with IsolatedReader(Limits(seconds=0.5)) as reader:
        (refused,) = reader.read(slow)
        assert isinstance(refused, IngestError)
        assert "0.5 s" in refused.what
    with IsolatedReader(Limits(characters=10)) as reader:
        (refused,) = reader.read(good)
        assert isinstance(refused, IngestError)
    with IsolatedReader() as reader:
        (found,) = reader.read(good)
        assert isinstance(found, Article)
