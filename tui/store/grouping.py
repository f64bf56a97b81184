"""The direct effect of a decision: which articles are one event, which events one story, at once.

What is written here is worked out anew, with everything else, when the corpus is next linked; until then the
reader sees what was decided. A grouping is given by articles alone, never by the ids of events, and so can be
put back after events have grown.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import apsw

from tui.corpus.identity import stable_id
from tui.corpus.outlet import voices
from tui.store.derived import count_links
from tui.store.fold import fold

Groups = list[list[str]]
"""Articles (for stories: one of each event) that belong together, by id."""


class _Member(NamedTuple):
    n: int
    id: str
    title: str
    sorted: str
    conflict: int
    publisher: str


# Events.


def event_groups(con: apsw.Connection, articles: Iterable[str]) -> Groups:
    """Return the events that hold any of `articles`, each as the ids of its reports, best first."""
    rows = con.execute(
        "SELECT articles FROM event WHERE id IN"
        " (SELECT event FROM article WHERE id IN (SELECT value FROM json_each(?))) ORDER BY id",
        (json.dumps(sorted(articles)),),
    )
    return [json.loads(listed) for (listed,) in rows]


def regroup(con: apsw.Connection, wanted: Groups) -> list[str]:
    """Make each of `wanted` an event; return the ids of the articles concerned.

    What joined one of these events since stays with the most of those it was with.
    """
    before = event_groups(con, (article for group in wanted for article in group))
    groups = [group for group in _with_newcomers(before, wanted) if group]
    articles = [article for group in groups for article in group]
    stories = _story_ids(con, articles)
    placed = [(group, _story_of(con, group), _covering(con, group)) for group in groups]
    con.execute(
        "DELETE FROM event WHERE id IN"
        " (SELECT event FROM article WHERE id IN (SELECT value FROM json_each(?)))",
        (json.dumps(articles),),
    )
    for group, story, also in placed:
        _put_event(con, group, story, also)
    _retell(con, stories)
    _name_links(con, articles)
    return articles


def _with_newcomers(before: Groups, wanted: Groups) -> Groups:
    """Return `wanted` as far as it is there now, joined by whoever else is in the events of `before`."""
    there = {article for group in before for article in group}
    groups = [[article for article in dict.fromkeys(group) if article in there] for group in wanted]
    place = {article: at for at, group in enumerate(groups) for article in group}
    for group in before:
        homes = Counter(place[article] for article in group if article in place)
        home = max(homes, key=lambda at: (homes[at], -at))
        groups[home] += [article for article in group if article not in place]
    return groups


def _story_of(con: apsw.Connection, group: Sequence[str]) -> str:
    """Return the story that a group belongs to: that of the event most of it comes from."""
    row = con.execute(
        "SELECT story FROM article JOIN event ON event.id = article.event WHERE article.id IN"
        " (SELECT value FROM json_each(?)) GROUP BY event.id ORDER BY count(*) DESC, event.id LIMIT 1",
        (json.dumps(group),),
    ).fetchone()
    return row[0] if row else ""


def _covering(con: apsw.Connection, group: Sequence[str]) -> list[str]:
    """Return the digests that cover the events a group comes from."""
    rows = con.execute(
        "SELECT DISTINCT value FROM event, json_each(also) WHERE event.id IN"
        " (SELECT event FROM article WHERE article.id IN (SELECT value FROM json_each(?))) ORDER BY 1",
        (json.dumps(group),),
    )
    return [digest for (digest,) in rows if digest not in group]


def _members(con: apsw.Connection, group: Sequence[str]) -> list[_Member]:
    rows = con.execute(
        "SELECT n, article.id, article.title, sorted, conflict,"
        " coalesce(json_extract(about, '$.publisher'), source) FROM article JOIN content USING (n)"
        " WHERE article.id IN (SELECT value FROM json_each(?))",
        (json.dumps(group),),
    )
    found = {row[1]: _Member(*row) for row in rows}
    return [found[article] for article in group if article in found]


def _put_event(con: apsw.Connection, group: Sequence[str], story: str, also: Sequence[str]) -> None:
    """Store the event of `group`, best report first."""
    members = _members(con, group)
    days = sorted(each.sorted[:10] for each in members if each.sorted)
    newest = max(each.sorted for each in members)
    title = next((each.title for each in members if each.title), "")
    identity = stable_id("e", _earliest(members))
    standing = voices(
        {each.id: each.publisher for each in members}, copies_in(con, [each.id for each in members])
    )
    con.execute(
        "INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            identity,
            title,
            fold(title),
            story,
            days[0] if days else None,
            days[-1] if days else None,
            newest,
            len(set(standing.values())),
            _listed(group),
            _listed(also),
            max(each.conflict for each in members),
        ),
    )
    con.executemany(
        "UPDATE article SET event = ?, newest = ?, place = ? WHERE n = ?",
        [(identity, newest, place, each.n) for place, each in enumerate(members)],
    )


def _listed(articles: Sequence[str]) -> str:
    return json.dumps(articles, separators=(",", ":"))


def _earliest(members: Iterable[_Member]) -> str:
    """Return the article that names a group, as linking chooses it: dated before undated, then by id."""
    return min(members, key=lambda each: (not each.sorted, each.sorted[:10], each.id)).id


def copies_in(con: apsw.Connection, articles: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of `articles` that print the same text."""
    rows = con.execute(
        "WITH wanted AS (SELECT n FROM article WHERE id IN (SELECT value FROM json_each(?)))"
        " SELECT x.id, y.id FROM link JOIN article x ON x.n = a JOIN article y ON y.n = b"
        " WHERE kind = 'duplicate' AND a IN wanted AND b IN wanted ORDER BY 1, 2",
        (json.dumps(list(articles)),),
    )
    return [(one, other) for one, other in rows]


