"""`python -m tui` and the console script `copytaster`."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the program on its command line and return the exit code."""
    from tui import first_screen  # noqa: PLC0415 - a spawned worker imports this module and needs none of it

    first_screen.show(sys.argv[1:])
    gc.disable()  # nothing that is loaded now is garbage; to look for it takes a seventh of the time
    from tui.cli import run  # noqa: PLC0415

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
