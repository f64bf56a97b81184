"""The unit files that docs/background offers are such as systemd takes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PROGRAM = "%h/.local/bin/copytaster"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze here")
def test_the_unit_files_are_right(checkout: Path, tmp_path: Path) -> None:
    """The checks of systemd find nothing to complain of in the services and the timer."""
    units = []
    for unit in sorted((checkout / "docs" / "background").glob("copytaster-*")):
        copy = tmp_path / unit.name
        copy.write_text(unit.read_text("utf-8").replace(_PROGRAM, sys.executable), "utf-8")
        units.append(str(copy))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", *units],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )
    assert len(units) == 3
    assert (done.returncode, done.stderr) == (0, "")
