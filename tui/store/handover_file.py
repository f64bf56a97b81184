"""The file of a handover: one JSON object, checked before anything of it is taken in."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tui.errors import StoreError
from tui.harmless import harmless, harmless_line
from tui.store.handover import SCHEMA, HandedArticle, Handover
from tui.store.merging import Handed
from tui.store.searches import Rule, SavedSearch

_KIND: Final = "copytaster handover"

_LINE: Final = 2000

_NOTE: Final = 1_000_000


def as_json(given: Handover) -> str:
    """Return a handover as its file; the same handover gives the same bytes."""
    plain = {"schema": SCHEMA, "kind": _KIND, **asdict(given)}
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def from_json(text: str, where: str) -> Handover:
    """Return the handover that a file holds; what could harm a terminal is taken out of it.

    Args:
        text: of the file.
        where: what the file is called, for what is said when it is none.

    Raises:
        StoreError: it is not one, or of a newer form.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StoreError(
            "this is not JSON", where, "copytaster handover export writes such a file"
        ) from error
    if not isinstance(plain, dict) or plain.get("kind") != _KIND:
        raise StoreError("this is not a handover", where, "copytaster handover export writes one")
    if plain.get("schema") != SCHEMA:
        raise StoreError(
            f"this handover is of another form: {plain.get('schema')!r}"[:80], where, "update copytaster"
        )
    try:
        return _File.model_validate(plain).handover()
    except (ValidationError, RecursionError) as error:
        raise StoreError(f"this handover is spoilt: {_first(error)}", where, "export it again") from error


def _first(error: Exception) -> str:
    """Return the first thing that is wrong, and where."""
    if not isinstance(error, ValidationError):
        return "it is nested too deeply"
    found = error.errors(include_input=False, include_url=False)[0]
    return harmless_line(f"{'.'.join(map(str, found['loc']))}: {found['msg']}")[:200]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


_Stamp = Field(default="", max_length=40, pattern=r"^[0-9:T.Z+-]*$")


class _State(_Part):
    read: bool = False
    starred: bool = False
    done: bool = False
    note: str = Field(default="", max_length=_NOTE)
    queued: str = _Stamp
    due: str = _Stamp
    tags: list[str] = Field(default=[], max_length=1000)
    touched: dict[str, str] = Field(default={}, max_length=20)

    def handed(self) -> Handed:
        tags = sorted({tag for each in self.tags if (tag := harmless_line(each)[:_LINE])})
        known = {"read", "starred", "done", "note", "queued", "due", "tags"}
        touched = {part: harmless_line(at)[:40] for part, at in self.touched.items() if part in known}
        plain = self.model_dump(exclude={"tags", "touched", "note"})
        return Handed(**plain, note=harmless(self.note).strip(), tags=tuple(tags), touched=touched)


class _Article(_Part):
    id: str = Field(max_length=_LINE)
    url: str = Field(default="", max_length=_LINE * 4)
    title: str = ""
    source: str = ""
    digest: str = Field(default="", max_length=64, pattern=r"^[0-9a-f]*$")
    state: _State = _State()

    def article(self) -> HandedArticle:
        title, source = harmless_line(self.title)[:_LINE], harmless_line(self.source)[:_LINE]
        state = self.state.handed()
        return HandedArticle(
            harmless_line(self.id), harmless_line(self.url), title, source, self.digest, state
        )


class _Rule(_Part):
    tags: list[str] = Field(default=[], max_length=1000)
    starred: bool = False
    done: bool = False


class _Search(_Part):
    name: str
    query: str
    rule: _Rule = _Rule()
    at: str = _Stamp

    def search(self) -> SavedSearch:
        tags = tuple(tag for each in self.rule.tags if (tag := harmless_line(each)))
        rule = Rule(tags, self.rule.starred, self.rule.done)
        return SavedSearch(harmless_line(self.name), harmless_line(self.query), rule, self.at)


class _File(_Part):
    articles: list[_Article] = []
    searches: list[_Search] = []
    corrections: list[dict[str, Any]] = []
    decisions: list[dict[str, Any]] = []

    def handover(self) -> Handover:
        return Handover(
            tuple(each.article() for each in self.articles),
            tuple(each.search() for each in self.searches),
            tuple(self.corrections),
            tuple(self.decisions),
        )
