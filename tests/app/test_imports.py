from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = (
    "pydantic",
    "numpy",
    "sklearn",
    "trafilatura",
    "resiliparse",
    "feedparser",
    "pycrfsuite",
    "rapidfuzz",
    "lxml",
    "urllib3",
    "watchfiles",
    "tui.fetch",
    "tui.ingest",
    "tui.annotate",
    "tui.link",
    "tui.build",
)

SCRIPT = """
import asyncio, sys
from pathlib import Path
from tui.app import themes
from tui.app.corpus_access import CorpusAccess
from tui.app.keys import read_keys
from tui.app.reader_app import ReaderApp
from tui.settings import load

async def main():
    access = CorpusAccess(Path(sys.argv[1]))
    app = ReaderApp(access, load().settings, keys=read_keys(Path("none.toml")), looks=themes.load())
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
    access.close()
    print("\\n".join(sorted(sys.modules)))

asyncio.run(main())
"""


def test_the_reader_opens_without_anything_heavy(corpus: Path, checkout: Path) -> None:
    """On the way to the first screen nothing of the ingest side is imported, no pydantic, no numpy."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(corpus)], capture_output=True, text=True, check=True, cwd=checkout
    )
    loaded = done.stdout.split()
    assert "tui.app.main_screen" in loaded
    heavy = [name for name in loaded if any(name == each or name.startswith(f"{each}.") for each in HEAVY)]
    assert not heavy
