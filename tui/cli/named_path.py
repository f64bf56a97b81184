"""A path or an address as the command line takes it."""

from __future__ import annotations

import argparse
import re

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)


def is_address(name: str) -> bool:
    """Return whether `name` is an address of the web."""
    return _WEB.match(name) is not None


def named_path(name: str) -> str:
    """Return `name` if it can be a path, an address of the web, or `-`.

    Raises:
        argparse.ArgumentTypeError: it is another address; taken for a path it would be a file that is not
            there.
    """
    if _ADDRESS.match(name) and not is_address(name):
        raise argparse.ArgumentTypeError(f"{name}: of addresses only http and https are fetched")
    return name
