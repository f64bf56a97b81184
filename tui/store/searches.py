"""Saved searches: folders in an order of the reader's, each of which may have a rule for what comes in.

A rule tags, stars or puts away (done) what its search finds among new articles: a kill rule or a keep rule.
It never touches what was there before it was made, unless that is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import apsw

from tui.errors import QueryError, StoreError
from tui.harmless import harmless_line
from tui.store.connect import transaction
from tui.store.dates import now
from tui.store.journal import Change, Step, keep
from tui.store.search import parse

KIND: Final = "search"
"""The kind of a journal's subject that is a saved search: "search:its name"."""

LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done to articles that a saved search finds when they come in.

    Attributes:
        tags: they get these tags.
        starred: they are starred: a keep rule.
        done: they are put away at once: a kill rule.
    """

    tags: tuple[str, ...] = ()
    starred: bool = False
    done: bool = False

    def __bool__(self) -> bool:
        """Tell whether it does anything."""
        return bool(self.tags or self.starred or self.done)

    def __str__(self) -> str:
        """Return it as a person writes it: "tag a, star, done"."""
        parts = [f"tag {tag}" for tag in self.tags]
        return ", ".join([*parts, *["star"] * self.starred, *["done"] * self.done])


NO_RULE: Final = Rule()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that the reader keeps.

    Attributes:
        name: what it is called; one of a kind.
        query: in the query language.
        rule: what is done to what it finds among new articles.
        at: when it was last changed, ISO 8601 UTC.
    """

    name: str
    query: str
    rule: Rule = NO_RULE
    at: str = ""


class Folder(NamedTuple):
    """A saved search as it stands above the list.

    Attributes:
        name: its name; empty for everything.
        unread: how many unread articles it finds, None where its query cannot be understood.
        has_rule: whether it does something to what comes in.
    """

    name: str
    unread: int | None
    has_rule: bool = False


def rule_of(text: str) -> Rule:
    """Return the rule that a person wrote: "tag strikes, star", "done"; empty for none.

    Raises:
        StoreError: some part of it is none of these.
    """
    tags: list[str] = []
    flags = {"star": False, "done": False}
    for part in filter(None, (each.strip() for each in harmless_line(text).split(","))):
        word, _, rest = part.partition(" ")
        if word == "tag" and rest.strip():
            tags.append(rest.strip())
        elif part in flags:
            flags[part] = True
        else:
            raise StoreError(f"“{part}” is nothing that a rule does", "", "write: tag NAME, star, done")
    return Rule(tuple(dict.fromkeys(tags)), flags["star"], flags["done"])


# Reading.


def saved_searches(con: apsw.Connection) -> list[SavedSearch]:
    """Return the saved searches in their order."""
    rows = con.execute("SELECT name, query, rule, at FROM saved_search ORDER BY place, name")
    return [SavedSearch(name, query, _rule(json.loads(rule)), at) for name, query, rule, at in rows]


def saved_search(con: apsw.Connection, name: str) -> SavedSearch:
    """Return the saved search of this name.

    Raises:
        StoreError: there is none.
    """
    for each in saved_searches(con):
        if each.name == name:
            return each
    raise StoreError(f"no saved search is called {name}", "", "copytaster searches lists them")


class Standing(NamedTuple):
    """A saved search with what it finds.

    Attributes:
        unread: how many unread articles it finds.
        found: how many it finds in all, None where its query cannot be understood.
    """

    search: SavedSearch
    unread: int
    found: int | None


def standing(con: apsw.Connection) -> list[Standing]:
    """Return the saved searches in their order, each with what it finds."""
    found = []
    for each in saved_searches(con):
        try:
            found.append(Standing(each, *_counts(con, each.query)))
        except QueryError:  # one kept by another version
            found.append(Standing(each, 0, None))
    return found


def folders(con: apsw.Connection, found: Sequence[Standing]) -> list[Folder]:
    """Return everything, then the saved searches as they were `found` standing, as folders."""
    unread = int(con.execute("SELECT count(*) FROM article WHERE read = 0").get)
    return [
        Folder("", unread),
        *(
            Folder(each.search.name, None if each.found is None else each.unread, bool(each.search.rule))
            for each in found
        ),
    ]


def found_by(con: apsw.Connection, query: str) -> int:
    """Return how many of the present articles a query finds: what a rule would have touched.

    Raises:
        QueryError: it cannot be understood.
    """
    return _counts(con, query)[1]


def _counts(con: apsw.Connection, query: str) -> tuple[int, int]:
    """Return how many unread articles a query finds, and how many in all."""
    parsed = parse(query)
    found = con.execute(
        f"SELECT coalesce(sum(read = 0), 0), count(*) FROM article WHERE {parsed.where or '1'}", parsed.values
    ).get
    return int(found[0]), int(found[1])


# Changing; each change is one step of the journal.


def save_search(con: apsw.Connection, name: str, query: str, rule: Rule | None = None) -> Step:
    """Keep a search under a name, at the end of the order, or change the one that has the name.

    Args:
        con: the corpus.
        name: what it is to be called.
        query: what it finds.
        rule: what it does to what comes in; None leaves that as it is.

    Raises:
        StoreError: the name is empty or too long.
        QueryError: the query cannot be understood.
    """
    name = _name(name)
    parse(query)
    with transaction(con):
        before = _stored(con, name)
        place = before["place"] if before else _last_place(con) + 1
        rules = _plain(rule) if rule is not None else (before or {"rule": {}})["rule"]
        after = {"query": harmless_line(query), "place": place, "rule": rules, "at": now()}
        verb = "changed" if before else "saved"
        return _take(con, f"search {name} {verb}", [(f"{KIND}:{name}", before, after)])


