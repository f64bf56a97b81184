"""`python -m tests.fuzz PARSER… [--minutes 10] [--corpus FOLDER]`: a coverage-guided run, by atheris.

With no PARSER, all of them one after the other. Each runs in a process of its own; inputs that it finds worth
keeping are added to FOLDER/PARSER, one that fails is left there as `crash-…`, `timeout-…` or `oom-…`.
Needs `uv sync --group fuzz`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
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
    parser.add_argument("--corpus", type=Path, help="where inputs are kept from run to run")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.parsers) - set(PARSERS)
    if unknown:
        parser.error(f"there is no parser {', '.join(sorted(unknown))}")
    failed = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in chosen.parsers or PARSERS:
            folder = (chosen.corpus or Path(scratch)) / name
            folder.mkdir(parents=True, exist_ok=True)
            for number, seed in enumerate(PARSERS[name].seeds):
                (folder / f"seed-{number}").write_bytes(seed)
            if _started(name, folder, chosen.minutes):
                failed.append(name)
    print("failed:" if failed else "nothing failed", *failed)  # noqa: T201
    return int(bool(failed))


def _started(name: str, folder: Path, minutes: float) -> int:
    """Run one parser in a process of its own; return its exit status."""
    limits = [
        f"-max_total_time={minutes * 60:.0f}",
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-max_len=20000",
        f"-artifact_prefix={folder}/",
        "-print_final_stats=1",
    ]
    command = [sys.executable, "-m", "tests.fuzz", _NAMES_FIRST, name, str(folder), *limits]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    lines = done.stderr.splitlines()
    wanted = (
        "stat::number_of_executed_units",
        "stat::new_units_added",
        "stat::peak_rss_mb",
        "ERROR",
        "SUMMARY",
    )
    print(f"{name}:", *(line for line in lines if line.startswith(wanted)), sep="\n  ", flush=True)  # noqa: T201
    if done.returncode:
        print("\n".join(line for line in lines[:400] if not line.startswith("#"))[:6000], flush=True)  # noqa: T201
    return done.returncode


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
