"""Which machines may be connected to: public ones, and those that the user named (SECURITY D1).

What counts is the address that is connected to, at every hop: a name, a redirect, a decimal or mapped form
all end there. It is checked before connecting and again on the socket.
"""

from __future__ import annotations

import errno
import ipaddress
import queue
import socket
from collections.abc import Collection
from threading import Thread
from typing import Any, Final

from tui.fetch.address import Address
from tui.fetch.deadline import Deadline
from tui.fetch.failure import FetchError

_CONNECT_SECONDS: Final = 10.0

_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

_NO_NETWORK: Final = frozenset({"EAI_AGAIN", "ENETUNREACH", "ENETDOWN"})

IP = ipaddress.IPv4Address | ipaddress.IPv6Address


def connected(address: Address, allowed: Collection[str], deadline: Deadline) -> socket.socket:
    """Return a socket connected to the host of `address`.

    Args:
        address: whom to connect to.
        allowed: hosts (`name` or `name:port`) that may be private.
        deadline: cuts the connection when it is over.

    Raises:
        FetchError: its address is not public, or it cannot be reached.
    """
    may_be_private = address.host in allowed or f"{address.host}:{address.port}" in allowed
    literal = _literal(address.host)
    if literal is not None and not (may_be_private or is_public(literal)):
        raise _private(address)
    failure: OSError | None = None
    for family, place in _resolved(address, deadline):
        if not (may_be_private or is_public(place[0])):
            raise _private(address)
        reached = socket.socket(family, socket.SOCK_STREAM)
        try:
            reached.settimeout(min(_CONNECT_SECONDS, deadline.left()))
            reached.connect(place)
            if not (may_be_private or is_public(reached.getpeername()[0])):
                raise _private(address)
            reached.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            deadline.hold(reached)
        except OSError as error:
            reached.close()
            failure = error
        except FetchError:
            reached.close()
            raise
        else:
            return reached
    raise _unreachable(address, failure)


def is_public(text: str) -> bool:
    """Return whether an IP address is one of the public internet's, whatever form it hides in."""
    try:
        place = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(each.is_global and not each.is_multicast for each in _meant(place))


def _literal(host: str) -> str | None:
    """Return the IP address that a host is written as, in any form that the system takes; None for a name.

    2130706433 and 0x7f.1 are 127.0.0.1 to it: what is written so is judged before anything is resolved.
    """
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, ValueError):
        return None


def _meant(place: IP) -> list[IP]:
    """Return the address, and the IPv4 address that an IPv6 one stands for."""
    if isinstance(place, ipaddress.IPv4Address):
        return [place]
    if place.ipv4_mapped is not None:
        return [place.ipv4_mapped]
    if place in _NAT64:
        return [ipaddress.IPv4Address(int(place) & 0xFFFFFFFF)]
    inner = [place.sixtofour, *(place.teredo or ())]
    return [place, *(each for each in inner if each is not None)]


def _resolved(address: Address, deadline: Deadline) -> list[tuple[socket.AddressFamily, Any]]:
    """Return the addresses of a host; a resolver that hangs is left behind when the time is over."""
    answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
    Thread(target=_resolve, args=(address, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise FetchError("its name could not be resolved in time", address.url, cause="limit") from None
    if isinstance(answer, BaseException):
        if isinstance(answer, OSError | UnicodeError):
            raise _unreachable(address, answer)
        raise answer
    return [(family, place) for family, _, _, _, place in answer]


def _resolve(address: Address, answers: queue.SimpleQueue[Any]) -> None:
    try:
        answers.put(socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM))
    except BaseException as error:  # noqa: BLE001 - handed to the thread that waits for it
        answers.put(error)


def _private(address: Address) -> FetchError:
    return FetchError(
        "it leads to a private address",
        address.url,
        cause="refused",
        remedy="if it is yours, name the host in private_hosts of config.toml",
    )


def _unreachable(address: Address, error: OSError | UnicodeError | None) -> FetchError:
    if isinstance(error, socket.gaierror):
        offline = error.errno == socket.EAI_AGAIN
        return FetchError("its name is not known", address.url, cause="offline" if offline else "network")
    if isinstance(error, TimeoutError):
        return FetchError("it cannot be reached in time", address.url, cause="limit")
    name = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
    said = (getattr(error, "strerror", None) or "cannot be reached").lower()
    return FetchError(said, address.url, cause="offline" if name in _NO_NETWORK else "network")