def rename_search(con: apsw.Connection, name: str, new: str) -> Step:
    """Call a saved search something else.

    Raises:
        StoreError: there is none of that name, or there is one of the new name.
    """
    new = _name(new)
    with transaction(con):
        before = _known(con, name)
        if new != name and _stored(con, new) is not None:
            raise StoreError(f"a saved search is called {new} already", "", "choose another name")
        changes = [(f"{KIND}:{name}", before, None), (f"{KIND}:{new}", None, {**before, "at": now()})]
        return _take(con, f"search {name} renamed {new}", changes if new != name else [])


def remove_search(con: apsw.Connection, name: str) -> Step:
    """Remove a saved search and its rule; what its rule did stays.

    Raises:
        StoreError: there is none of that name.
    """
    with transaction(con):
        return _take(con, f"search {name} removed", [(f"{KIND}:{name}", _known(con, name), None)])


def move_search(con: apsw.Connection, name: str, by: int) -> Step:
    """Move a saved search up (negative) or down in the order of the folders.

    Raises:
        StoreError: there is none of that name.
    """
    with transaction(con):
        _known(con, name)
        names = [each.name for each in saved_searches(con)]
        at = names.index(name)
        names.insert(max(0, min(len(names) - 1, at + by)), names.pop(at))
        changes: list[Change] = []
        for place, each in enumerate(names):
            before = _known(con, each)
            if before["place"] != place:
                changes.append((f"{KIND}:{each}", before, {**before, "place": place}))
        return _take(con, f"search {name} moved", changes)


def put_searches(con: apsw.Connection, wanted: Sequence[SavedSearch]) -> Step:
    """Take over saved searches of another reader: of two of one name, the one changed later holds.

    Raises:
        StoreError: a name is empty or too long.
        QueryError: a query cannot be understood.
    """
    with transaction(con):
        changes: list[Change] = []
        place = _last_place(con)
        for each in wanted:
            name = _name(each.name)
            parse(each.query)
            before = _stored(con, name)
            after = {"query": each.query, "rule": _plain(each.rule), "at": each.at}
            if before is None:
                place += 1
                changes.append((f"{KIND}:{name}", None, {**after, "place": place}))
            elif _later(after, before):
                changes.append((f"{KIND}:{name}", before, {**after, "place": before["place"]}))
        many = len(changes)
        return _take(con, f"{many} saved search{'es' * (many != 1)} taken over", changes)


def _later(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether `one` was changed after `other`; of two at once, one is always the later."""
    return _age(one) > _age(other)


def _age(each: Mapping[str, Any]) -> tuple[str, str, str]:
    return each["at"], each["query"], json.dumps(each["rule"], sort_keys=True)


def _take(con: apsw.Connection, sentence: str, changes: Sequence[Change]) -> Step:
    """Make changes that are some, and keep them as one step."""
    changes = [change for change in changes if change[1] != change[2]]
    if not changes:
        return Step("nothing to change", ())
    apply(con, [(subject, after) for subject, _, after in changes])
    keep(con, sentence, changes)
    return Step(sentence, ())


def apply(con: apsw.Connection, sides: Sequence[tuple[str, Any]]) -> list[str]:
    """Put each saved search ("search:its name") into the state given; None takes it away."""
    for subject, value in sides:
        name = subject.partition(":")[2]
        con.execute("DELETE FROM saved_search WHERE name = ?", (name,))
        if value is not None:
            con.execute(
                "INSERT INTO saved_search VALUES (?, ?, ?, ?, ?)",
                (name, value["query"], value["place"], json.dumps(value["rule"]), value["at"]),
            )
    return []


def _stored(con: apsw.Connection, name: str) -> dict[str, Any] | None:
    row = con.execute("SELECT query, place, rule, at FROM saved_search WHERE name = ?", (name,)).fetchone()
    if row is None:
        return None
    query, place, rule, at = row
    return {"query": query, "place": place, "rule": json.loads(rule), "at": at}


def _known(con: apsw.Connection, name: str) -> dict[str, Any]:
    stored = _stored(con, name)
    if stored is None:
        raise StoreError(f"no saved search is called {name}", "", "copytaster searches lists them")
    return stored


def _last_place(con: apsw.Connection) -> int:
    return int(con.execute("SELECT coalesce(max(place), -1) FROM saved_search").get)


def _name(name: str) -> str:
    cleaned = harmless_line(name)
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise StoreError(f"a saved search needs a name of 1 to {LONGEST_NAME} characters", "", "write one")
    return cleaned


def _plain(rule: Rule) -> dict[str, Any]:
    """Return a rule as JSON has it; what it does not do is left out."""
    plain = {"tags": list(rule.tags), "starred": rule.starred, "done": rule.done}
    return {name: value for name, value in plain.items() if value}


def _rule(plain: Mapping[str, Any]) -> Rule:
    return replace(NO_RULE, **{**plain, "tags": tuple(plain.get("tags", ()))})
