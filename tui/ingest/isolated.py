"""Reading strangers' files in a worker process, with limits on time, memory and output (SECURITY C).

One worker stays up and reads file after file, so that thousands stay fast; a file that takes it beyond a
limit is refused by name, the worker is replaced, and the rest goes on. Formats whose parsers are known to
explode (HTML, mail, feeds) are read there; plain text and records, whose readers are linear, need not be.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.files import START, read_bytes, shown
from tui.ingest.formats import ARCHIVES, format_of
from tui.ingest.options import DEFAULTS, Options

_DANGEROUS: Final = frozenset(
    {"html", "mail", "mbox", "feed", "markdown", "json", "mhtml", "pdf", "docx", *ARCHIVES}
)
_DONE: Final = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take.

    Attributes:
        seconds: of the clock, from its start to its last article; in an archive, from each to the next.
        archive_seconds: for all of an archive.
        memory: bytes of address space beyond what the idle worker has.
        characters: of text, over all articles of the file.
    """

    seconds: float = 10.0
    archive_seconds: float = 300.0
    memory: int = 1024 * 1024 * 1024
    characters: int = 200_000_000


class IsolatedReader:
    """Reads files in a worker process; use it as a context manager.

    Example:
        >>> with IsolatedReader() as reader:
        ...     for found in reader.read(Path("page.html")):
        ...         print(found)
    """

    def __init__(self, limits: Limits | None = None) -> None:
        """Prepare a reader; the worker starts with the first file that needs it."""
        self._limits = limits or Limits()
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        """Return the reader."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the worker."""
        self.close()

    def close(self) -> None:
        """End the worker, if there is one."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def read(self, path: Path, options: Options = DEFAULTS) -> Iterator[Article | IngestError]:
        """Yield the articles of one file as `reader.read` does; what goes beyond a limit is refused."""
        if not _is_dangerous(path):
            from tui.ingest.reader import read  # noqa: PLC0415 - parsers are for the worker, save for plain text

            yield from read(path, options)
            return
        yield from self._asked(_Request(os.fsencode(path), None, "", options, is_archive(path)), shown(path))

    def read_data(
        self, data: bytes, origin: str, named: str, options: Options = DEFAULTS
    ) -> Iterator[Article | IngestError]:
        """Yield the articles in `data`, which is no file; always in the worker.

        Args:
            data: what stood at `origin`.
            origin: its address.
            named: a file name whose ending tells the format.
            options: how to read it.
        """
        yield from self._asked(_Request(os.fsencode(named), data, origin, options), origin)

    def _asked(self, request: _Request, origin: str) -> Iterator[Article | IngestError]:
        try:
            if self._worker is None:
                self._worker = _Worker(self._limits)
            yield from self._worker.read(request)
        except _BeyondLimit as beyond:
            self.close()
            yield IngestError(str(beyond), origin, "its parser was stopped")


@dataclass(frozen=True, slots=True)
class _Request:
    """What the worker is to read.

    Attributes:
        name: of the file, as the system has it; else what tells the format of `data`.
        data: what to read instead of a file; None for the file.
        origin: where `data` is from.
        is_archive: it holds other files, each of which has its own time.
    """

    name: bytes
    data: bytes | None
    origin: str
    options: Options
    is_archive: bool = False

    def read(self) -> Iterator[Article | IngestError]:
        """Yield what is in it."""
        from tui.ingest.reader import parse, read  # noqa: PLC0415 - in the worker, which has it loaded

        path = Path(os.fsdecode(self.name))
        if self.data is None:
            return read(path, self.options)
        return parse(self.data, self.origin, self.options, path.name)


class _BeyondLimit(Exception):  # noqa: N818  (no error of the program: a verdict on a file)
    """The worker went beyond a limit; the message says which."""


class _Worker:
    """The parent's side of one worker process."""

    def __init__(self, limits: Limits) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__, "tui.ingest.reader"])
        self._limits = limits
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, limits), daemon=True)
        self._process.start()
        theirs.close()
        self._receive(60.0)  # imports are not the file's time

    def read(self, request: _Request) -> Iterator[Article | IngestError]:
        """Yield what the worker finds in a file, or in what stood elsewhere."""
        try:
            self._pipe.send(request)
        except OSError:
            raise _BeyondLimit("the reading process ended") from None
        deadline = last = _Deadline(self._limits.seconds)
        if request.is_archive:
            last = _Deadline(self._limits.archive_seconds)
        while (found := self._receive(min(deadline.left(), last.left()))) is not _DONE:
            if isinstance(found, _Verdict):
                raise _BeyondLimit(found.reason)
            yield found
            if request.is_archive:
                deadline = _Deadline(self._limits.seconds)

    def end(self) -> None:
        """Kill the process and wait for it."""
        self._pipe.close()
        if self._process.is_alive():
            self._process.kill()
        self._process.join(5)

    def _receive(self, seconds: float) -> Any:
        try:
            if not self._pipe.poll(seconds):
                raise _BeyondLimit(f"it took more than {self._limits.seconds:g} s to read")
            return self._pipe.recv()
        except (EOFError, OSError):
            raise _BeyondLimit("the reading process ended (out of memory, or a crash in a parser)") from None


class _Deadline:
    """Time left of a limit."""

    def __init__(self, seconds: float) -> None:
        self._end = _now() + seconds

    def left(self) -> float:
        """Return the seconds left, none below zero."""
        return max(0.0, self._end - _now())


@dataclass(frozen=True, slots=True)
class _Verdict:
    """The worker's word that a file went beyond a limit."""

    reason: str


def _now() -> float:
    return os.times().elapsed


def is_archive(path: Path) -> bool:
    """Return whether a file, by its name, holds others."""
    name = path.name.lower().removesuffix(".gz")
    return name.endswith((".zip", ".tar", ".tgz", ".warc"))


def _is_dangerous(path: Path) -> bool:
    """Return whether a file's format needs the worker; a compressed one does."""
    try:
        start = read_bytes(path, START)
    except IngestError:
        return False  # reading it here names the reason
    return start.startswith(b"\x1f\x8b") or format_of(path.name, start) in _DANGEROUS


def _serve(pipe: Connection, limits: Limits) -> None:
    """Answer requests until the parent goes away; runs in the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt ends
    _limit_memory(limits.memory)
    pipe.send("ready")
    while True:
        try:
            request = pipe.recv()
        except (EOFError, OSError):
            return
        for found in _within_limits(request, limits):
            pipe.send(found)
        pipe.send(_DONE)


def _within_limits(request: _Request, limits: Limits) -> Iterator[Article | IngestError | _Verdict]:
    characters = 0
    try:
        for found in request.read():
            characters += len(found.text) if isinstance(found, Article) else 0
            if characters > limits.characters:
                yield _Verdict(f"it holds more than {limits.characters:,} characters of text")
                return
            yield found
    except MemoryError:
        yield _Verdict(f"it took more than {limits.memory // 1024 // 1024:,} MB to read")
    except Exception as error:  # noqa: BLE001  (a stranger's file meets others' parsers: one refusal, no crash)
        yield IngestError(
            f"its parser failed: {type(error).__name__}",
            request.origin or shown(os.fsdecode(request.name)),
            "nothing was taken from it",
        )


def _limit_memory(more: int) -> None:
    """Let this process have `more` bytes of address space beyond what it has now."""
    pages = (
        int(Path("/proc/self/statm").read_text("ascii").split()[0])
        if Path("/proc/self/statm").exists()
        else 0
    )
    most = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
