"""Links as text, CSV, Markdown and HTML: what speaks for and against each, and its passages on both sides."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.corpus.event import Evidence, Link, Span
from tui.harmless import harmless_line
from tui.store.tables import guarded, literal
from tui.view.link_words import called, weighed

_WIDEST: Final = 160
"""Code points of a quoted passage in plain text."""

_COLUMNS: Final = (
    *("kind", "score", "a", "a_source", "a_title", "b", "b_source", "b_title", "for", "against"),
    *("evidence", "contradicts", "a_start", "a_end", "a_words", "b_start", "b_end", "b_words", "note"),
)


class Linked(NamedTuple):
    """A link with its two articles."""

    link: Link
    a: Article
    b: Article


def as_text(links: Iterable[Linked]) -> Iterator[str]:
    """Yield links as lines: kind and score, what spoke for and against it, then its passages."""
    for each in links:
        link = each.link
        yield f"\n{called(link)}  {link.a}  {link.b}\n"
        for name, reasons in _reasons(link):
            if reasons:
                yield f"    {name}: {reasons}\n"
        for evidence in link.evidence:
            left, right = (_short(words) for words in _both(each, evidence))
            yield f"    {evidence.kind} {_sign(evidence)} “{left}” / “{right}”{_note(evidence)}\n"


def as_csv(links: Iterable[Linked]) -> Iterator[str]:
    """Yield links as a table, a line a passage, and one for a link that has none."""
    yield _row(_COLUMNS)
    for each in links:
        link, a, b = each
        speaks = [reasons for _, reasons in _reasons(link)]
        sides = [cell for one in (a, b) for cell in (one.id, one.source or "", one.title)]
        first = (link.kind, f"{link.score:.4f}", *sides, *speaks)
        for evidence in link.evidence:
            left, right = _both(each, evidence)
            spans = (*map(str, evidence.a), left, *map(str, evidence.b), right)
            yield _row((*first, evidence.kind, str(int(evidence.against)), *spans, evidence.note))
        if not link.evidence:
            yield _row((*first, *[""] * (len(_COLUMNS) - len(first))))


def as_markdown(links: Iterable[Linked]) -> Iterator[str]:
    """Yield links as Markdown, a section each."""
    for each in links:
        yield f"## {called(each.link)}\n\n"
        for one in (each.a, each.b):
            yield f"- `{one.id}` {_literal(one.source or 'unknown outlet')} · {_literal(one.title)}\n"
        for name, reasons in _reasons(each.link):
            if reasons:
                yield f"- {name}: {_literal(reasons)}\n"
        yield "\n"
        for evidence in each.link.evidence:
            left, right = map(_literal, _both(each, evidence))
            where = f"({_span(evidence.a)} / {_span(evidence.b)})"
            said = f"{evidence.kind} {_sign(evidence)} “{left}” / “{right}”"
            yield f"- {said}{_literal(_note(evidence))} {where}\n"
        yield "\n"


def as_html(links: Iterable[Linked]) -> Iterator[str]:
    """Yield links as a page of HTML by itself, a section each; nothing in it is fetched from anywhere."""
    yield '<!doctype html>\n<html><head><meta charset="utf-8"><title>Links</title></head><body>\n'
    for each in links:
        yield f"<h2>{called(each.link)}</h2>\n<ul>\n"
        for one in (each.a, each.b):
            yield f"<li>{_html(one.id)} {_html(one.source or 'unknown outlet')} · {_html(one.title)}</li>\n"
        for name, reasons in _reasons(each.link):
            if reasons:
                yield f"<li>{name}: {_html(reasons)}</li>\n"
        yield "</ul>\n<ul>\n"
        for evidence in each.link.evidence:
            left, right = map(_html, _both(each, evidence))
            where = f"({_span(evidence.a)} / {_span(evidence.b)})"
            said = f"{evidence.kind} {_sign(evidence)} “{left}” / “{right}”"
            yield f"<li>{said}{_html(_note(evidence))} {where}</li>\n"
        yield "</ul>\n"
    yield "</body></html>\n"


def _reasons(link: Link) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return what spoke for and what against a link, on a line each."""
    pro, contra = weighed(link)
    return ("for", " · ".join(pro)), ("against", " · ".join(contra))


def _both(each: Linked, evidence: Evidence) -> tuple[str, str]:
    left, right = each.a.text[slice(*evidence.a)], each.b.text[slice(*evidence.b)]
    return harmless_line(left), harmless_line(right)


def _short(words: str) -> str:
    return words if len(words) <= _WIDEST else words[: _WIDEST - 1] + "…"


def _sign(evidence: Evidence) -> str:
    return "≠" if evidence.against else "="


def _note(evidence: Evidence) -> str:
    return f" ({harmless_line(evidence.note)})" if evidence.note else ""


def _span(span: Span) -> str:
    return f"{span[0]}–{span[1]}"


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([guarded(harmless_line(cell)) for cell in cells])
    return line.getvalue()


def _literal(text: str) -> str:
    return f"{' ' * text.startswith(' ')}{literal(harmless_line(text))}"


def _html(text: str) -> str:
    return f"{' ' * text.startswith(' ')}{escape(harmless_line(text))}"


FORMATS: Final[Mapping[str, Callable[[Iterable[Linked]], Iterator[str]]]] = {
    "text": as_text,
    "csv": as_csv,
    "md": as_markdown,
    "html": as_html,
}
