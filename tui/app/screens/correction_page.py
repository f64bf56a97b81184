"""What can be put right about a name: in one article, and wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple, get_args

import apsw

from tui.app.keys import Keys
from tui.app.panes.line_pane import BLANK, Row, said
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Correct, PutTogether, TakeBack
from tui.corpus.correction import Correction
from tui.corpus.entity import Entity
from tui.corpus.highlight import NameKind
from tui.errors import StoreError
from tui.store import correcting, read
from tui.store.corrections import sentence_of
from tui.store.entities import local_entities
from tui.view.kinds import one_of

_KINDS: Final[dict[NameKind, str]] = {
    "person": "a person",
    "organisation": "an organisation",
    "place": "a place",
    "misc": "a name of another kind",
}


class About(NamedTuple):
    """A name, and what may be put right about it.

    Attributes:
        name: as the article has it, else the entity's.
        title: of the article that it is about; "" for none.
        article: its id.
        kind: what the name is taken for there.
        others: how many other articles name the entity.
        reports: how many articles of the same event do, this one among them.
        made: what was put right about it before.
    """

    entity: Entity
    name: str
    kind: NameKind
    article: str | None
    title: str
    others: int
    reports: int
    made: Sequence[Correction]


def about(con: apsw.Connection, entity: str, article: str | None) -> About:
    """Return what may be put right about an entity, and about what one article calls by its name.

    Raises:
        StoreError: the corpus no longer has it.
    """
    found = read.entity(con, entity)
    local = local_entities(con, article, entity) if article is not None else []
    here = article if local else None
    return About(
        found,
        local[0].names[0] if local else found.name,
        local[0].kind if local else found.kind,
        here,
        read.article(con, here).title if here else "",
        len(set(found.articles) - {here}),
        len(correcting.reports_naming(con, here, entity)) if here else 0,
        correcting.corrections_about(con, entity),
    )


class CorrectionPage(PageScreen):
    """Offers what can be put right; Enter does it."""

    def __init__(self, what: About, keys: Keys) -> None:
        super().__init__(f"Put right: “{what.name}”", note=one_of(what.entity.kind), keys=keys)
        self._what = what

    def rows_at(self, width: int) -> list[Row]:  # noqa: ARG002  one line a choice at any width
        """Return the choices: for the article, for wherever it is named, and what can be taken back."""
        return [*_here(self._what), *_everywhere(self._what), *_made(self._what)][:-1]


def _here(what: About) -> Iterator[Row]:
    article, entity = what.article, what.entity
    if article is None:
        return
    yield Row(((" In ", "heading"), said(what.title or "this article", "heading")))
    if what.others:
        known = entity.name if entity.name != what.name else f"the {entity.name} of the other articles"
        yield _choice(f"it is not {known}: another one", Correct("apart", entity.id, article))
    if 1 < what.reports <= what.others:
        yield _choice(
            f"the same in the {what.reports} reports of this event that name it",
            Correct("apart_event", entity.id, article),
        )
    for kind in get_args(NameKind):
        if kind != what.kind:
            yield _choice(f"it is {_KINDS[kind]}", Correct("kind", entity.id, article, kind))
    yield _choice("it is no name", Correct("no_name", entity.id, article))
    yield BLANK


def _everywhere(what: About) -> Iterator[Row]:
    entity = what.entity
    yield Row(((" Wherever ", "heading"), said(entity.name, "heading"), (" is named", "heading")))
    yield _choice("it is the same as …", PutTogether(entity.id, entity.name))
    for kind in get_args(NameKind):
        if kind != entity.kind:
            yield _choice(f"it is {_KINDS[kind]}", Correct("kind", entity.id, None, kind))
    yield _choice("it is no name", Correct("no_name", entity.id, None))
    yield BLANK


def _made(what: About) -> Iterator[Row]:
    if what.made:
        yield Row(((" Take back", "heading"),))
        for each in what.made:
            yield _choice(sentence_of([each]), TakeBack(each.id))
        yield BLANK


def _choice(text: str, target: object) -> Row:
    return Row((("   ", "text"), said(text)), (), target)


def made_of(con: apsw.Connection, choice: Correct) -> list[Correction]:
    """Return the corrections that a choice stands for.

    Raises:
        StoreError: it can no longer be made.
    """
    match choice:
        case Correct("apart", entity, str(article)):
            return correcting.another_entity(con, article, entity)
        case Correct("apart_event", entity, str(article)):
            return correcting.another_in_event(con, article, entity)
        case Correct("kind", entity, article, kind) if kind is not None:
            return correcting.of_kind(con, entity, kind, article)
        case Correct("no_name", entity, article):
            return correcting.no_name(con, entity, article)
    raise StoreError("this cannot be put right")
