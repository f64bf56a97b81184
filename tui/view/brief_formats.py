"""The brief of an event as JSON, CSV, Markdown and HTML: every claim cited to article and sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final, NamedTuple, TypeAlias

from tui.harmless import harmless_line
from tui.store.export import compact
from tui.store.tables import guarded, literal

Record: TypeAlias = Mapping[str, Any]
"""As `brief_record` returns it."""

_OPENING: Final = frozenset("\"'“‘„«「『")

_PLACE: Final = ("article", "source", "date", "date_basis", "start", "end", "words")
_CSV: Final = ("kind", "what", "range", "conflict", *_PLACE, "sentence_start", "sentence_end")


class Claim(NamedTuple):
    """Something that reports say, and each place where they do.

    Attributes:
        kind: what sort of claim it is, as the first column of the table has it.
        what: the claim in words.
        range, conflict: of figures: from the lowest to the highest, and whether they contradict.
        cited: the places.
    """

    kind: str
    what: str
    range: str
    conflict: bool | None
    cited: tuple[Record, ...]


class Section(NamedTuple):
    """A part of the brief under its heading."""

    heading: str
    claims: list[Claim]


def _sections(found: Record) -> list[Section]:
    """Return the parts of a brief that have something to say."""
    figures = [_figure(row) for row in found["figures"]]
    parts = [
        Section("Figures", [each for each in figures if each.kind == "figure"]),
        Section("Totals over a longer time", [each for each in figures if each.kind != "figure"]),
        Section("Quotes", _by_speaker(claim for row in found["quotes"] for claim in _quotes(row))),
        Section(
            "Statements",
            _by_speaker(_claim("statement", row["speaker"], row["said"]) for row in found["statements"]),
        ),
        Section("Timeline", _timeline(found)),
        Section("Only in", [_only(each) for each in found["only_in"]]),
    ]
    return [part for part in parts if part.claims]


def _claim(kind: str, what: str, cited: list[Record]) -> Claim:
    return Claim(kind, what, "", None, tuple(cited))


def _figure(row: Record) -> Claim:
    kind = "running total" if row["running"] else "figure"
    return Claim(kind, row["what"], row["range"], row["conflict"], tuple(row["given"]))


def _quotes(row: Record) -> Iterator[Claim]:
    """Yield each version of a quote; what differs from the fullest stands in brackets of its own."""
    for number, version in enumerate(row["versions"]):
        what = row["speaker"]
        if number:
            marked = "".join(_marked(piece) for piece in version["pieces"])
            what = f"{what}, printed otherwise: {marked}"
        yield _claim("quote", what, version["said"])


def _by_speaker(claims: Iterable[Claim]) -> list[Claim]:
    """Return what one speaker said one thing after the other under one heading."""
    found: list[Claim] = []
    for claim in claims:
        if found and found[-1].what == claim.what:
            found[-1] = claim._replace(cited=(*found[-1].cited, *claim.cited))
        else:
            found.append(claim)
    return found


def _marked(piece: Record) -> str:
    text = str(piece["text"])
    return f" ‹{text.strip()}› " if piece["differs"] else text


def _timeline(found: Record) -> list[Claim]:
    """Return what happened when, and when reports were changed, in order of time."""
    told = [(each["from"], _claim("timeline", _when(each), [each["told"]])) for each in found["timeline"]]
    told += [(each["at"][:10], _claim("changed", _change(each), [each["told"]])) for each in found["changed"]]
    return [claim for _, claim in sorted(told, key=lambda pair: pair[0])]


def _change(each: Record) -> str:
    what = "; ".join(each["replaced"])
    line = f"{each['at'][:10]} {each['told']['source'] or 'unknown outlet'} changed its report"
    return f"{line}: {what}" if what else line


def _when(each: Record) -> str:
    return str(each["from"]) if each["from"] == each["to"] else f"{each['from']} to {each['to']}"


def _only(each: Record) -> Claim:
    first = each["sentences"][0]
    return _claim("only in", first["source"] or "unknown outlet", each["sentences"])


def _facts(found: Record) -> list[str]:
    """Return when and where it was, who was in it, and how many report it, a line each."""
    about, event = found["about"], found["event"]
    when = about["date"] or "date unknown"
    basis = f" ({about['date_basis']})" if about["date_basis"] in {"told", "inferred"} else ""
    lines = [f"When: {when}{basis}"]
    for name, entries in (("Where", about["places"]), ("Who", about["people"])):
        if entries:
            lines.append(f"{name}: " + ", ".join(f"{each['name']} ({each['reports']})" for each in entries))
    lines.append(f"{len(event['articles'])} reports, {event['publishers']} independent")
    return lines


def _reports(found: Record) -> Iterator[tuple[Record, str]]:
    """Yield the reports, independent ones first, each followed by those that only repeat it, with why."""
    by_id = {report["id"]: report for report in found["reports"]}
    for voice in found["independent"]:
        yield by_id[voice["article"]], ""
        for each in voice["repeated_by"]:
            yield by_id[each["article"]], each["why"]


def _named(report: Record) -> tuple[str, str, str]:
    when = report["date"] or "undated"
    basis = " (inferred)" if report["date"] and report["date_basis"] == "inferred" else ""
    return (report["source"] or "unknown outlet", f"{when}{basis}", report["title"])


def _cited(place: Record) -> str:
    where = place["source"] or "unknown outlet"
    return f"({where}, {place['article']}, {place['start']}–{place['end']})"


def as_json(found: Record) -> str:
    """Return the brief as one JSON object."""
    return compact(found) + "\n"


def as_csv(found: Record) -> str:
    """Return the claims as a table, a line each time that a report makes one."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(_CSV)
    for section in _sections(found):
        for claim in section.claims:
            conflict = "" if claim.conflict is None else str(int(claim.conflict))
            first = [claim.kind, claim.what, claim.range, conflict]
            for place in claim.cited:
                cells = [*first, *(place[name] for name in _PLACE), *place["sentence"]]
                lines.writerow([guarded("" if cell is None else str(cell)) for cell in cells])
    return text.getvalue()


