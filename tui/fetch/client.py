"""Asking for an address: at most five redirects, each hop checked, one deadline, conditional where known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from typing import Final

from tui import __version__
from tui.fetch.address import Address, parse_address
from tui.fetch.clock import Clock
from tui.fetch.credentials import authorization, variable
from tui.fetch.deadline import Deadline
from tui.fetch.failure import FetchError
from tui.fetch.retry import retry_after
from tui.fetch.rules import Rules
from tui.fetch.wire import Exchange

USER_AGENT: Final = f"copytaster/{__version__} (news reader; no more than one poll in 15 minutes)"

FEEDS: Final = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9,"
    " application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1"
)
PAGES: Final = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"

_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD: Final = frozenset({301, 308})
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,500}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered.

    Attributes:
        status: 200, or 304 if it is as it was.
        url: where the answer came from in the end.
        body: decoded; empty if it is as it was.
        etag, modified: to ask again only for what changed; "" if the server gave none.
        moved: where it has moved for good; "" if it has not.
        kind: its content type, lower case.
    """

    status: int
    url: str
    body: bytes
    etag: str = ""
    modified: str = ""
    moved: str = ""
    kind: str = ""


class Client:
    """Asks for addresses; used by several threads at once.

    Args:
        rules: what it may do.
        clock: for dates that a server names.
        turn: is entered for the time that a host is asked: waits until that is good manners.
    """

    def __init__(
        self,
        rules: Rules | None = None,
        clock: Clock | None = None,
        turn: Callable[[Address], AbstractContextManager[None]] | None = None,
    ) -> None:
        self.rules = rules or Rules()
        self._clock = clock or Clock()
        self._turn = turn or (lambda _: nullcontext())

    def get(  # noqa: PLR0913 - what makes a request, each by its name
        self,
        url: str,
        *,
        etag: str = "",
        modified: str = "",
        accept: str = FEEDS,
        most: int | None = None,
        cut: bool = False,
    ) -> Answer:
        """Return what `url` answers.

        Args:
            url: the address; credentials in it are not used.
            etag: validator of what is known already, "" for none.
            modified: the same, as the server's date.
            accept: which kinds of content are wanted.
            most: bytes, instead of the rules'.
            cut: take the first `most` bytes instead of refusing a larger answer.

        Raises:
            FetchError: there is no answer to be used; its `status` and `retry_after` say what came instead.
        """
        address = parse_address(url)
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        lasting, left = True, self.rules.seconds
        for _ in range(self.rules.redirects + 1):
            with self._turn(address), Deadline(left) as deadline:
                headers = self._headers(address, accept, asked)
                with closing(Exchange(address, headers, self.rules.private_hosts, deadline)) as exchange:
                    if exchange.status not in _MOVED:
                        moved = address.url if lasting and address != parse_address(url) else ""
                        return self._answer(exchange, address, moved, (most or self.rules.most, cut))
                    lasting = lasting and exchange.status in _FOR_GOOD
                    address, left = _onward(exchange, address), deadline.left()
        raise FetchError(
            f"it redirects more than {self.rules.redirects} times", parse_address(url).url, cause="limit"
        )

    def _headers(self, address: Address, accept: str, asked: Mapping[str, str]) -> dict[str, str]:
        host = address.host
        allowed = host in self.rules.private_hosts or f"{host}:{address.port}" in self.rules.private_hosts
        secret = authorization(address, allowed)
        return {
            "User-Agent": USER_AGENT,
            "Accept": accept,
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **{name: value for name, value in asked.items() if value},
            **({"Authorization": secret} if secret else {}),
        }

    def _answer(self, exchange: Exchange, address: Address, moved: str, size: tuple[int, bool]) -> Answer:
        if exchange.status not in (200, 304):
            raise self._refusal(exchange, address)
        most, cut = size
        body = b"" if exchange.status == 304 else exchange.body(most, cut=cut)
        return Answer(
            exchange.status,
            address.url,
            body,
            _validator(exchange.header("ETag")),
            _validator(exchange.header("Last-Modified")),
            moved,
            exchange.header("Content-Type").partition(";")[0].strip().lower(),
        )

    def _refusal(self, exchange: Exchange, address: Address) -> FetchError:
        wait = retry_after(exchange.header("Retry-After"), self._clock.now())
        said = _STATUS.get(exchange.status, "the server refused")
        return FetchError(
            f"{said} (HTTP {exchange.status})",
            address.url,
            cause="answer",
            status=exchange.status,
            retry_after=wait,
            remedy=f"put them into ~/.netrc or {variable(address.host)}" if exchange.status == 401 else "",
        )


_STATUS: Final = {
    401: "it wants a name and password",
    403: "it may not be read",
    404: "there is nothing there",
    410: "it is gone for good",
    429: "it was asked too often",
    500: "the server failed",
    502: "the server failed",
    503: "the server is busy",
    504: "the server took too long",
}


def _onward(exchange: Exchange, address: Address) -> Address:
    """Return where a redirect leads.

    Raises:
        FetchError: it says nothing, or nothing that may be asked for.
    """
    target = exchange.header("Location")
    if not target:
        raise FetchError("it redirects to nowhere", address.url, cause="answer", status=exchange.status)
    try:
        return parse_address(target, base=address.url)
    except FetchError as error:
        raise FetchError(
            f"it redirects to what is not fetched: {error.what}", address.url, cause="refused"
        ) from None


def _validator(value: str) -> str:
    """Return a validator that can be sent back as it came, "" if it cannot."""
    return value if _VALIDATOR.fullmatch(value) else ""
