"""The command line: arguments to a call, a call to what is printed and an exit code.

Only this room prints, and only here is it decided what a failure is worth:
0 done, 1 failed, 2 the call was wrong, 3 done but inputs were skipped, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

from tui.cli import arguments, output
from tui.errors import CopytasterError, UsageError

DONE: Final = 0
FAILED: Final = 1
WRONG_CALL: Final = 2
SKIPPED: Final = 3
INTERRUPTED: Final = 130


def run(argv: Sequence[str]) -> int:
    """Do what `argv` (without the program's name) asks for and return the exit code; raises nothing."""
    output.prepare()
    try:
        code = arguments.call(argv)
        sys.stdout.flush()
    except UsageError as error:
        output.complain(error)
        return WRONG_CALL
    except CopytasterError as error:
        output.complain(error)
        return FAILED
    except KeyboardInterrupt:
        output.warn("interrupted; what was finished is kept")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read has seen enough. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the last place where a traceback can be kept from a user
        output.complain(output.unforeseen(error))
        return FAILED
    return code
