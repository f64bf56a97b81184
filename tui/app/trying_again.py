"""Trying a refused input again, in a process of its own as all reading of strangers' files is."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Final

from tui.harmless import harmless_line

_PATIENCE: Final = 120.0
"""Seconds that it may take; a file has ten, an address twenty, linking the rest."""

_LONGEST: Final = 400
"""Code points of an answer that are shown."""


async def tried_again(corpus: Path, origin: str) -> str:
    """Read the refused input `origin` of the corpus again, and return in one line what came of it."""
    command = (sys.executable, "-m", "tui", "--corpus", str(corpus), "refresh", "--refused", origin)
    pipe, null = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    try:
        child = await asyncio.create_subprocess_exec(
            *command, stdin=null, stdout=null, stderr=pipe, start_new_session=True
        )
    except OSError as failure:
        return f"it cannot be tried: {failure.strerror}"
    try:
        _, said = await asyncio.wait_for(child.communicate(), _PATIENCE)
    except TimeoutError:
        child.kill()
        return f"it took more than {_PATIENCE:.0f} s and was stopped"
    lines = [
        harmless_line(line).removeprefix("copytaster: ")
        for line in said.decode("utf-8", "replace").splitlines()
    ]
    about = [line for line in lines if line.startswith("skipped ")] or lines
    if child.returncode == 0:
        return f"taken in: {lines[-1][:_LONGEST]}" if lines else "taken in"
    return f"again {about[0][:_LONGEST]}" if about else "it failed"
