"""The guard around the tests itself."""

from __future__ import annotations

import socket

import pytest

from tests.conftest import LeftTheMachineError


def test_a_socket_cannot_reach_another_machine() -> None:
    """A connection to an address of documentation (RFC 5737) fails before anything is sent."""
    with socket.socket() as client, pytest.raises(LeftTheMachineError):
        client.connect(("192.0.2.1", 80))


def test_a_name_cannot_be_looked_up() -> None:
    """A look-up of a name that is not this machine's own fails before the query is sent."""
    with pytest.raises(LeftTheMachineError):
        socket.getaddrinfo("example.invalid", 80)


def test_loopback_can_be_reached() -> None:
    """A loopback server and its client find each other."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()):
        accepted, _ = server.accept()
        accepted.close()
