"""Other programs: a browser, a pager, what a text is piped to. Argument lists, never a shell.

An address comes last and begins with http, so that no program takes it for an option; text goes in by
standard input, so that no name made from it is ever a path.
"""

from __future__ import annotations

import asyncio
import os
import shlex
import shutil
import signal
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Final, NamedTuple

from tui.errors import CopytasterError

LARGEST: Final = 1_000_000
"""Bytes that are taken over from a program."""

SECONDS: Final = 20.0
"""How long a program may take that a text is piped to."""

_STARTED_AFTER: Final = 1.0
"""Seconds in which a browser that cannot start has said so."""

IN_THE_TERMINAL: Final = frozenset({"w3m", "lynx", "links", "links2", "elinks", "browsh"})
"""Browsers that need the terminal for themselves."""


class ProgramError(CopytasterError):
    """A program could not be started, or failed."""


class Output(NamedTuple):
    """What a program said.

    Attributes:
        content: standard output and errors together, `LARGEST` bytes at most.
        code: its exit status; negative for the signal that ended it.
        ended: why it was ended early, empty if it was not.
    """

    content: bytes
    code: int
    ended: str = ""


def command_of(words: str, name: str) -> list[str]:
    """Return a command as it was typed, in words.

    Raises:
        ProgramError: it cannot be understood, or is empty.
    """
    try:
        command = shlex.split(words)
    except ValueError as error:
        raise ProgramError(f"this is not a command: {error}", name, "close the quotation mark") from None
    if not command:
        raise ProgramError("no program was named", name, "type one")
    return command


def pager_command(chosen: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """Return the pager: the setting's, the one of PAGER, or less.

    Raises:
        ProgramError: PAGER is not a command.
    """
    return list(chosen) or command_of(environment.get("PAGER") or "less", "PAGER")


def browser_command(
    chosen: Sequence[str], environment: Mapping[str, str], platform: str = sys.platform
) -> list[str]:
    """Return the browser: the setting's, the first of BROWSER, or the desktop's; empty where there is none.

    Over SSH, or where nothing draws windows, there is only what was chosen.

    Raises:
        ProgramError: BROWSER is not a command.
    """
    if chosen:
        return list(chosen)
    if named := environment.get("BROWSER", "").split(os.pathsep)[0].replace("%s", "").strip():
        return command_of(named, "BROWSER")
    if environment.get("SSH_CONNECTION") or environment.get("SSH_TTY"):
        return []
    if platform == "darwin":
        return ["open"]
    has_windows = environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    return ["xdg-open"] if has_windows and shutil.which("xdg-open", path=environment.get("PATH")) else []


def needs_terminal(command: Sequence[str]) -> bool:
    """Tell whether a browser runs in the terminal itself."""
    return os.path.basename(command[0]) in IN_THE_TERMINAL  # noqa: PTH119  a name, not a place


async def start(command: Sequence[str], url: str) -> None:
    """Open an address in a program with a window of its own, and leave it running.

    Raises:
        ProgramError: it cannot be started, or failed at once.
    """
    process = await _started(command, url, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)
    try:
        code = await asyncio.wait_for(process.wait(), _STARTED_AFTER)
    except TimeoutError:
        return
    if code:
        raise ProgramError(f"it failed with status {code}", command[0], "set `browser` in config.toml")


def run_in_terminal(command: Sequence[str], *arguments: str, content: bytes | None = None) -> None:
    """Run a program that has the terminal, until it ends.

    Raises:
        ProgramError: it cannot be started.
    """
    try:
        subprocess.run([*command, *arguments], input=content, check=False, env=_environment())  # noqa: S603
    except OSError as error:
        raise ProgramError(f"it cannot be started: {error.strerror}", command[0], "is it there?") from error


async def output_of(command: Sequence[str], content: bytes, *, seconds: float = SECONDS) -> Output:
    """Return what a program makes of `content`; it is ended with all it started where it goes too far.

    Raises:
        ProgramError: it cannot be started.
    """
    process = await _started(command, stdin=PIPE, stdout=PIPE, stderr=STDOUT)
    fed = asyncio.ensure_future(_feed(process, content))
    found = bytearray()
    ended = ""
    try:
        async with asyncio.timeout(seconds):
            ended = await _collect(process, found)
            code = await process.wait() if not ended else 0
    except TimeoutError:
        ended = f"ended after {seconds:g} seconds"
    finally:
        if ended or process.returncode is None:
            _end(process)
        fed.cancel()
    code = await process.wait()
    return Output(bytes(found), code, ended)


async def _started(command: Sequence[str], *arguments: str, stdin: int, stdout: int, stderr: int) -> Process:
    try:
        return await asyncio.create_subprocess_exec(
            *command,
            *arguments,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            start_new_session=True,
            env=_environment(),
        )
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise ProgramError(f"it cannot be started: {said}", command[0], "is it there?") from error


def _environment() -> dict[str, str]:
    """Return the environment that programs get: less does nothing in it but page."""
    return {**os.environ, "LESSSECURE": "1"}


async def _feed(process: Process, content: bytes) -> None:
    if process.stdin is not None:
        with suppress(BrokenPipeError, ConnectionResetError):
            process.stdin.write(content)
            await process.stdin.drain()
        process.stdin.close()


async def _collect(process: Process, found: bytearray) -> str:
    """Take over what the program says; return why it is to be ended, empty if it is not."""
    while process.stdout is not None and (piece := await process.stdout.read(65_536)):
        found += piece
        if len(found) > LARGEST:
            del found[LARGEST:]
            return f"cut at {LARGEST:,} bytes"
    return ""


def _end(process: Process) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
