"""Rules: what saved searches do to articles as these come in."""

from __future__ import annotations

import apsw

from tui.errors import QueryError
from tui.store.journal import Step, as_one_step
from tui.store.search import parse
from tui.store.searches import SavedSearch, saved_searches
from tui.store.state import change


def apply_rule(con: apsw.Connection, search: SavedSearch) -> Step:
    """Do what the rule of `search` says to all articles that it finds, as one step.

    Raises:
        QueryError: its query cannot be understood.
    """
    return _applied(con, search, "1")


def apply_rules(con: apsw.Connection) -> list[Step]:
    """Apply every rule to the articles that came in since this was last done.

    A keep rule is stronger than a kill rule: what is starred by one is not put away by another. A rule whose
    query cannot be understood any more does nothing.

    Returns:
        A step for each rule that did something.
    """
    with as_one_step(con, "rules applied to what came in"):
        if not con.execute("SELECT EXISTS (SELECT 1 FROM article WHERE ruled = 0)").get:
            return []
        ruled = [each for each in saved_searches(con) if each.rule]
        steps = []
        for search in sorted(ruled, key=lambda each: each.rule.done):
            which = "article.ruled = 0" + (" AND article.starred = 0" if search.rule.done else "")
            try:
                step = _applied(con, search, which)
            except QueryError:
                continue
            if step.articles:
                steps.append(step)
        con.execute("UPDATE article SET ruled = 1 WHERE ruled = 0")
    return steps


def _applied(con: apsw.Connection, search: SavedSearch, which: str) -> Step:
    """Do what the rule of `search` says to those that it finds among the articles for which `which` holds."""
    query, rule = parse(search.query), search.rule
    where = f"{which} AND ({query.where})" if query.where else which
    found = con.execute(f"SELECT article.id FROM article WHERE {where} ORDER BY article.id", query.values)
    return change(
        con,
        [identity for (identity,) in found],
        starred=True if rule.starred else None,
        done=True if rule.done else None,
        add_tags=rule.tags,
        by=f"rule {search.name}: ",
    )
