"""Which names of one article are one entity there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tui.annotate.cjk_names import is_cjk
from tui.annotate.known_organisations import known_organisation
from tui.annotate.mentions import Mention
from tui.annotate.name_forms import core, initials, is_acronym, slug, words
from tui.annotate.name_match import relation
from tui.annotate.place_names import country, without_side
from tui.annotate.spelling import can_be_misprint
from tui.annotate.titles import title_before
from tui.corpus.highlight import LocalEntity, NameKind

# What may stand between a long form and its acronym, and between two names of one body: "Hayat Tahrir al-Sham
# (HTS", "ISIL, also known as ISIS", "the Civil Defence, better known as the White Helmets".
_BRACKET = re.compile(r"\s*[(\[]\s*")
_OTHER_LETTERS = re.compile(r"\s?[(（,，、]\s?")
_KNOWN_AS = re.compile(
    r"\s*[,(]?\s*(?:also|formerly|better|otherwise|widely)\s+"
    r"(?:known|called|referred to)\s+(?:as\s+)?(?:the\s+)?"
)
_LONGEST_GLOSS = 40
# How a shorter form stands to a group's, best first; anything else is no relation.
_RANKS = {"same": 0, "acronym": 1, "surname": 2, "first_name": 3, "part": 3}
# No article names more people in full; a hostile text may.
_MOST_PEOPLE = 200


@dataclass(slots=True)
class _Group:
    kind: NameKind
    first: int
    names: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    members: list[int] = field(default_factory=list)

    def fullest(self) -> list[str]:
        return sorted(self.names, key=lambda name: (-len(words(name)), -self.names[name], name))


def grouped(text: str, mentions: Sequence[Mention]) -> tuple[list[LocalEntity], list[str]]:
    """Return the entities in order of first mention, and for each mention the key of its entity.

    Args:
        text: the article's text.
        mentions: in order, without overlap.
    """
    groups = _Grouping(text, mentions).groups()
    keys = [""] * len(mentions)
    entities: list[LocalEntity] = []
    taken: set[str] = set()
    for group in sorted(groups, key=lambda g: g.first):
        key = _free_key(f"{group.kind}:{slug(group.fullest()[0])}", taken)
        entities.append(
            LocalEntity(
                key=key,
                kind=group.kind,
                names=tuple(group.fullest()),
                titles=tuple(sorted(group.titles, key=lambda t: (-group.titles[t], t))),
                mentions=len(group.members),
            )
        )
        for member in group.members:
            keys[member] = key
    return entities, keys


def _free_key(key: str, taken: set[str]) -> str:
    free, n = key, 2
    while free in taken:
        free, n = f"{key}-{n}", n + 1
    taken.add(free)
    return free


class _Grouping:
    """Founds a group for each full name, then lets shorter forms join."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = mentions
        self._surfaces = [surface(text, m) for m in mentions]
        self._by_word: defaultdict[tuple[NameKind, str], list[_Group]] = defaultdict(list)
        self._groups: list[_Group] = []

    def groups(self) -> list[_Group]:
        forms: defaultdict[tuple[NameKind, str], list[int]] = defaultdict(list)
        for i, mention in enumerate(self._mentions):
            forms[mention.kind, self._surfaces[i]].append(i)
        for (kind, name), members in sorted(forms.items(), key=lambda f: (-len(core(f[0][1])), f[1][0])):
            group = self._home(kind, name, members[0]) or self._found(kind, members[0])
            self._join(group, name, members)
        return self._groups

    def _found(self, kind: NameKind, member: int) -> _Group:
        group = _Group(kind, self._mentions[member].start)
        self._groups.append(group)
        return group

    def _join(self, group: _Group, name: str, members: Iterable[int]) -> None:
        if name not in group.names:
            for word in _handles(group.kind, name):
                self._by_word[group.kind, word].append(group)
        for i in members:
            group.names[name] += 1
            group.members.append(i)
            mention = self._mentions[i]
            group.first = min(group.first, mention.start)
            if group.kind == "person" and (title := title_before(self._text, mention.start)):
                group.titles[title] += 1

    def _home(self, kind: NameKind, name: str, member: int) -> _Group | None:
        """Return the group that `name` joins: the one that fits best, was named most, came first."""
        glossed = self._glossed(kind, member)
        if glossed is not None:
            return glossed
        best: tuple[int, int, int] | None = None
        home: _Group | None = None
        for group in self._near(kind, name):
            how = min(_RANKS.get(relation(kind, name, full), 9) for full in group.names)
            # Later articles' "Verhan" is the Verhan who came first; a body is the one most talked of.
            rank = (how, 0 if kind == "person" else -len(group.members), group.first)
            if how < 9 and (best is None or rank < best):
                best, home = rank, group
        return home or (self._misprinted(name) if kind == "person" else None)

    def _near(self, kind: NameKind, name: str) -> list[_Group]:
        """Return the groups that share a word (or a country, an acronym) with `name`, each once."""
        found = {id(g): g for handle in _handles(kind, name) for g in self._by_word[kind, handle]}
        return list(found.values())

    def _misprinted(self, name: str) -> _Group | None:
        """Return the one full-named person of whose surname `name` is a slip ("Sergey Larov", "Lavrov")."""
        surname = core(name)
        if len(surname) > 1:
            return None
        people = [g for g in self._groups if g.kind == "person" and len(core(g.fullest()[0])) > 1]
        slip = [g for g in people[:_MOST_PEOPLE] if can_be_misprint(core(g.fullest()[0])[-1], surname[0])]
        return slip[0] if len(slip) == 1 else None

    def _glossed(self, kind: NameKind, member: int) -> _Group | None:
        """Return the group of the name that this one is put beside: "Hayat Tahrir al-Sham (HTS)"."""
        if member == 0 or self._mentions[member - 1].kind != kind:
            return None
        gap = self._text[self._mentions[member - 1].end : self._mentions[member].start]
        if len(gap) > _LONGEST_GLOSS or not self._explains(kind, member, gap):
            return None
        return next((g for g in self._groups if member - 1 in g.members), None)

    def _explains(self, kind: NameKind, member: int, gap: str) -> bool:
        """Return whether a name says again, in brackets or in other words, what stands before the gap."""
        name, before = self._surfaces[member], self._surfaces[member - 1]
        if is_cjk(name) and not is_cjk(before):
            return bool(_OTHER_LETTERS.fullmatch(gap))
        if kind == "person":
            return False
        return bool((is_acronym(name) and _BRACKET.fullmatch(gap)) or _KNOWN_AS.fullmatch(gap))


def _handles(kind: NameKind, name: str) -> list[str]:
    """Return the words under which a name is looked up: enough that any related pair shares one."""
    if kind == "place":
        return [country(name) or " ".join(core(without_side(name)))]
    if kind == "person":
        return list(dict.fromkeys(core(name)))
    acronyms = sorted(initials(name)) if len(words(name)) > 1 else []
    return list(dict.fromkeys([*words(name), *acronyms, known_organisation(name)]))


def surface(text: str, mention: Mention) -> str:
    """Return the name as printed, line breaks folded, without a possessive."""
    return re.sub(r"(?:['’]\s?s|['’])$", "", " ".join(text[mention.start : mention.end].split()))
