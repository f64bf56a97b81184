"""`python -m tui` and the console script `copytaster`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the program on its command line and return the exit code."""
    from tui.cli import run  # noqa: PLC0415 - a spawned worker imports this module and needs none of it

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