_NUMBERS: Final = "SELECT n FROM article WHERE id IN (SELECT value FROM json_each(?))"

_WITHIN: Final = "('same_event', 'duplicate')"


def _name_links(con: apsw.Connection, articles: Sequence[str]) -> None:
    """Call the links of `articles` what they are now: of one event, or of one story."""
    numbers = {n for (n,) in con.execute(_NUMBERS, (json.dumps(articles),))}
    of_these = "(SELECT value FROM json_each(?1))"
    differ = "(SELECT event FROM article WHERE n = a) <> (SELECT event FROM article WHERE n = b)"
    touching = f"(a IN {of_these} OR b IN {of_these})"
    bound = (json.dumps(sorted(numbers)),)
    con.execute(
        f"UPDATE OR REPLACE link SET kind = 'same_story' WHERE {touching} AND kind IN {_WITHIN} AND {differ}",
        bound,
    )
    con.execute(
        f"UPDATE OR REPLACE link SET kind = 'same_event'"
        f" WHERE {touching} AND kind NOT IN {_WITHIN} AND NOT {differ}",
        bound,
    )
    count_links(con, numbers)


def unlink(con: apsw.Connection, one: str, other: str) -> None:
    """Take away the link between two articles; linking makes it anew should that be decided otherwise."""
    numbers = json.dumps([n for (n,) in con.execute(_NUMBERS, (json.dumps([one, other]),))])
    con.execute(
        "DELETE FROM link WHERE a IN (SELECT value FROM json_each(?1))"
        " AND b IN (SELECT value FROM json_each(?1))",
        (numbers,),
    )
    count_links(con, set(json.loads(numbers)))


# Stories.


def story_groups(con: apsw.Connection, articles: Iterable[str]) -> Groups:
    """Return the stories that hold any of `articles`, each as the best report of each of its events."""
    rows = con.execute(
        "SELECT json_group_array(event.articles ->> 0 ORDER BY event.id) FROM event WHERE story IN"
        " (SELECT story FROM event JOIN article ON article.event = event.id WHERE article.id IN"
        " (SELECT value FROM json_each(?))) GROUP BY story ORDER BY story",
        (json.dumps(sorted(articles)),),
    )
    return [json.loads(listed) for (listed,) in rows]


