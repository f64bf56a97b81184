"""Taking away: copies, files, the browser, the pager, programs."""

from __future__ import annotations

import re
import shlex
import sys

from tests.app.conftest import copied
from tests.app.deeds.hands import ADDRESS, Hands, deed


def _program(at: Hands, name: str, body: str) -> str:
    """Return the command of a small program."""
    script = at.folder / f"{name}.py"
    script.write_text(f"import pathlib, sys\nhere = pathlib.Path(__file__).parent\n{body}\n")
    return shlex.join([sys.executable, str(script)])


@deed("copy")
async def copies_a_passage(at: Hands) -> None:
    """The sentence with outlet and title; on a page, the passage that the row leads to."""
    await at.to_text()
    await at.do("copy")
    assert copied(at.sent).startswith("“A dam burst above the town of Tervo")
    assert "Valley Herald, “Dam bursts above Tervo”" in copied(at.sent)
    assert "copied with its source" in at.last_line
    await at.do("show_event")
    await at.do("down")
    await at.do("copy")
    assert copied(at.sent).startswith("“Nine people”")
    assert "copied" in at.last_line


@deed("copy_link")
async def copies_the_address(at: Hands) -> None:
    """The address is on the clipboard, which is said."""
    await at.to_text()
    await at.do("copy_link")
    assert copied(at.sent) == ADDRESS
    assert "copied" in at.last_line


@deed("open_browser")
async def opens_the_browser(at: Hands) -> None:
    """The program that BROWSER names gets the address as its last argument."""
    body = "(here / 'address').write_text(sys.argv[-1])"
    at.environment("BROWSER", _program(at, "browser", body))
    await at.to_text()
    await at.do("open_browser")
    assert (at.folder / "address").read_text() == ADDRESS
    assert f"opened {ADDRESS}" in at.last_line


@deed("open_pager")
async def pages_in_the_pager(at: Hands) -> None:
    """The program that PAGER names gets the text on its standard input; then the reader is back."""
    at.environment("PAGER", _program(at, "pager", "(here / 'paged').write_bytes(sys.stdin.buffer.read())"))
    await at.to_text()
    before = at.text
    await at.do("open_pager")
    paged = (at.folder / "paged").read_text("utf-8")
    assert "Dam bursts above Tervo" in paged
    assert "The water took the lower bridge" in paged
    assert at.text == before


@deed("pipe")
async def pipes_the_text(at: Hands) -> None:
    """What a program makes of the text is a page."""
    await at.to_text()
    await at.do("pipe", _program(at, "count", "print('letters:', len(sys.stdin.read()))"), "enter")
    assert at.is_in("page")
    assert re.search(r"letters: \d\d\d", at.text)


@deed("write")
async def writes_what_is_on_screen(at: Hands) -> None:
    """The list, the article, the brief, a page: each a new file, which is named."""
    exports = at.folder / "exports"
    await at.do("write", "enter")
    assert "written: all-articles.csv" in at.last_line
    await at.to_text()
    await at.do("write", "enter")
    assert "The water took" in (exports / "dam-bursts-above-tervo.md").read_text("utf-8")
    await at.do("show_event")
    await at.do("write", "enter")
    assert "Nine people" in (exports / "dam-bursts-above-tervo-2.md").read_text("utf-8")
    await at.do("leave")
    await at.do("statistics")
    await at.do("write", "enter")
    assert "EVENTS BY SIZE" in (exports / "statistics.txt").read_text("utf-8")
