"""Addresses (URLs) in a text, and what of an address may be handed to a browser or to a terminal.

Only http and https, only with a host, without a user or a password, and never with anything in it that a
terminal or a command line could take for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from tui.errors import CopytasterError

LONGEST: Final = 2_000
"""Code points of an address; what is longer is none that anyone would open."""

_ADDRESS: Final = re.compile(rf"https?://[^\s<>\"“”‘’«»|\\^`{{}}]{{1,{LONGEST}}}", re.IGNORECASE)

_AFTER: Final = ".,;:!?'…*_"
"""What may follow an address in a sentence and is seldom its last character."""

_PAIRS: Final = {")": "(", "]": "["}

_KEPT: Final = "/:?#[]@!$&'()*+,;=%-._~"
"""What stays as it is where other characters are percent-encoded (RFC 3986)."""


class AddressError(CopytasterError):
    """An address is not one that is opened."""


class Address(NamedTuple):
    """An address in a text: the code points that it takes, and where it leads, in ASCII."""

    start: int
    end: int
    url: str


def addresses(text: str, start: int = 0, end: int | None = None) -> Iterator[Address]:
    """Yield the addresses in `text[start:end]`, in order, but none that would not be opened."""
    for match in _ADDRESS.finditer(text, start, len(text) if end is None else end):
        found = match[0][: _kept_length(match[0])]
        try:
            yield Address(match.start(), match.start() + len(found), openable(found))
        except AddressError:
            continue


def _kept_length(found: str) -> int:
    """Return the length of an address without the punctuation of the sentence that it stands in."""
    open_in_it = {mark: found.count(other) - found.count(mark) for mark, other in _PAIRS.items()}
    length = len(found)
    while length:
        last = found[length - 1]
        if last in _PAIRS and open_in_it[last] < 0:
            open_in_it[last] += 1
        elif last not in _AFTER:
            break
        length -= 1
    return length


def openable(address: str) -> str:
    """Return an address as it is handed on: in ASCII, its host in Punycode where that has other letters.

    Raises:
        AddressError: it is no address of the web, has no host, or carries a user or a password.
    """
    if len(address) > LONGEST or not address.isprintable() or " " in address:
        raise AddressError("this is not an address", address[:60])
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise AddressError("this is not an address", address[:60]) from None
    if parts.scheme not in ("http", "https") or not host:
        raise AddressError("only addresses of the web are opened (http, https)", address[:60])
    if parts.username is not None or parts.password is not None:
        raise AddressError("an address with a user or password in it is not opened", host)
    place = f"{_ascii_host(host)}{'' if port is None else f':{port}'}"
    rest = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, place, *rest))


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    try:
        found = host.encode("idna").decode("ascii")
    except UnicodeError:
        found = ""
    if not re.fullmatch(r"[a-z0-9._-]+", found):
        raise AddressError("this host cannot be", host[:60])
    return found


def host_of(url: str) -> str:
    """Return the host that `openable(url)` leads to, empty where there is none."""
    return urlsplit(url).hostname or ""
