"""`copytaster doctor --repair`: what can be read of a damaged corpus, put into a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tui.cli import output
from tui.errors import StoreError
from tui.store.salvage import Salvaged, salvage

_NAMED: Final = 50
"""Articles without a text that are named, at most."""


def repaired(corpus: Path, wanted: str) -> int:
    """Salvage `corpus` into the file `wanted`, or one beside it; say what came over. 3 if something did not.

    Raises:
        StoreError: there is no such corpus, nothing of it can be read, or the new file cannot be made.
    """
    if not corpus.is_file():
        raise StoreError("there is no corpus", str(corpus), "name one with --corpus")
    into = Path(wanted) if wanted else _beside(corpus)
    found = salvage(corpus, into)
    for line in _lines(found):
        output.say(line)
    output.say(f"{into}: the new corpus; {corpus} is as it was")
    output.say(f"bring links and events up to date: copytaster --corpus {into} refresh")
    return 3 if found.without_text or found.doubtful or found.lost or found.tables else 0


def _beside(corpus: Path) -> Path:
    """Return a name beside the corpus that nothing has yet."""
    for number in range(1, 1000):
        free = corpus.with_name(f"{corpus.stem}.repaired-{number}{corpus.suffix}")
        if not free.exists():
            return free
    raise StoreError("it was repaired too often", str(corpus), "name a file: doctor --repair FILE")


def _lines(found: Salvaged) -> list[str]:
    lines = [f"{found.articles:,} articles and {found.rows:,} rows of other things came over"]
    lines += [
        f"the text is lost, and read again from its source at the next refresh: {title}"
        for title in found.without_text[:_NAMED]
    ]
    if len(found.without_text) > _NAMED:
        lines.append(f"and {len(found.without_text) - _NAMED:,} more")
    lines += [
        f"the text or its marks may be damaged, and are read again: {title}"
        for title in found.doubtful[:_NAMED]
    ]
    lines += [f"{number:,} rows of {table} could not be kept" for table, number in found.lost.items()]
    lines += [f"nothing of {table} could be read" for table in found.tables]
    return lines
