"""Which entity of the corpus is meant on the command line."""

from __future__ import annotations

import apsw

from tui.errors import UsageError
from tui.store.entities import entity_row, entity_rows
from tui.store.fold import tokens

_SHOWN = 5


def entity_named(con: apsw.Connection, given: str | None) -> str:
    """Return the id of the entity that `given`, an id or a name, means.

    A name means the entity that is called just so, else the only one in whose names its words stand.

    Raises:
        UsageError: it means none, or several.
    """
    wanted = given or ""
    if entity_row(con, wanted) is not None:
        return wanted
    found = entity_rows(con, wanted) if tokens(wanted) else []
    exact = [row for row in found if tokens(row.name) == tokens(wanted)]
    meant = exact or found
    if len(meant) == 1:
        return meant[0].id
    if not meant:
        raise UsageError(f"there is no entity {wanted}", "", "copytaster entities lists them")
    ids = ", ".join(row.id for row in meant[:_SHOWN])
    raise UsageError(f"“{wanted}” may be {ids}{' …' * (len(meant) > _SHOWN)}", "", "give one of these ids")
