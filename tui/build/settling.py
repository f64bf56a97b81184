"""Which files of the sources changed, and have not been written to for a while."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

QUIET_SECONDS: Final = 2.0
"""How long a file's size and time must stay before it is taken: a writer may pause in mid-file."""


class Stamp(NamedTuple):
    """What changes when a file is written: its time, its size, and which file it is."""

    modified: int
    size: int
    inode: int


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of the file at `path`, None if there is none now."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


@dataclass(slots=True)
class Settling:
    """Looks at files again and again and tells which of them are to be read.

    Attributes:
        waiting: changed files, the stamp last seen and since when (seconds).
    """

    _taken: dict[Path, Stamp] = field(default_factory=dict)
    waiting: dict[Path, tuple[Stamp, float]] = field(default_factory=dict)

    def take_as_read(self, files: Iterable[Path]) -> None:
        """Count `files` as read in the state they are in now."""
        self._taken.update({path: stamp for path in files if (stamp := stamp_of(path)) is not None})

    def settled(self, files: Iterable[Path], now: float) -> list[Path]:
        """Return those of `files` that changed since they were taken and have been quiet since.

        Args:
            files: all files of the sources, as they are now.
            now: a clock, in seconds.
        """
        found = []
        present = set(files)
        self.waiting = {path: seen for path, seen in self.waiting.items() if path in present}
        for path in sorted(present):
            stamp = stamp_of(path)
            if stamp is None or stamp == self._taken.get(path):
                self.waiting.pop(path, None)
                continue
            seen, since = self.waiting.get(path, (stamp, now))
            if seen == stamp and now - since >= QUIET_SECONDS:
                self._taken[path] = stamp
                self.waiting.pop(path, None)
                found.append(path)
            else:
                self.waiting[path] = (stamp, since if seen == stamp else now)
        return found
