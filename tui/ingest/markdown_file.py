"""Markdown to an article: its words without its marks, its structure as roles, every link's target shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tui.corpus.article import Article
from tui.harmless import harmless_line
from tui.ingest.article_draft import Facts
from tui.ingest.html_page import laid_out
from tui.ingest.language import language_tag
from tui.ingest.options import Options
from tui.ingest.page_lines import PageLine
from tui.ingest.stamps import iso_date
from tui.ingest.web_address import web_address

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]{1,30})[ \t]{0,5}:[ \t]{0,5}(\S.{0,1000})$", re.MULTILINE)

_PARSER: Final = MarkdownIt("commonmark").enable("table")


def read_markdown(text: str, origin: str, options: Options, flags: tuple[str, ...] = ()) -> Article:
    """Return the article of a Markdown text; HTML in it stays as it is written, nothing is fetched.

    Raises:
        IngestError: there is nothing in it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    facts = Facts(flags=list(flags))
    front = _FRONT_MATTER.match(text)
    if front is not None:
        _learn(facts, dict(_FIELD.findall(front[1])))
        text = text[front.end() :]
    return laid_out(list(_lines(_PARSER.parse(text))), None, facts, origin, options)


def _lines(tokens: list[Token]) -> Iterator[PageLine]:
    """Yield a line for each paragraph, heading, list item and line of code."""
    tag, item, place = "p", 0, 0
    for token in tokens:
        place += token.nesting != 0
        item += token.nesting * (token.type in {"list_item_open", "list_item_close"})
        if token.type == "heading_open":
            tag = token.tag
        elif token.type == "heading_close":
            tag = "p"
        elif token.type == "inline":
            yield PageLine(
                _inline(token.children or []),
                "li" if item and tag == "p" else tag,
                furniture=False,
                links=0.0,
                places=(),
            )
        elif token.type in {"fence", "code_block", "html_block"}:
            for line in token.content.split("\n"):
                yield PageLine(line, "pre", furniture=False, links=0.0, places=())


def _inline(children: list[Token]) -> str:
    """Return the words of inline tokens, with the target of a link after its words where it is another."""
    parts: list[str] = []
    opened: list[tuple[int, str]] = []
    for token in children:
        if token.type == "link_open":
            opened.append((len(parts), str(token.attrGet("href") or "")))
        elif token.type == "link_close" and opened:
            start, target = opened.pop()
            if target and target not in {"".join(parts[start:]), "mailto:" + "".join(parts[start:])}:
                parts.append(f" <{target}>")
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        else:
            parts.append(token.content)
    return "".join(parts)


def _learn(facts: Facts, fields: dict[str, str]) -> None:
    """Take what the front matter states."""
    named = {name.lower(): harmless_line(value).strip("\"'[] ") for name, value in fields.items()}
    facts.title = named.get("title", "")
    facts.source = named.get("source") or named.get("publication") or named.get("site")
    authors = named.get("authors") or named.get("author") or ""
    facts.authors = tuple(name.strip("\"' ") for name in authors.split(",") if name.strip("\"' "))
    facts.published = iso_date(named.get("date") or named.get("published") or "")
    facts.url = web_address(named.get("url") or named.get("link"))
    facts.language = language_tag(named.get("lang") or named.get("language"))