def as_markdown(found: Record) -> str:
    """Return the brief as Markdown."""
    lines = [f"# {_literal(found['event']['title'])}", ""]
    lines += [f"{_literal(fact)}  " for fact in _facts(found)]
    lines.append("")
    for report, why in _reports(found):
        indent = "    - " if why else "- "
        line = f"{indent}`{report['id']}` " + " · ".join(map(_literal, _named(report)))
        lines.append(f"{line} ({why})" if why else line)
    for section in _sections(found):
        lines += ["", f"## {section.heading}", ""]
        for claim in section.claims:
            lines.append(f"- {_literal(_said(claim))}")
            lines += [
                f"    - {_quoted(_emphasised(place))} {_literal(_cited(place))}" for place in claim.cited
            ]
    if len(found["story"]) > 1:
        lines += ["", "## Story", ""]
        lines += [f"- {_literal(line)}" for line in _story(found)]
    return "\n".join(lines) + "\n"


def _quoted(sentence: str) -> str:
    """Return a sentence in quotation marks, unless it begins with some of its own."""
    return sentence if sentence[:1] in _OPENING else f"“{sentence}”"


def _emphasised(place: Record) -> str:
    """Return the sentence of a place as Markdown, with the words that are meant in bold."""
    before, words, after = _cut(place)
    return f"{_literal(before)}**{_literal(words)}**{_literal(after)}" if before + after else _literal(words)


def _cut(place: Record) -> tuple[str, str, str]:
    """Return a place's sentence up to its words, the words, and what follows them."""
    sentence, (first, _) = place["in_sentence"], place["sentence"]
    start, end = place["start"] - first, place["end"] - first
    before, words, after = (_line(part) for part in (sentence[:start], place["words"], sentence[end:]))
    return before, words, after


def _line(text: str) -> str:
    """Return text on one line, with a space kept at its ends where one stood there."""
    plain = harmless_line(text)
    left = " " if plain and text[:1].isspace() else ""
    return f"{left}{plain}{' ' if plain and text[-1:].isspace() else ''}"


def as_html(found: Record) -> str:
    """Return the brief as a page of HTML by itself; nothing in it is fetched from anywhere."""
    title = _html(found["event"]["title"])
    parts = ["<!doctype html>", '<html><head><meta charset="utf-8">', f"<title>{title}</title></head><body>"]
    parts += [f"<h1>{title}</h1>", *(f"<p>{_html(fact)}</p>" for fact in _facts(found)), "<ul>"]
    for report, why in _reports(found):
        reason = f" ({_html(why)})" if why else ""
        facts = " · ".join(map(_html, _named(report)))
        parts.append(f'<li id="{_html(report["id"])}">{facts}{reason}</li>')
    parts.append("</ul>")
    for section in _sections(found):
        parts.append(f"<h2>{_html(section.heading)}</h2><ul>")
        for claim in section.claims:
            cited = "".join(map(_html_place, claim.cited))
            parts.append(f"<li>{_html(_said(claim))}<ul>{cited}</ul></li>")
        parts.append("</ul>")
    if len(found["story"]) > 1:
        parts += ["<h2>Story</h2><ul>", *(f"<li>{_html(line)}</li>" for line in _story(found)), "</ul>"]
    return "\n".join([*parts, "</body></html>"]) + "\n"


def _html_place(place: Record) -> str:
    before, words, after = _cut(place)
    said = f"{escape(before)}<b>{escape(words)}</b>{escape(after)}"
    link = f'<a href="#{_html(place["article"])}">{_html(_cited(place))}</a>'
    return f"<li>{_quoted(said)} {link}</li>"


def _said(claim: Claim) -> str:
    if not claim.range:
        return claim.what
    return f"{claim.what}: {claim.range}{' ≠' if claim.conflict else ''}"


def _story(found: Record) -> Iterator[str]:
    for each in found["story"]:
        here = " (this event)" if each["event"] == found["event"]["id"] else ""
        date = (each["date"] or "undated")[:10]
        yield f"{date} · {each['title'] or '(untitled)'} · {each['reports']} reports{here}"


def _literal(text: str) -> str:
    left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{left and ' '}{literal(harmless_line(text))}{right and ' '}" if text.strip() else text


def _html(text: str) -> str:
    return escape(harmless_line(text))


FORMATS: Final[Mapping[str, Callable[[Record], str]]] = {
    "md": as_markdown,
    "json": as_json,
    "csv": as_csv,
    "html": as_html,
}
