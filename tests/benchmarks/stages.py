"""What marking an article costs, step by step.

`python -m tests.benchmarks.stages CORPUS.db` marks up to 200 articles of a corpus anew, in this process,
changes nothing in it, and prints milliseconds of processor time for each.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from time import process_time

import apsw

from tui.annotate import annotate
from tui.annotate.steps import steps
from tui.build.renewing import given_article
from tui.corpus.article import Article
from tui.link import encode, sketch

WARM = 40
"""Articles before any is timed: tables are read, and words looked up for the first time."""

TIMED = 160


def main() -> None:
    """Print what the steps cost."""
    articles = _articles(Path(sys.argv[1]))
    for article in articles[:WARM]:
        sketch(annotate(article))
    spent: defaultdict[str, float] = defaultdict(float)
    for article in articles[WARM:]:
        _timed(article, spent)
    for name, seconds in spent.items():
        print(f"{name:18} {1000 * seconds / len(articles[WARM:]):6.2f} ms")  # noqa: T201 - a program


def _articles(corpus: Path) -> list[Article]:
    con = apsw.Connection(str(corpus), flags=apsw.SQLITE_OPEN_READONLY)
    rows = con.execute("SELECT id FROM article ORDER BY id LIMIT ?", (WARM + TIMED,))
    return [given_article(con, identity) for (identity,) in rows]


def _timed(article: Article, spent: defaultdict[str, float]) -> None:
    for step in steps():
        began = process_time()
        article = step(article)
        spent[getattr(step, "__name__", "with_names")] += process_time() - began
    began = process_time()
    encode(sketch(article))
    spent["sketch"] += process_time() - began


if __name__ == "__main__":
    main()
