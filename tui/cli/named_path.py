"""A path as the command line takes it."""

from __future__ import annotations

import argparse
import re

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)


def named_path(name: str) -> str:
    """Return `name` if it can be a path, or `-`.

    Raises:
        argparse.ArgumentTypeError: it is an address; taken for a path it would be a file that is not there.
    """
    if _ADDRESS.match(name):
        raise argparse.ArgumentTypeError(f"{name} is an address: save the page or the feed and add the file")
    return name
