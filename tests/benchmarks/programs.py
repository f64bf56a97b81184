"""The programs that are measured beside ours, on the same articles, where they are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from tests.benchmarks.made_news import reports
from tui.corpus.article import Article

_EMPTY_APP: Final = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("ready")

Empty().run()
"""


class Program(NamedTuple):
    """How a program is started and used.

    Attributes:
        name: what the table calls it.
        command: what is run.
        ready: a regular expression that is on its screen once it answers keys.
        keys: what is measured, by name: the keys, and how often they are pressed.
        leave: the keys that end it.
        early: a key that is answered as soon as anything is on the screen; empty where there is none.
    """

    name: str
    command: tuple[str, ...]
    ready: str
    keys: dict[str, tuple[bytes, int]]
    leave: bytes
    early: bytes = b""


def ours(corpus: Path) -> Program:
    """Return this program on `corpus`."""
    keys = {
        "to the start": (b"g", 1),
        "list down": (b"j", 40),
        "list page down": (b"\x06", 5),
        "open": (b"\r", 1),
        "text down": (b"j", 5),
        "back to the list": (b"q", 1),
    }
    command = (sys.executable, "-m", "tui", "--corpus", str(corpus))
    return Program("copytaster", command, r"(\d+/[\d,]+|…) · \d+%", keys, b"\x11", b"k")


def empty_app(folder: Path) -> Program:
    """Return an app of Textual that does nothing."""
    script = folder / "empty_app.py"
    script.write_text(_EMPTY_APP)
    return Program("empty Textual app", (sys.executable, str(script)), "ready", {}, b"\x11")


def others(articles: int, folder: Path) -> Iterator[Program]:
    """Yield those of the other programs that are installed, with so many articles to read."""
    for name, make in (("newsboat", _newsboat), ("neomutt", _neomutt), ("less", _less)):
        if shutil.which(name):
            yield make(articles, folder)


def _made(file: Path, articles: int, write: Callable[[Path, Iterator[Article]], None]) -> Path:
    if not file.exists():
        part = file.with_suffix(".part")
        write(part, (report.article for _, found, _ in reports(articles) for report in found))
        part.rename(file)
    return file


def _newsboat(articles: int, folder: Path) -> Program:
    home = folder / f"newsboat-{articles}"
    home.mkdir(exist_ok=True)
    feed = _made(home / "feed.xml", articles, _write_feed)
    urls, cache, config = home / "urls", home / "cache.db", home / "config"
    urls.write_text(f"file://{feed}\n")
    config.write_text("max-items 0\nshow-read-feeds yes\n")
    files = ("-u", str(urls), "-c", str(cache), "-C", str(config))
    if not cache.exists():
        subprocess.run(("newsboat", *files, "-x", "reload"), check=True, capture_output=True)
    keys = {
        "enter the list": (b"\r", 1),
        "list down": (b"j", 40),
        "open": (b"\r", 1),
        "text down": (b"j", 5),
    }
    return Program("newsboat", ("newsboat", "-q", *files), "Made news", keys, b"qqq")


def _write_feed(file: Path, articles: Iterator[Article]) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.write('<rss version="2.0"><channel><title>Made news</title>')
        for article in articles:
            body = escape(article.text)
            out.write(
                f"<item><title>{escape(article.title)}</title><guid>{article.id}</guid>"
                f"<link>http://localhost/{article.id}</link><description>{body}</description></item>\n"
            )
        out.write("</channel></rss>")


def _neomutt(articles: int, folder: Path) -> Program:
    box = _made(folder / f"box-{articles}", articles, _write_box)
    rules = folder / "neomuttrc"
    (folder / "headers").mkdir(exist_ok=True)
    rules.write_text(f"set folder={folder}\nset header_cache={folder / 'headers'}\nset sort=reverse-date\n")
    keys = {"list down": (b"j", 40), "open": (b"\r", 1), "text down": (b"\r", 5)}
    return Program(
        "neomutt", ("neomutt", "-n", "-F", str(rules), "-R", "-f", str(box)), "q:Quit", keys, b"qqx"
    )


def _write_box(file: Path, articles: Iterator[Article]) -> None:
    with file.open("w", encoding="utf-8") as out:
        for article in articles:
            body = article.text.replace("\nFrom ", "\n>From ")
            out.write(
                f"From made Thu Jan  1 00:00:00 1970\nFrom: {article.source} <made@localhost>\n"
                f"Subject: {article.title}\nDate: {article.published}\nMessage-ID: <{article.id}@localhost>\n"
                f"Content-Type: text/plain; charset=utf-8\n\n{body}\n\n"
            )


def _less(articles: int, folder: Path) -> Program:
    lines = _made(folder / f"titles-{articles}.txt", articles, _write_titles)
    return Program("less (titles)", ("less", str(lines)), "titles-", {"list down": (b"j", 40)}, b"q")


def _write_titles(file: Path, articles: Iterator[Article]) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{article.published} {article.source} {article.title}\n" for article in articles)