def restory(con: apsw.Connection, wanted: Groups) -> list[str]:
    """Make each of `wanted` a story of the events that its articles are in; return articles concerned."""
    before = story_groups(con, (article for group in wanted for article in group))
    known = _story_ids(con, [article for group in before for article in group])
    groups = [group for group in _with_newcomers(before, _by_event(con, before, wanted)) if group]
    con.execute("DELETE FROM story WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(known),))
    for story in [_assign_story(con, group) for group in groups]:
        _tell(con, story)
    return [article for group in groups for article in group]


def _by_event(con: apsw.Connection, before: Groups, wanted: Groups) -> Groups:
    """Return `wanted` with each article replaced by the one that stands for its event in `before`."""
    standing = {article for group in before for article in group}
    best = {
        article: listed
        for article, listed in con.execute(
            "SELECT article.id, event.articles ->> 0 FROM article JOIN event ON event.id = article.event"
            " WHERE article.id IN (SELECT value FROM json_each(?))",
            (json.dumps([article for group in wanted for article in group]),),
        )
        if listed in standing
    }
    return [list(dict.fromkeys(best[each] for each in group if each in best)) for group in wanted]


def _story_ids(con: apsw.Connection, articles: Sequence[str]) -> list[str]:
    rows = con.execute(
        "SELECT DISTINCT story FROM event JOIN article ON article.event = event.id WHERE article.id IN"
        " (SELECT value FROM json_each(?)) ORDER BY story",
        (json.dumps(articles),),
    )
    return [story for (story,) in rows]


def _assign_story(con: apsw.Connection, group: Sequence[str]) -> str:
    """Assign the events that the articles of `group` are in to one story; return its id."""
    rows = con.execute(
        "SELECT DISTINCT event FROM article WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(group),),
    )
    listed = json.dumps([event for (event,) in rows])
    story = _story_id(con, "event.id IN (SELECT value FROM json_each(?))", listed)
    con.execute("UPDATE event SET story = ? WHERE id IN (SELECT value FROM json_each(?))", (story, listed))
    return story


def _story_id(con: apsw.Connection, which: str, bound: str) -> str:
    """Return the id of the story of the events `which`, made from their earliest article as linking does."""
    earliest = con.execute(
        f"SELECT article.id FROM event JOIN article ON article.event = event.id WHERE {which}"
        " ORDER BY sorted = '', substr(sorted, 1, 10), article.id LIMIT 1",
        (bound,),
    ).get
    return stable_id("s", str(earliest))


def _tell(con: apsw.Connection, story: str) -> None:
    """Store title and order of the events that are of `story` now."""
    rows: list[tuple[Any, ...]] = con.execute(
        "SELECT id, title, json_array_length(articles) FROM event WHERE story = ?"
        " ORDER BY coalesce(first, ''), id",
        (story,),
    ).fetchall()
    title = max(enumerate(rows), key=lambda row: (row[1][2], -row[0]))[1][1]
    con.execute(
        "INSERT OR REPLACE INTO story VALUES (?, ?, ?, ?)",
        (story, title, fold(title), _listed([event for event, *_ in rows])),
    )


def _retell(con: apsw.Connection, stories: Sequence[str]) -> None:
    """Bring `stories` up to date with what events they have now; one that has none is gone."""
    for story in stories:
        con.execute("DELETE FROM story WHERE id = ?", (story,))
        if con.execute("SELECT EXISTS (SELECT 1 FROM event WHERE story = ?)", (story,)).get:
            identity = _story_id(con, "event.story = ?", story)
            if identity != story:
                con.execute("UPDATE event SET story = ? WHERE story = ?", (identity, story))
            _tell(con, identity)
