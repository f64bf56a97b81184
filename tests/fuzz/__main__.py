"""`python -m tests.fuzz PARSER… [--minutes 10] [--at-once 1] [--corpus FOLDER]`: coverage-guided runs.

Atheris runs each parser in a process of its own; with no PARSER all of them, so many at once. Inputs that
it finds worth keeping are added to FOLDER/PARSER, one that fails is left there as `crash-…`, `timeout-…` or
`oom-…`. Needs `uv sync --group fuzz`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

_NAMES_FIRST: Final = "--run"


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for; 1 if anything failed."""
    if arguments[:1] == [_NAMES_FIRST]:
        _run(arguments[1], list(arguments[2:]))
        return 0
    from tests.fuzz.parsers import PARSERS  # noqa: PLC0415  (the runs themselves import it instrumented)

    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("parsers", nargs="*", metavar="PARSER", help=f"of: {', '.join(PARSERS)}")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--at-once", type=int, default=1, metavar="N", help="how many run beside each other")
    parser.add_argument("--corpus", type=Path, help="where inputs are kept from run to run")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.parsers) - set(PARSERS)
    if unknown:
        parser.error(f"there is no parser {', '.join(sorted(unknown))}")
    names = chosen.parsers or list(PARSERS)
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(chosen.at_once) as several:
        folder = chosen.corpus or Path(scratch)
        for name in names:
            _planted(folder / name, PARSERS[name].seeds)
        done = several.map(partial(_started, folder, chosen.minutes), names)
        failed = [name for name, status in zip(names, done, strict=True) if status]
    print("failed:" if failed else "nothing failed", *failed)  # noqa: T201
    return int(bool(failed))


def _planted(folder: Path, examples: Sequence[bytes]) -> None:
    """Put what a parser starts from into its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(examples):
        (folder / f"seed-{number}").write_bytes(seed)


def _started(corpus: Path, minutes: float, name: str) -> int:
    """Run one parser in a process of its own, print what came of it, and return its exit status."""
    limits = [
        f"-max_total_time={minutes * 60:.0f}",
        "-timeout=60",
        "-rss_limit_mb=3000",
        "-max_len=20000",
        f"-artifact_prefix={corpus / name}/",
        "-print_final_stats=1",
    ]
    command = [sys.executable, "-m", "tests.fuzz", _NAMES_FIRST, name, str(corpus / name), *limits]
    with tempfile.TemporaryFile() as said:
        run = subprocess.Popen(command, stderr=said)
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        lines = said.read().decode("utf-8", "replace").splitlines()
    wanted = (
        "stat::number_of_executed_units",
        "stat::new_units_added",
        "stat::peak_rss_mb",
        "ERROR",
        "SUMMARY",
    )
    found = [line for line in lines if line.startswith(wanted)]
    if run.returncode:
        found.append("\n".join(line for line in lines[:400] if not line.startswith("#"))[:6000])
    seconds = used.ru_utime + used.ru_stime
    print("\n  ".join([f"{name}: {seconds:.0f} s of processor time", *found]), flush=True)  # noqa: T201
    return run.returncode


def _run(name: str, options: list[str]) -> None:
    """Fuzz one parser in this process, instrumented."""
    import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]  # noqa: PLC0415

    with atheris.instrument_imports(
        include=["tui", "feedparser", "email", "trafilatura", "pypdf", "markdown_it"]
    ):
        from tests.fuzz.parsers import PARSERS  # noqa: PLC0415

    check = PARSERS[name].check
    atheris.Setup([sys.argv[0], *options], check)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
