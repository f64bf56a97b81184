"""What was said without quotation marks ("said that …"): by speaker, each statement once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.view.quote_versions import Said
from tui.view.speaker_names import UNNAMED, in_one_case, speaker_of

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
    told = [(report, each) for report in reports for each in report.statements]
    speakers = in_one_case([speaker_of(each, names, report.text) for report, each in told])
    for (report, each), speaker in zip(told, speakers, strict=True):
        said = Said(report.id, (each.start, each.end), report.text[each.start : each.end])
        words = frozenset(map(str.lower, _WORD.findall(said.words)))
        groups = found.setdefault(speaker, [])
        same = next((group for group in groups if _alike(group[0], words)), None)
        if same is None:
            groups.append((words, [said]))
        else:
            same[1].append(said)
    order = sorted(found, key=lambda speaker: (speaker == UNNAMED, -len(found[speaker]), speaker))
    return [StatementRow(speaker, tuple(said)) for speaker in order for _, said in found[speaker]]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and len(one & other) >= _ALIKE * min(len(one), len(other))
