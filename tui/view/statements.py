"""What was said without quotation marks ("said that …"): by speaker, each statement once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.view.quote_versions import Said, speaker_of

_WORD: Final = re.compile(r"\w{3,}")

_ALIKE: Final = 0.6
"""Share of the shorter statement's words in the longer, from which two of one speaker are one."""


class StatementRow(NamedTuple):
    """One statement: as the best report has it, then the others that report it."""

    speaker: str
    said: tuple[Said, ...]


def statement_rows(reports: Sequence[Article], names: Mapping[str, str]) -> list[StatementRow]:
    """Return the indirect speech of `reports` (best first): who says most first, in order of the text."""
    found: dict[str, list[tuple[frozenset[str], list[Said]]]] = {}
    for report in reports:
        for each in report.statements:
            said = Said(report.id, (each.start, each.end), report.text[each.start : each.end])
            words = frozenset(map(str.lower, _WORD.findall(said.words)))
            groups = found.setdefault(speaker_of(each, names, report.text), [])
            same = next((group for group in groups if _alike(group[0], words)), None)
            if same is None:
                groups.append((words, [said]))
            else:
                same[1].append(said)
    order = sorted(found, key=lambda speaker: (speaker == "unnamed", -len(found[speaker]), speaker))
    return [StatementRow(speaker, tuple(said)) for speaker in order for _, said in found[speaker]]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * min(len(one), len(other))
