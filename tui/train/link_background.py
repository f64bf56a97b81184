"""Make `tui/link/models/background.tsv`: how many events of the labelled data name each term and phrase.

Run: `uv run python -m tui.train.link_background`. Only frequencies leave the data, no text.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from tui.link.background import FLOOR, TABLE
from tui.link.terms import is_content, tokens
from tui.train.link_data import EVENT_SETS, rows

_OTHERS: Final = ("entities_worldwide", "quotes_polnear_train", "quotes_polnear_dev")


def _group(name: str, row: dict[str, Any]) -> str:
    """Return what counts once: the event (or story) where there is one, else the article."""
    return f"{name}/{row.get('event', row['id'])}"


def _phrases_and_terms(text: str) -> set[str]:
    words = tokens(text)
    found = {token.term for token in words if is_content(token)}
    found.update(
        f"{first.term} {second.term}"
        for first, second in pairwise(words)
        if is_content(first) and is_content(second)
    )
    return found


def counts() -> tuple[int, Counter[str]]:
    """Return the number of events and, for each term and phrase, how many of them name it."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for name in (*(f"events_{one}" for one in (*EVENT_SETS, "epimine")), *_OTHERS):
        for row in rows(name):
            group = _group(name.removeprefix("events_"), row)
            seen[group] |= _phrases_and_terms(f"{row.get('title', '')}\n{row['text']}")
    total: Counter[str] = Counter()
    for found in seen.values():
        total.update(found)
    return len(seen), total


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the table, sorted, so that it changes only where the counts do."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    events, total = counts()
    lines = [
        f"{term}\t{count}"
        for term, count in sorted(total.items())
        if count > FLOOR  # others count as the rarest anyway
    ]
    TABLE.write_text("\n".join([str(events), *lines]) + "\n", encoding="utf-8")
    print(f"{events} events, {len(lines)} terms and phrases, {TABLE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
