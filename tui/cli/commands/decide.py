"""`copytaster decide`: say that a link is right or wrong, split a report off, put events together."""

from __future__ import annotations

import argparse

import apsw

from tui.cli import output
from tui.cli.arguments import Call
from tui.cli.querying import opened
from tui.errors import StoreError, UsageError
from tui.store import decisions, read
from tui.store.journal import Step, last_kinds
from tui.store.undoing import undo

_VERDICTS = {
    "accept": (2, "the link between two articles is right"),
    "reject": (2, "the link between two articles is wrong"),
    "split": (1, "an article is no report of the event it is in"),
    "merge": (2, "two events (or the events of two articles) are one"),
    "not-story": (2, "the first article or event does not belong to the story of the second"),
    "list": (0, "print what was decided: article, article, event or story, verdict, when, by whom"),
    "undo": (0, "take back the last change of the corpus, if it was a decision"),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Let `parser` take a verdict and what it is about."""
    listed = "\n".join(f"  {name:9} {about}" for name, (_, about) in _VERDICTS.items())
    parser.epilog = f"verdicts:\n{listed}"
    parser.add_argument("verdict", choices=tuple(_VERDICTS), metavar="VERDICT", help="see below")
    parser.add_argument("ids", nargs="*", metavar="ID", help="articles, or events, as `links` names them")
    parser.add_argument(
        "--later", action="store_true", help="leave linking again to the next refresh, or to an open reader"
    )
    parser.add_argument("--who", default="", metavar="NAME", help="who decides; you if left out")


def run(call: Call) -> int:
    """Decide, and say what came of it."""
    verdict, ids = call.options.verdict, call.options.ids
    wanted, about = _VERDICTS[verdict]
    if len(ids) != wanted:
        raise UsageError(f"{verdict} takes {wanted} ids: {about}", "", "see: copytaster decide --help")
    with opened(call) as con:
        if verdict == "list":
            for each in decisions.decisions(con):
                output.say("\t".join(each))
        else:
            ids = [_article(con, each) for each in ids]
            output.warn(_decide(con, verdict, ids, call.options.who).sentence)
    if verdict != "list" and not call.options.later:
        _link_again(call)
    return 0


def _link_again(call: Call) -> None:
    from tui.build.adding import relink  # noqa: PLC0415 - loads the models of linking

    for _ in relink(call.corpus):
        pass


def _decide(con: apsw.Connection, verdict: str, ids: list[str], who: str) -> Step:
    match verdict, ids:
        case "accept", [a, b]:
            return decisions.accept(con, a, b, who=who)
        case "reject", [a, b]:
            return decisions.reject(con, a, b, who=who)
        case "split", [article]:
            return decisions.split(con, article, who=who)
        case "merge", [one, other]:
            return decisions.merge(con, one, other, who=who)
        case "not-story", [article, of]:
            return decisions.not_story(con, article, of=of, who=who)
        case _:
            return _take_back(con)


def _take_back(con: apsw.Connection) -> Step:
    if decisions.KIND not in last_kinds(con):
        raise StoreError("the last change is no decision", "", "undo it in the reader, with z")
    step = undo(con)
    if step is None:
        raise StoreError("nothing is left to undo")
    return step


def _article(con: apsw.Connection, identity: str) -> str:
    """Return the article `identity`, or of the event `identity` its best report."""
    if read.number_of(con, identity) is not None:
        return identity
    return read.event(con, identity).articles[0]
