"""Make `tui/annotate/models/speakers.json`: the weights that rank the speakers of a quotation.

Run: `uv run --group train python -m tui.train.speakers`. A conditional logit (McFadden 1974) over the
candidates around each labelled quotation of PolNeAR's training part: the probability of a candidate is the
softmax of its summed weights, the loss the negative logarithm of what falls to the labelled speaker.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]  # it ships no types
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

from tui.annotate.names import names
from tui.annotate.quote_marks import Quoted, quoted
from tui.annotate.speaker_candidates import Candidate, Candidates
from tui.annotate.speaker_ranking import Ranking
from tui.annotate.speakers import MODEL
from tui.corpus.article import Article, Block
from tui.train.link_data import rows

_PENALTY: Final = 4.0
"""Of the squared weights; the best of .5, 1.5 and 4 in threefold cross-validation over the articles."""

_FEWEST: Final = 3
_ITERATIONS: Final = 200
_LEAST_WEIGHT: Final = 0.02


@dataclass(frozen=True)
class Choice:
    """The candidates of one quotation: their features, and which of them are the labelled speaker."""

    features: list[list[str]]
    right: list[bool]


def article_of(record: dict[str, Any]) -> Article:
    """Return a labelled record as an article with its names marked: a body block a line, offsets as given."""
    text, position, blocks = str(record["text"]), 0, []
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(position, position + len(line.rstrip()), "body"))
        position += len(line)
    article = Article(id=str(record["id"]), text=text, blocks=tuple(blocks))
    found, entities = names(article)
    return replace(article, highlights=tuple(found), local_entities=tuple(entities))


def choices(record: dict[str, Any]) -> Iterator[Choice]:
    """Yield the labelled choices of one article, each with the labelled speaker before it in mind."""
    article = article_of(record)
    blocks = article.content_blocks()
    marked = quoted(article.text, blocks)
    candidates = Candidates(article, blocks, marked)
    ranking = Ranking(candidates, blocks, marked)
    previous: Candidate | None = None
    for index, label in _labels(record, marked):
        ranked = list(ranking.ranked(ranking.setting(index, previous)))
        right = [_is_speaker(one.candidate, label) for one in ranked]
        previous = next((one for one in candidates.all if _is_speaker(one, label)), None)
        if any(right):
            yield Choice([one.features for one in ranked], right)


def _labels(record: dict[str, Any], marked: list[Quoted]) -> Iterator[tuple[int, dict[str, Any]]]:
    for index, words in enumerate(marked):
        for label in record["quotes"]:
            if words.start < label["end"] and label["start"] < words.end:
                yield index, label
                break


def _is_speaker(candidate: Candidate, label: dict[str, Any]) -> bool:
    return bool(candidate.start < label["speaker_end"] and label["speaker_start"] < candidate.end)


def trained(given: Iterable[Choice]) -> dict[str, float]:
    """Return the weight of each feature that occurs often enough and weighs anything."""
    examples = list(given)
    counted = Counter(f for choice in examples for row in choice.features for f in set(row))
    known = {name: n for n, name in enumerate(sorted(f for f in counted if counted[f] >= _FEWEST))}
    matrix, right, starts = _arrays(examples, known)
    group = np.repeat(np.arange(len(examples)), [len(choice.right) for choice in examples])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        whole = np.add.reduceat(odds, starts)
        part = np.maximum(np.add.reduceat(odds * right, starts), 1e-12)
        slope = matrix.T @ (odds / whole[group] - odds * right / part[group]) + _PENALTY * weights
        return float(np.sum(np.log(whole / part)) + _PENALTY / 2 * weights @ weights), slope

    fitted = minimize(
        loss, np.zeros(len(known)), jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS}
    )
    return {
        name: round(float(fitted.x[n]), 3) for name, n in known.items() if abs(fitted.x[n]) > _LEAST_WEIGHT
    }


def _arrays(
    examples: list[Choice], known: dict[str, int]
) -> tuple[csr_matrix, NDArray[np.float64], NDArray[np.int64]]:
    rows_of = [row for choice in examples for row in choice.features]
    columns = [[known[f] for f in row if f in known] for row in rows_of]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([column for row in columns for column in row], dtype=np.int64)
    matrix = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(rows_of), len(known)))
    right = np.array([float(r) for choice in examples for r in choice.right])
    starts = np.cumsum([0, *(len(choice.right) for choice in examples)])[:-1]
    return matrix, right, starts


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on PolNeAR's training part and write the weights where the program finds them."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    weights = trained(choice for record in rows("quotes_polnear_train") for choice in choices(record))
    path = Path(__file__).parents[1] / "annotate" / "models" / MODEL
    path.write_text(
        json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8"
    )
    print(f"{len(weights)} weights, {path.stat().st_size} bytes: {path}")


if __name__ == "__main__":
    main()
