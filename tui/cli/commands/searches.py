"""`copytaster searches`: the saved searches, and the rules for what comes in."""

from __future__ import annotations

import argparse
from dataclasses import asdict

import apsw

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.querying import opened
from tui.errors import UsageError
from tui.harmless import harmless_line
from tui.store.export import compact
from tui.store.journal import Step
from tui.store.rules import apply_rule
from tui.store.searches import (
    Standing,
    found_by,
    remove_search,
    rename_search,
    rule_of,
    save_search,
    saved_search,
    standing,
)

_NEEDS = {"add": 2, "remove": 1, "rename": 2, "rule": 2, "apply": 1, "list": 0}
"""How many words each action takes at least."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take what to do, and with which search."""
    parser.add_argument("action", nargs="?", choices=tuple(_NEEDS), default="list")
    parser.add_argument("name", nargs="?", metavar="NAME", help="which saved search")
    parser.add_argument(
        "words",
        nargs="*",
        metavar="QUERY|NEW NAME|RULE",
        help="what it finds; its new name; what is done to what comes in: tag NAME, star, done, or nothing",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(call: Call) -> int:
    """List the saved searches, or change one."""
    action, name = call.options.action, call.options.name
    words = " ".join(call.options.words)
    if (action == "list") != (name is None) or (_NEEDS[action] == 2 and not words and action != "rule"):
        raise UsageError(f"searches {action} needs other words", "", "see: copytaster searches --help")
    with opened(call) as con:
        if action == "list":
            for each in standing(con):
                output.say(compact(_plain(each)) if call.options.json else _line(each))
            return 0
        output.say(_changed(con, action, name, words).sentence)
        if action == "rule" and words:
            many = found_by(con, saved_search(con, name).query)
            output.warn(
                f"of the present articles {many:,} fit; none is touched (copytaster searches apply {name})"
            )
    return 0


def _changed(con: apsw.Connection, action: str, name: str, words: str) -> Step:
    if action == "add":
        return save_search(con, name, words)
    if action == "rename":
        return rename_search(con, name, words)
    if action == "remove":
        return remove_search(con, name)
    search = saved_search(con, name)
    if action == "apply":
        return apply_rule(con, search)
    return save_search(con, name, search.query, rule_of(words))


def _plain(each: Standing) -> dict[str, object]:
    return {**asdict(each.search), "unread": each.unread, "found": each.found}


def _line(each: Standing) -> str:
    search, unread, found = each
    count = f"{unread}/{found}" if found is not None else "cannot be understood"
    return "\t".join(map(harmless_line, (search.name, count, search.query, str(search.rule))))
