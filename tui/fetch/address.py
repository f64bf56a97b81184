"""Addresses of the web: http and https only, without credentials, in one form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from tui.fetch.failure import FetchError
from tui.harmless import harmless_line

_PORTS: Final = {"http": 80, "https": 443}

_LONGEST: Final = 4000

_KEPT: Final = "%/:=&?~+!$,;'@()*[]-._"
"""Characters of a path and query that stay as they are; everything else is percent-encoded."""

_HOST = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}(?:%[a-z0-9._-]{1,30})?")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be asked for.

    Attributes:
        scheme: `http` or `https`.
        host: its name in ASCII, lower case; an IPv6 address without brackets.
        target: path and query, ASCII.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Return scheme, host and port: whose robots.txt holds, and who is asked at most so often."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")

    @property
    def url(self) -> str:
        """Return the whole address, without fragment and credentials."""
        return self.origin + self.target


def parse_address(text: str, base: str = "") -> Address:
    """Return the address that `text` is, relative to `base` if it is not whole; credentials are dropped.

    Raises:
        FetchError: it is no address of the web.
    """
    shown = harmless_line(without_credentials(text))[:200]
    if len(text) > _LONGEST or _CONTROL.search(text):
        raise FetchError("not an address: too long, or with control characters", shown, cause="refused")
    try:
        parts = urlsplit(urljoin(base, text.strip()) if base else text.strip())
        port, host = parts.port, (parts.hostname or "").encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        raise FetchError("not an address", shown, cause="refused") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchError("only http and https are fetched", shown, cause="refused")
    if not _HOST.fullmatch(host):
        raise FetchError("an address without a host that can be", shown, cause="refused")
    target = quote(parts.path or "/", safe=_KEPT) + (
        f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    )
    return Address(scheme, host, port or _PORTS[scheme], target)


def without_credentials(text: str) -> str:
    """Return an address, or what was meant as one, without a user name and password before its host."""
    return _USER_INFO.sub(r"\1", text)


def has_credentials(text: str) -> bool:
    """Return whether an address holds a user name or password."""
    return _USER_INFO.search(text) is not None


_USER_INFO = re.compile(r"^(\s{0,20}[A-Za-z][A-Za-z0-9+.-]{0,20}://)[^/?#]{1,2000}@")
