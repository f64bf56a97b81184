"""A server on loopback that answers as a test says, and remembers what it was asked."""

from __future__ import annotations

import http.server
import socketserver
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import NamedTuple, Self


class Asked(NamedTuple):
    """A request: when it came by the server's clock, for what, with which headers, and as whom."""

    at: float
    path: str
    headers: dict[str, str]
    host: str


@dataclass
class Reply:
    """What the server answers; `after` so many seconds."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    after: float = 0.0


Route = Callable[[Asked], Reply]


class Loopback:
    """The server; use it as a context manager.

    Args:
        route: says what to answer.
        now: its clock.
    """

    def __init__(self, route: Route, now: Callable[[], float] = lambda: 0.0) -> None:
        self.asked: list[Asked] = []
        lock = threading.Lock()
        asked = self.asked

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                return

            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                one = Asked(now(), self.path, headers, headers.get("host", ""))
                with lock:
                    asked.append(one)
                    reply = route(one)
                time.sleep(reply.after)
                self.close_connection = True
                if reply.raw is not None:
                    self.wfile.write(reply.raw)
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                self.wfile.write(reply.body)

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                return

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_port
        self.base = f"http://127.0.0.1:{self.port}"
        self.host = f"127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        """Start to answer."""
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        """Return what was asked for, in order."""
        return [each.path for each in self.asked]


def rss(title: str, items: list[tuple[str, str, str]], base: str = "https://news.example") -> bytes:
    """Return a feed of items: path, title, text."""
    entries = "".join(
        f"<item><title>{head}</title><link>{base}{path}</link><guid>{base}{path}</guid>"
        f"<description>{text}</description><pubDate>Fri, 14 Oct 2016 10:00:00 GMT</pubDate></item>"
        for path, head, text in items
    )
    channel = f"<channel><title>{title}</title>{entries}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()
