"""The program as its command line has it: run in this process, with what it printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from tui import cli

Said = tuple[int, str, str]
Program = Callable[..., Said]


@pytest.fixture
def program(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Return a function that runs the program: exit code, standard output, standard error."""
    monkeypatch.setenv("COPYTASTER_CORPUS", str(tmp_path / "corpus.db"))

    def called(*argv: str | Path) -> Said:
        code = cli.run(list(map(str, argv)))
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return called


def add_records(program: Program, file: Path, records: Iterable[Mapping[str, object]]) -> None:
    """Write records as JSON lines, and add them."""
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    assert program("add", file)[0] == 0
