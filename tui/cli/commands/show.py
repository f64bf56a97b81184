"""`copytaster show`: one article as plain text, or as its record."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.querying import opened
from tui.corpus.article import FOLDED_ROLES, Article
from tui.corpus.highlight import Highlight
from tui.harmless import harmless_line
from tui.store import read
from tui.store.dates import best_date
from tui.store.export import article_object, compact, plain, with_provenance
from tui.store.provenance import makers


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take an article and how to show it."""
    parser.add_argument("article", metavar="ID", help="the article, as `list` names it")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="the record, as export has it")
    how.add_argument("--marks", action="store_true", help="highlights as ⟦kind:words⟧")
    parser.add_argument(
        "--all", action="store_true", help="also what the reader folds: promotion, credits, tags"
    )


def run(call: Call) -> int:
    """Print the article."""
    with opened(call) as con:
        (article,) = with_provenance(con, [read.article(con, call.options.article)])
        made = [
            plain(each)
            for each in makers(con)
            if article.provenance and each.version in (article.provenance.annotate, article.provenance.link)
        ]
    if call.options.json:
        output.write_text(compact({**article_object(article), "makers": made}) + "\n")
        return 0
    for line in _heading(article):
        output.say(line)
    for passage in _passages(article, marks=call.options.marks, folded=call.options.all):
        output.say("\n" + passage)
    return 0


def _heading(article: Article) -> Iterator[str]:
    date = best_date(article)
    basis = "" if article.date_basis in ("stated", "feed") else f" ({article.date_basis})"
    facts = {
        "title": article.title,
        "source": article.source,
        "publisher": article.publisher if article.publisher != article.source else None,
        "authors": ", ".join(article.authors),
        "date": f"{date}{basis}" if date else "unknown",
        "url": article.url,
        "origin": article.origin,
    }
    for name, fact in facts.items():
        if fact:
            yield f"{name}: {harmless_line(fact)}"


def _passages(article: Article, *, marks: bool, folded: bool) -> Iterator[str]:
    """Yield the text block by block."""
    insertions = _insertions(article.highlights) if marks else {}
    for block in article.blocks:
        if folded or block.role not in FOLDED_ROLES:
            yield _marked(article.text, block.start, block.end, insertions)


def _insertions(highlights: tuple[Highlight, ...]) -> dict[int, str]:
    """Return what is to be inserted where, so that a mark within another one closes first."""
    found: dict[int, str] = {}
    ordered = sorted(highlights, key=lambda mark: (mark.start, -mark.end))
    for mark in sorted(ordered, key=lambda mark: mark.end):
        found[mark.end] = found.get(mark.end, "") + "⟧"
    for mark in ordered:
        found[mark.start] = found.get(mark.start, "") + f"⟦{mark.kind}:"
    return found


def _marked(text: str, start: int, end: int, insertions: dict[int, str]) -> str:
    parts, at = [], start
    for place in sorted(place for place in insertions if start <= place <= end):
        parts += [text[at:place], insertions[place]]
        at = place
    return "".join([*parts, text[at:end]])
