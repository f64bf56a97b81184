"""What a reader put right about names: who is not who, who is one, what kind a name is, what is no name.

A correction is kept by what articles print, never by the id of an entity or of a mark: entities grow, marks
are made again by later versions, the printed name and its article stay.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from tui.corpus.highlight import NameKind
from tui.corpus.identity import stable_id

Verdict: TypeAlias = Literal["same", "apart", "kind", "no_name"]
"""Two names are one entity; one is not the other; a name is of another kind; it is no name at all."""


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """A name as articles print it.

    Attributes:
        name: the fullest form that the article, or the entity, has of it.
        kind: what it was taken for when it was put right.
        article: id of the article that it is in; "" wherever it is printed.
    """

    name: str
    kind: NameKind
    article: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right.

    Attributes:
        other: the other name (`same`, `apart`).
        becomes: the kind it is (`kind`).
        at: when, ISO 8601 UTC; of two that contradict each other the later one holds.
        who: the reader's user name.
    """

    verdict: Verdict
    subject: Naming
    other: Naming | None = None
    becomes: NameKind | None = None
    at: str = ""
    who: str = ""

    @property
    def id(self) -> str:
        """Return what it is kept under: a later correction of the same names takes its place."""
        names = sorted(each for each in (self.subject, self.other) if each is not None)
        about = "who" if self.other is not None else "what"
        return stable_id("k", about, *(part for n in names for part in (n.name, n.kind, n.article)))


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """An entry of a newsroom's own list of who is who.

    Attributes:
        name: as it is to be shown.
        aliases: what else it is called; each is taken for a name wherever it is printed so.
        note: what the newsroom wants remembered about it.
    """

    name: str
    kind: NameKind
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader told.

    Attributes:
        corrections: the oldest first; of two that contradict each other the later one holds.
        known: a newsroom's own list.
    """

    corrections: tuple[Correction, ...] = ()
    known: tuple[KnownEntity, ...] = ()


NOTHING: Final = Told()
