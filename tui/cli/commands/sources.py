"""`copytaster sources`: what the corpus is read from, and how it is doing."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import apsw

from tui.build.given import WebAddress
from tui.build.locations import location_of, path_of
from tui.build.source_standing import standing_now
from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.inputs import told, web_of
from tui.cli.named_file import content_of
from tui.cli.named_path import is_address, named_path
from tui.cli.querying import opened
from tui.errors import IngestError, UsageError
from tui.harmless import harmless_line
from tui.store.connect import connect, explaining
from tui.store.export import compact
from tui.store.feeds import health
from tui.store.moments import said_moment
from tui.store.source_counts import Standing
from tui.store.sources import (
    WEB,
    edit_source,
    forget_source,
    pause_source,
    source,
    sources,
)
from tui.view.intervals import said_interval, seconds_of

_ACTIONS: Final = ("list", "add", "edit", "remove", "pause", "resume", "test", "import", "export")


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take what to do, and with which source."""
    parser.add_argument("action", nargs="?", choices=_ACTIONS, default="list")
    parser.add_argument(
        "which",
        nargs="*",
        metavar="PATH|URL",
        type=named_path,
        help="which sources; a list of feeds to import",
    )
    parser.add_argument("--title", help="add, edit: what to call it")
    parser.add_argument("--tag", action="append", metavar="WORD", help="add, edit: a word for it; repeatable")
    parser.add_argument(
        "--every", type=_interval, metavar="TIME", help="add, edit: how often to ask: 15m (at least), 2h, 1d"
    )
    parser.add_argument(
        "--full-text",
        action=argparse.BooleanOptionalAction,
        help="add, edit: fetch the page of each entry that the feed only sums up",
    )
    parser.add_argument("--json", action="store_true", help="list, test: one JSON object a line")


def run(call: Call) -> int:
    """List the sources, or change some; articles that were read stay."""
    action, which = call.options.action, call.options.which
    if action in ("list", "export") and which:
        raise UsageError(f"sources {action} takes no name")
    if action not in ("list", "export") and not which:
        raise UsageError(f"sources {action} needs a path or an address")
    if action in ("add", "test"):
        return _add(call, which) if action == "add" else _test(call, which)
    if action == "import":
        return max(_import(call, name) for name in which)
    with opened(call) as con:
        if action == "list":
            _list(con, as_json=call.options.json)
        elif action == "export":
            _export(con)
        else:
            for name in which:
                _change(con, call, name)
    return 0


