"""Train the name tagger, or measure it: `python -m tui.train.names DATA (--out FILE | --cross-validate)`.

DATA holds labelled articles (docs/models.md names the set that the shipped model is trained on). Training
takes some minutes on one core; the same data gives the same model. Cross-validation parts the articles into
folds by a hash of their ids, so that no article is trained on and measured at once.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite  # type: ignore[import-untyped]  # it ships no types

from tui.annotate.clean_up import cleaned
from tui.annotate.name_cues import with_cues
from tui.annotate.name_tagger import tagged_by
from tui.annotate.names_document import told
from tui.annotate.names_features import features
from tui.annotate.propagate import propagated
from tui.annotate.wire_lines import with_wire_lines
from tui.train.name_data import LabelledArticle, labelled, repaired
from tui.train.name_score import KINDS, Span, scores

# L1 keeps the model small, L2 smooth; more iterations than this gain nothing in cross-validation.
_PARAMETERS = {"c1": 0.1, "c2": 0.05, "max_iterations": 60, "feature.possible_transitions": True}


def train(articles: Iterable[LabelledArticle], out: Path) -> None:
    """Train a tagger on `articles` and write it to `out`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for article in articles:
        known = told([row for row, _ in article.rows])
        for labelled_row in article.rows:
            for row, labels in filter(None, (labelled_row, repaired(labelled_row))):
                for window, seen in features(row, known):
                    trainer.append(seen, labels[slice(*window)])
    trainer.select("lbfgs")
    trainer.set_params(_PARAMETERS)
    trainer.train(str(out))


def found_in(article: LabelledArticle, tagger: pycrfsuite.Tagger) -> list[Span]:
    """Return the names that `tagger` and all that follows it (`tui.annotate.names`) find in `article`."""
    rows = [row for row, _ in article.rows]
    marked = zip(rows, tagged_by(tagger, rows), strict=True)
    mentions = [mention for row, found in marked for mention in cleaned(article.text, row, found)]
    mentions = with_cues(rows, mentions)
    content = [(0, len(article.text))]
    whole = propagated(article.text, with_wire_lines(article.text, mentions, content), content)
    return [(m.start, m.end, m.kind) for m in whole if m.kind in KINDS]


def cross_validate(
    articles: Sequence[LabelledArticle], folds: int, *, by_site: bool, only: int | None
) -> None:
    """Print precision, recall and F1 of taggers that never saw what they are measured on.

    Args:
        articles: all of them.
        folds: how many parts; a tagger is trained for each, on the others.
        by_site: keep all articles of one news site in one part, which is harder.
        only: measure this many parts and no more; None for all.
    """
    pairs: list[tuple[list[Span], list[Span]]] = []
    for fold in range(folds)[:only]:
        held = [a for a in articles if _part(a, folds, by_site=by_site) == fold]
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "model"
            train((a for a in articles if _part(a, folds, by_site=by_site) != fold), model)
            tagger = pycrfsuite.Tagger()
            tagger.open(str(model))
            pairs += ((article.gold, found_in(article, tagger)) for article in held)
            tagger.close()
        print(f"fold {fold + 1}: {len(held)} articles", flush=True)
    for kind, score in scores(pairs).items():
        print(f"{kind:13} P {score.precision:.4f}  R {score.recall:.4f}  F1 {score.f1:.4f}")


def _part(article: LabelledArticle, folds: int, *, by_site: bool) -> int:
    key = article.id.rsplit("_", 1)[0] if by_site else article.id
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest()) % folds


def main() -> None:
    """Train or measure, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, help="train on everything and write the model here")
    what.add_argument("--cross-validate", action="store_true", help="measure instead")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, help="measure this many folds and no more")
    parser.add_argument("--by-site", action="store_true", help="keep the articles of a site together")
    arguments = parser.parse_args()
    articles = list(labelled(arguments.data))
    if arguments.out:
        train(articles, arguments.out)
        print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")
    else:
        cross_validate(articles, arguments.folds, by_site=arguments.by_site, only=arguments.only)


if __name__ == "__main__":
    main()
