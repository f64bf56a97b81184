"""The newsroom's own list of who is who that the settings name, taken in before anything is marked."""

from __future__ import annotations

from pathlib import Path

from tui.cli import output
from tui.cli.arguments import Call
from tui.errors import CopytasterError
from tui.store.connect import connect, explaining


def take_known(call: Call) -> None:
    """Take in the list that the settings name, if it is new or changed; what is wrong is only said."""
    name = call.settings.entities
    if not name:
        return
    from tui.build.known_lists import take_list  # noqa: PLC0415 - most have no list

    try:
        with explaining(call.corpus):
            con = connect(call.corpus)
            try:
                found = take_list(con, Path(name).expanduser())
            finally:
                con.close()
    except CopytasterError as error:
        output.complain(error)
        return
    for refused in found.refused if found else ():
        output.warn(f"skipped {name}, {refused}")