def _interval(typed: str) -> int:
    try:
        return seconds_of(typed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _change(con: apsw.Connection, call: Call, name: str) -> None:
    action, location = call.options.action, _location(con, name)
    if action == "edit":
        if (known := source(con, location)) is not None and known.kind not in WEB:
            _refuse_polling(call, name)
        edit_source(con, location, **_wanted(call))
    elif action == "remove":
        forget_source(con, location)
    else:
        pause_source(con, location, paused=action == "pause")


def _refuse_polling(call: Call, name: str) -> None:
    """Refuse what only a source on the web has, for one that lies in files.

    Raises:
        UsageError: the call says how often to ask it, or to fetch its full texts.
    """
    for option, given in (("--every", call.options.every), ("--full-text", call.options.full_text)):
        if given is not None:
            raise UsageError(
                f"{option} is for sources on the web: this one lies in files",
                name,
                "read as soon as it changes",
            )


def _location(con: apsw.Connection, name: str) -> str:
    """Return the location of the source that `name` means: its own, or its title.

    Raises:
        UsageError: there is none.
    """
    known = {row.location: row.title for row in sources(con)}
    for location in (name, *([] if is_address(name) else [location_of(Path(name))])):
        if location in known:
            return location
    titled = [location for location, title in known.items() if title and title == name]
    if len(titled) != 1:
        raise UsageError("this is none of the sources", name, "copytaster sources lists them")
    return titled[0]


def _wanted(call: Call) -> dict[str, Any]:
    """Return what the call says about a source."""
    chosen = call.options
    return {"title": chosen.title, "tags": chosen.tag, "every": chosen.every, "whole": chosen.full_text}


# Adding and testing.


def _add(call: Call, which: Sequence[str]) -> int:
    """Add sources of any kind, with what the call says about them."""
    from tui.build.adding import add  # noqa: PLC0415 - listing needs no models

    chosen = call.options
    inputs: list[Path | WebAddress] = [
        WebAddress(
            name, chosen.title or "", chosen.every or 0, tuple(chosen.tag or ()), bool(chosen.full_text)
        )
        if is_address(name)
        else Path(name)
        for name in which
    ]
    for path in (each for each in inputs if isinstance(each, Path)):
        _refuse_polling(call, str(path))
    outcome = told(add(call.corpus, inputs, web=web_of(call.settings)))
    given = {key: value for key, value in _wanted(call).items() if value is not None}
    with opened(call) as con:
        for path in (each for each in inputs if isinstance(each, Path) and each.exists()):
            edit_source(con, location_of(path), **given)
    output.warn(outcome.summary())
    return 3 if outcome.skipped else 0


def _test(call: Call, which: Sequence[str]) -> int:
    """Say what stands at each address, and change nothing."""
    from tui.build.discovering import described, discovery  # noqa: PLC0415 - files need no HTTP

    failed = False
    with explaining(call.corpus):
        connect(call.corpus).close()
    with discovery(call.corpus, web_of(call.settings)) as looking:
        for url in which:
            try:
                found = looking.at(url)
            except IngestError as error:
                failed = True
                if call.options.json:
                    output.say(compact({"url": error.where or url, "problem": error.reason}))
                output.complain(error)
                continue
            said = described(found)
            output.say(compact(said) if call.options.json else _tested(said))
    return 3 if failed else 0


def _tested(said: dict[str, Any]) -> str:
    fields = (said["kind"], said["entries"], said["newest"], said["title"], said["url"])
    lines = ["\t".join(str(field or "-") for field in fields)]
    lines += [f"  feed\t{each['title'] or '-'}\t{each['url']}" for each in said["feeds"]]
    return "\n".join(lines)


# Lists of feeds.


def _import(call: Call, name: str) -> int:
    """Add the feeds of an OPML file; they are asked at the next refresh."""
    from tui.build.feed_lists import Wanted, take_feeds  # noqa: PLC0415 - only needed here

    chosen, data = call.options, content_of(name)
    with explaining(call.corpus):
        con = connect(call.corpus)
        try:
            wanted = Wanted(chosen.every or 0, tuple(chosen.tag or ()), bool(chosen.full_text))
            found = take_feeds(con, data, name, wanted)
        finally:
            con.close()
    for each in found.refused:
        output.warn(f"skipped {each}")
    output.warn(f"{found.sentence}; copytaster refresh asks them")
    return 3 if found.refused else 0


def _export(con: apsw.Connection) -> None:
    """Print the feeds as OPML."""
    from tui.ingest.opml import Listed, write_opml  # noqa: PLC0415 - only needed here

    states = health(con)
    feeds = [
        Listed(states[row.location].address or row.location, row.title, row.tags)
        for row in sources(con)
        if row.kind == "feed"
    ]
    output.write_text(write_opml(feeds))


# The list.


def _list(con: apsw.Connection, *, as_json: bool) -> None:
    known = {each.row.location: each for each in standing_now(con)}
    for row in sources(con):
        each = known[row.location]
        output.say(compact(_record(each)) if as_json else _line(each))


def _record(each: Standing) -> dict[str, Any]:
    row, state = each.row, each.health
    record = row._asdict() | {"full_text": row.whole} | each.counts._asdict()
    del record["whole"]
    if state is None:
        record |= {"problem": each.problem}
    else:
        record |= {
            "last_success": said_moment(state.succeeded),
            "next_poll": said_moment(state.due),
            "failures": state.failures,
            "problem": state.problem,
            "address": state.address,
        }
    return record


def _line(each: Standing) -> str:
    """Return a source as a line of fields, in the order that docs/commands.md gives."""
    row, count = each.row, each.counts
    doing = "paused" if row.paused else "failing" if each.is_failing else "active"
    place = row.location if row.kind in WEB else str(path_of(row.location))
    asked = said_interval(row.every) if row.kind in WEB else "-"
    fields: Iterable[str] = (
        *(row.kind, doing, row.read_at or "never", place, str(count.articles), str(count.unread)),
        *(row.title or "-", ",".join(row.tags) or "-", asked, each.problem or "-"),
    )
    return "\t".join(map(harmless_line, fields))
