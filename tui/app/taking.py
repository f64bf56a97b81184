"""What is taken away from the screen, made: copies, files, other programs. Loaded when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import apsw

from tui.app import clipboard, files_written, programs
from tui.app.output import ChangedCellsApp
from tui.corpus.article import FOLDED_ROLES, Article
from tui.corpus.event import Span
from tui.corpus.sentences import sentence_spans
from tui.errors import CopytasterError
from tui.harmless import harmless
from tui.settings import Settings, export_folder
from tui.store.export import json_lines
from tui.store.reports import event_reports
from tui.store.tables import csv_lines, markdown_lines
from tui.view.brief_formats import FORMATS
from tui.view.brief_record import brief_record

OF_A_LIST: Final = {".csv": csv_lines, ".jsonl": json_lines, ".md": markdown_lines}
"""What a list is written as, by the ending of the file; the first where none is told."""

OF_AN_ARTICLE: Final = {".md": markdown_lines, ".jsonl": json_lines}

OF_AN_EVENT: Final = {f".{name}": FORMATS[name] for name in ("md", "html", "csv", "json")}


def sentence_in_view(article: Article, view: Span) -> Span | None:
    """Return the first sentence that begins in view, or else the one that is; None where there is none."""
    top, end = view
    found = [
        span
        for block in article.content_blocks()
        if block.role != "title" and block.start < end and block.end > top
        for span in sentence_spans(article.text, block)
        if span[0] < end and span[1] > top
    ]
    return next((span for span in found if span[0] >= top), found[0] if found else None)


async def copied(app: object, settings: Settings, text: str) -> str:
    """Copy `text` as the settings and the terminal have it; return where to if not to the clipboard.

    Raises:
        CopytasterError: it could not be copied, or copying is switched off.
    """
    way = clipboard.way_of(settings.clipboard, os.environ, len(clipboard.cleaned(text)))
    if way == "off":
        raise CopytasterError("copying is switched off", "", "clipboard in config.toml")
    if way == "tmux":
        try:
            await clipboard.into_tmux(text)
        except programs.ProgramError:
            way = "osc52"
    if way == "osc52" and isinstance(app, ChangedCellsApp):
        app.send(clipboard.osc52(text))
    return str(clipboard.into_file(text)) if way == "file" else ""


def plain_text(article: Article) -> bytes:
    """Return the text of an article without what the reader folds, a blank line between blocks."""
    shown = [(block.start, block.end) for block in article.blocks if block.role not in FOLDED_ROLES]
    parts = [harmless(article.text[start:end]).strip() for start, end in shown] or [harmless(article.text)]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def write_articles(
    con: apsw.Connection, settings: Settings, words: str, numbers: set[int], *, listed: bool
) -> Path:
    """Write articles by their row numbers to a new file that is called `words`; return where that is.

    Raises:
        WritingError: it cannot be written.
    """
    made = OF_A_LIST if listed else OF_AN_ARTICLE
    name, ending = files_written.typed_name(words, made)
    return files_written.write_new(export_folder(settings), name, made[ending](con, numbers))


def write_brief(con: apsw.Connection, settings: Settings, words: str, event: str) -> Path:
    """Write the brief of an event to a new file that is called `words`; return where that is.

    Raises:
        StoreError: there is no such event any more.
        WritingError: it cannot be written.
    """
    name, ending = files_written.typed_name(words, OF_AN_EVENT)
    brief = OF_AN_EVENT[ending](brief_record(event_reports(con, event)))
    return files_written.write_new(export_folder(settings), name, [brief])


def write_lines(settings: Settings, words: str, lines: Sequence[str]) -> Path:
    """Write lines to a new text file that is called `words`; return where that is.

    Raises:
        WritingError: it cannot be written.
    """
    name, _ = files_written.typed_name(words, [".txt"])
    return files_written.write_new(export_folder(settings), name, lines)
