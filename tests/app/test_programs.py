from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.app import programs
from tui.app.programs import ProgramError, browser_command, command_of, output_of, pager_command


async def test_a_program_gets_the_text_and_its_words_only() -> None:
    """What would be a command to a shell is an argument here."""
    done = await output_of(command_of("echo '$(id)' ; id", "test"), b"")
    assert done.content == b"$(id) ; id\n"


async def test_text_goes_in_and_comes_out() -> None:
    """A program reads the text from its standard input."""
    done = await output_of([sys.executable, "-c", "print(len(input()))"], b"four\n")
    assert (done.content, done.code, done.ended) == (b"4\n", 0, "")


async def test_a_program_that_does_not_end_is_ended() -> None:
    """Whatever it started goes with it."""
    done = await output_of(["sh", "-c", "sleep 60 & sleep 60"], b"", seconds=0.2)
    assert done.ended == "ended after 0.2 seconds"
    assert done.code != 0


async def test_a_flood_of_output_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the limit is taken over."""
    monkeypatch.setattr(programs, "LARGEST", 10_000)
    done = await output_of(["sh", "-c", "while :; do echo flood; done"], b"")
    assert len(done.content) == 10_000
    assert done.ended == "cut at 10,000 bytes"


async def test_a_program_that_reads_nothing_is_no_failure() -> None:
    """A pipe that closes early ends in peace."""
    done = await output_of(["true"], b"x" * 1_000_000)
    assert (done.code, done.ended) == (0, "")


async def test_a_program_that_is_not_there_is_named() -> None:
    """The failure says which."""
    with pytest.raises(ProgramError, match="no-such-program"):
        await output_of(["no-such-program"], b"")


@pytest.mark.parametrize("words", ["", "   ", "echo 'unclosed"])
def test_what_is_no_command_is_refused(words: str) -> None:
    """An empty or unclosed command is not started."""
    with pytest.raises(ProgramError):
        command_of(words, "test")


@pytest.mark.parametrize(
    ("chosen", "environment", "platform", "expected"),
    [
        (["firefox", "--new-tab"], {}, "linux", ["firefox", "--new-tab"]),
        ([], {"BROWSER": "w3m -o auto %s:lynx"}, "linux", ["w3m", "-o", "auto"]),
        ([], {"SSH_CONNECTION": "1", "DISPLAY": ":0"}, "linux", []),
        ([], {}, "linux", []),
        ([], {}, "darwin", ["open"]),
    ],
)
def test_the_browser_is_the_chosen_one(
    chosen: list[str], environment: dict[str, str], platform: str, expected: list[str]
) -> None:
    """The setting, then BROWSER, then the desktop's; over SSH nothing that nobody chose."""
    assert browser_command(chosen, environment, platform) == expected


def test_the_pager_is_the_chosen_one() -> None:
    """The setting, then PAGER, then less."""
    assert pager_command(["most"], {"PAGER": "more"}) == ["most"]
    assert pager_command([], {"PAGER": "less -R"}) == ["less", "-R"]
    assert pager_command([], {}) == ["less"]


async def test_an_address_is_one_argument(tmp_path: Path) -> None:
    """A browser gets the address as the last argument, whatever is in it."""
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > {tmp_path}/got\n')
    script.chmod(0o755)
    await programs.start([str(script), "-x"], "https://example.org/;id?a=1&b=$(id)")
    assert (tmp_path / "got").read_text() == "-x|https://example.org/;id?a=1&b=$(id)|"


async def test_a_browser_that_fails_at_once_is_told() -> None:
    """Its status is named."""
    with pytest.raises(ProgramError, match="status 3"):
        await programs.start(["sh", "-c", "exit 3", "x"], "https://example.org/")
