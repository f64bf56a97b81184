"""Handing over to another reader: states, notes, tags, reminders, saved searches, corrections, decisions.

An article is the same one there if it has the same id, else the same address, else the same text. What is
handed over of an article that is not there is kept, handed on, and put in place when the article comes in.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, NamedTuple

import apsw

from tui.store import corrections, decisions
from tui.store.connect import transaction
from tui.store.journal import Change, Step, as_one_step, keep
from tui.store.merging import Handed, merged
from tui.store.searches import SavedSearch, put_searches, saved_searches
from tui.store.state import apply, recall, remember

SCHEMA: Final = 1
"""Version of the form; another reader refuses one that it does not know."""

_WAITING: Final = "handed over"
"""Under which name states of articles that are not there are kept."""

_PARTS: Final = ("read", "starred", "done", "note", "queued", "due", "tags")


@dataclass(frozen=True, slots=True)
class HandedArticle:
    """An article as it is recognised elsewhere, and what was done with it.

    Attributes:
        url: its address, empty if it has none.
        digest: of its text.
        state: what was done with it.
    """

    id: str
    url: str
    title: str
    source: str
    digest: str
    state: Handed


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything that is handed over; corrections and decisions as their own modules give them."""

    articles: tuple[HandedArticle, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    corrections: tuple[Mapping[str, Any], ...] = ()
    decisions: tuple[Mapping[str, Any], ...] = ()


class Taken(NamedTuple):
    """What became of a handover: the step, articles of it that are here, and states that wait for theirs."""

    step: Step
    here: int
    waiting: int


# Giving.


def handed_over(con: apsw.Connection) -> Handover:
    """Return all that this reader did, in an order that depends on nothing else."""
    fixed = corrections.corrections_as_json(con)
    decided = decisions.exported(con)
    articles = {each.id: each for each in _waiting(con)}
    for each in _articles(con, {*_named(fixed), *_named(decided)}):
        articles[each.id] = each
    return Handover(
        tuple(articles[identity] for identity in sorted(articles)),
        tuple(saved_searches(con)),
        tuple(fixed),
        tuple(decided),
    )


def _named(records: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Yield the articles that corrections or decisions name: how they are recognised goes along."""
    for record in records:
        for name in ("a", "b", "article", "other_article"):
            if isinstance(record.get(name), str):
                yield record[name]
        for nested in record.values():
            if isinstance(nested, dict) and isinstance(nested.get("article"), str):
                yield nested["article"]


_SELECTED: Final = (
    "SELECT article.id, coalesce(json_extract(about, '$.url'), ''), article.title, source, text,"
    " read, starred, done, note, queued, due,"
    " (SELECT json_group_array(name ORDER BY name) FROM tag WHERE tag.n = article.n), touched"
    " FROM article JOIN content USING (n)"
)


def _articles(con: apsw.Connection, also: Iterable[str]) -> list[HandedArticle]:
    """Return the articles with which anything was done, and those in `also`."""
    rows = con.execute(
        _SELECTED + " WHERE read OR starred OR done OR note <> '' OR queued <> '' OR due <> ''"
        " OR touched <> '{}' OR n IN (SELECT n FROM tag) OR article.id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(also)),),
    )
    return [_article(row) for row in rows]


def _article(row: Sequence[Any]) -> HandedArticle:
    identity, url, title, source, text, read, starred, done, note, queued, due, tags, touched = row
    state = Handed(
        bool(read), bool(starred), bool(done), note, queued, due, tuple(json.loads(tags)), json.loads(touched)
    )
    return HandedArticle(identity, url, title, source, digest_of(text), state)


def digest_of(text: str) -> str:
    """Return what tells a text from every other one."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def contents_of(given: Handover) -> str:
    """Return what a handover holds, as a sentence."""
    parts = [
        (len(given.articles), "article"),
        (len(given.searches), "saved search"),
        (len(given.corrections), "correction"),
        (len(given.decisions), "decision"),
    ]
    return ", ".join(
        f"{many:,} {what}{('es' if what.endswith('ch') else 's') * (many != 1)}" for many, what in parts
    )


# Taking.


def take_over(con: apsw.Connection, given: Handover) -> Taken:
    """Merge what another reader handed over into this corpus, as one step.

    Raises:
        StoreError: a search, a correction or a decision is not of the documented form; nothing is taken then.
        QueryError: a saved search cannot be understood.
    """
    with as_one_step(con, "handover taken in"):
        here = _recognised(con, given.articles)
        steps = [_take_states(con, [(here[each.id], each) for each in given.articles if each.id in here])]
        away = {each.id: each for each in _waiting(con)}
        for each in given.articles:
            if each.id not in here and each.state != Handed():
                known = away.get(each.id)
                state = merged(known.state, each.state) if known else each.state
                away[each.id] = HandedArticle(each.id, each.url, each.title, each.source, each.digest, state)
        _wait(con, [away[identity] for identity in sorted(away)])
        steps.append(put_searches(con, given.searches))
        steps.append(corrections.take_corrections(con, given.corrections, here))
        steps.append(decisions.imported(con, given.decisions, here))
    touched = tuple(dict.fromkeys(article for step in steps for article in step.articles))
    regrouped = any(step.regrouped for step in steps)
    return Taken(Step("handover taken in", touched, regrouped=regrouped), len(here), len(away))


def take_waiting(con: apsw.Connection) -> None:
    """Put in place what was handed over of articles that are there by now."""
    waiting = _waiting(con)
    if not waiting:
        return
    with transaction(con):
        here = _recognised(con, waiting)
        _take_states(con, [(here[each.id], each) for each in waiting if each.id in here])
        _wait(con, [each for each in waiting if each.id not in here])


def _recognised(con: apsw.Connection, articles: Iterable[HandedArticle]) -> dict[str, str]:
    """Return what each of `articles` that is here is called here."""
    ids = {identity for (identity,) in con.execute("SELECT id FROM article")}
    found = {each.id: each.id for each in articles if each.id in ids}
    missing = [each for each in articles if each.id not in found]
    if missing:
        by_url, by_digest = _looked_through(
            con, {each.url for each in missing}, {each.digest for each in missing}
        )
        for each in missing:
            known = by_url.get(each.url) or by_digest.get(each.digest)
            if known is not None:
                found[each.id] = known
    return found


def _looked_through(
    con: apsw.Connection, urls: set[str], digests: set[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the articles with these addresses and with these texts; of several, the first by id."""
    by_url: dict[str, str] = {}
    by_digest: dict[str, str] = {}
    rows = con.execute(
        "SELECT id, coalesce(json_extract(about, '$.url'), ''), text FROM article JOIN content USING (n)"
        " ORDER BY id"
    )
    for identity, url, text in rows:
        if url and url in urls:
            by_url.setdefault(url, identity)
        if (digest := digest_of(text)) in digests:
            by_digest.setdefault(digest, identity)
    return by_url, by_digest


def _take_states(con: apsw.Connection, given: Sequence[tuple[str, HandedArticle]]) -> Step:
    """Merge states into those of articles here."""
    changes: dict[str, Change] = {}
    rows = con.execute(
        _SELECTED + " WHERE article.id IN (SELECT value FROM json_each(?))",
        (json.dumps([identity for identity, _ in given]),),
    )
    mine = {article.id: article.state for article in map(_article, rows)}
    now = dict(mine)
    for identity, each in given:
        now[identity] = merged(now[identity], each.state)
    for identity in sorted(now):
        if now[identity] != mine[identity]:
            changes[identity] = (identity, *_sides(mine[identity], now[identity]))
    if not changes:
        return Step("nothing to change", ())
    many = len(changes)
    sentence = f"{many:,} article{'s' * (many != 1)} as another reader left {'them' if many != 1 else 'it'}"
    keep(con, sentence, list(changes.values()))
    apply(con, [(identity, after) for identity, _, after in changes.values()])
    return Step(sentence, tuple(changes))


def _sides(before: Handed, after: Handed) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the parts that differ, before and after; `touched` so that either puts the times right."""
    parts = [part for part in _PARTS if getattr(before, part) != getattr(after, part)]
    old, new = ({part: _plain(getattr(side, part)) for part in parts} for side in (before, after))
    times = {*before.touched, *after.touched}
    old["touched"] = {part: before.touched.get(part) for part in sorted(times)}
    new["touched"] = {part: after.touched.get(part) for part in sorted(times)}
    return old, new


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


# What waits.


def _waiting(con: apsw.Connection) -> list[HandedArticle]:
    kept = recall(con, _WAITING)
    return [article_from(each) for each in kept] if isinstance(kept, list) else []


def _wait(con: apsw.Connection, articles: Sequence[HandedArticle]) -> None:
    if articles or recall(con, _WAITING):
        remember(con, _WAITING, [asdict(each) for each in articles])


def article_from(plain: Mapping[str, Any]) -> HandedArticle:
    """Return the article that `dataclasses.asdict` made a plain object of."""
    state = {**plain["state"], "tags": tuple(plain["state"]["tags"])}
    return HandedArticle(**{**plain, "state": Handed(**state)})
