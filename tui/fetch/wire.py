"""One HTTP exchange: urllib3's connection over a socket that was checked, its body within limits."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Collection, Mapping
from http.client import HTTPException
from typing import Final

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import DecodeError, HTTPError, SSLError

from tui.fetch.address import Address
from tui.fetch.deadline import Deadline
from tui.fetch.failure import FetchError
from tui.fetch.guard import connected
from tui.harmless import harmless_line

_CHUNK: Final = 65536


class _Checked:
    """Connects through the guard instead of by itself."""

    def prepare(self, address: Address, allowed: Collection[str], deadline: Deadline) -> None:
        self._asked = (address, allowed, deadline)

    def _new_conn(self) -> socket.socket:
        address, allowed, deadline = self._asked
        reached = connected(address, allowed, deadline)
        reached.settimeout(deadline.left())
        return reached


class _Plain(_Checked, HTTPConnection):
    """Over http."""


class _Secure(_Checked, HTTPSConnection):
    """Over https, with certificates checked against the system's."""


class Exchange:
    """A request that was sent, and its answer as far as it was read; close it.

    Args:
        address: who is asked for what.
        headers: of the request.
        allowed: hosts that may be private.
        deadline: over all of it.

    Raises:
        FetchError: no answer came.
    """

    def __init__(
        self, address: Address, headers: Mapping[str, str], allowed: Collection[str], deadline: Deadline
    ) -> None:
        self._address = address
        self._deadline = deadline
        kind = _Secure if address.scheme == "https" else _Plain
        self._connection = kind(address.host, address.port, timeout=deadline.left())
        self._connection.prepare(address, allowed, deadline)
        try:
            self._connection.request("GET", address.target, headers=dict(headers), preload_content=False)
            self._answer: BaseHTTPResponse = self._connection.getresponse()
        except FetchError:
            self.close()
            raise
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            self.close()
            raise self._failure(error) from None

    @property
    def status(self) -> int:
        """Return the status of the answer."""
        return self._answer.status

    def header(self, name: str) -> str:
        """Return a header of the answer, harmless and on one line; "" if it has none."""
        return harmless_line(self._answer.headers.get(name, "") or "")[:4000]

    def body(self, most: int, *, cut: bool = False) -> bytes:
        """Return the body, decoded.

        Args:
            most: bytes that it may have once decoded.
            cut: take the first `most` of them instead of refusing it.

        Raises:
            FetchError: it is larger, damaged or cut off.
        """
        claimed = self.header("Content-Length")
        if claimed.isdecimal() and int(claimed[:20]) > most and not cut:
            raise self._too_large(most)
        found = bytearray()
        try:
            while chunk := self._answer.read(_CHUNK, decode_content=True):
                found += chunk
                if len(found) > most and cut:
                    return bytes(found[:most])
                if len(found) > most:
                    raise self._too_large(most)
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            raise self._failure(error) from None
        if self._deadline.over:
            raise self._failure(TimeoutError())
        return bytes(found)

    def close(self) -> None:
        """Close the connection, whatever is still on it."""
        self._connection.close()

    def _too_large(self, most: int) -> FetchError:
        return FetchError(f"larger than {most:,} bytes", self._address.url, cause="limit")

    def _failure(self, error: Exception) -> FetchError:
        """Return what happened in words of ours: a server's own may hold anything."""
        url = self._address.url
        if self._deadline.over or isinstance(error, TimeoutError):
            return FetchError("it took too long to answer", url, cause="limit")
        if isinstance(error, DecodeError):
            return FetchError(
                "its compressed answer is damaged, or compressed too often", url, cause="answer"
            )
        if isinstance(error, SSLError | OSError) and "certificate" in str(error).lower():
            return FetchError("its certificate is not valid", url, cause="answer")
        if isinstance(error, SSLError | ssl.SSLError):
            return FetchError("no secure connection could be made", url, cause="answer")
        return FetchError(
            f"its answer is broken or was cut off ({type(error).__name__})", url, cause="answer"
        )
