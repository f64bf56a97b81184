"""Names and passwords for hosts, from where the user keeps them: an environment variable, or netrc.

They go into the one request header and nowhere else: not into the corpus, a list, a log, an export, nor to
another host after a redirect.
"""

from __future__ import annotations

import base64
import netrc
import os
import re
from collections.abc import Mapping
from pathlib import Path

from tui.fetch.address import Address

_VARIABLE = "COPYTASTER_AUTH_"


def authorization(address: Address, allowed: bool, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the Authorization header for `address`, None if the user gave nothing for its host.

    `COPYTASTER_AUTH_FEEDS_EXAMPLE_ORG` (the host in capitals, the rest `_`) holds `user:password` or
    `Bearer …`; else the entry of the host in the file that NETRC names, or `~/.netrc`. They go over https,
    and over http to a host in the user's own network only.

    Args:
        address: who is asked.
        allowed: the host is one that the user named as his own.
        environment: where the variables are.
    """
    if address.scheme != "https" and not allowed:
        return None
    given = environment.get(variable(address.host), "")
    if given.lower().startswith(("bearer ", "basic ")):
        return given.encode("ascii", "ignore").decode().strip()
    return _basic(given) if ":" in given else _from_netrc(address, environment)


def variable(host: str) -> str:
    """Return the name of the environment variable for `host`."""
    return _VARIABLE + re.sub(r"[^A-Z0-9]", "_", host.upper())


def _from_netrc(address: Address, environment: Mapping[str, str]) -> str | None:
    file = Path(environment.get("NETRC") or Path.home() / ".netrc")
    try:
        found = netrc.netrc(str(file)).hosts.get(address.host)
    except (OSError, ValueError, netrc.NetrcParseError):
        return None
    return _basic(f"{found[0]}:{found[2]}") if found else None


def _basic(pair: str) -> str:
    return "Basic " + base64.b64encode(pair.encode()).decode("ascii")
