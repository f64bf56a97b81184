"""Train the name taggers, or measure them.

    python -m tui.train.names DATA (--out FILE | --headlines-out FILE | --cross-validate)

DATA holds labelled articles (docs/models.md names the set that the shipped model is trained on). Training
takes some minutes on one core; the same data gives the same model. Cross-validation parts the articles into
folds by a hash of their ids, so that no article is trained on and measured at once.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite  # type: ignore[import-untyped]  # it ships no types

from tui.annotate.clean_up import cleaned
from tui.annotate.name_cues import with_cues
from tui.annotate.name_tagger import Taggers, opened, tagged_by
from tui.annotate.names_document import told
from tui.annotate.names_features import features, headline_style
from tui.annotate.propagate import propagated
from tui.annotate.wire_lines import with_wire_lines
from tui.train.headlines import as_headlines, printed_as
from tui.train.name_data import LabelledArticle, labelled, repaired
from tui.train.name_score import KINDS, Span, scores

# L1 keeps the model small, L2 smooth; more iterations than this gain nothing in cross-validation.
_PARAMETERS = {"c1": 0.1, "c2": 0.05, "max_iterations": 60, "feature.possible_transitions": True}
# Stronger, for the model of headlines is to be a small one.
_HEADLINE_PARAMETERS = _PARAMETERS | {"c1": 0.3}


def train(articles: Iterable[LabelledArticle], out: Path) -> None:
    """Train the tagger of running text on `articles` and write it to `out`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for article in articles:
        known = told([row for row, _ in article.rows])
        for labelled_row in article.rows:
            for row, labels in filter(None, (labelled_row, repaired(labelled_row))):
                for window, seen in features(row, known):
                    trainer.append(seen, labels[slice(*window)])
    _write(trainer, _PARAMETERS, out)


def train_headlines(articles: Iterable[LabelledArticle], out: Path) -> None:
    """Train the tagger of headlines on rows of `articles` printed as such and write it to `out`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for article in articles:
        for rows, headlines in as_headlines(article):
            known = told([row for row, _ in rows])
            for row, labels in headlines:
                for window, seen in features(row, known, headline_style(row)):
                    trainer.append(seen, labels[slice(*window)])
    _write(trainer, _HEADLINE_PARAMETERS, out)


def _write(trainer: pycrfsuite.Trainer, parameters: dict[str, float], out: Path) -> None:
    trainer.select("lbfgs")
    trainer.set_params(parameters)
    trainer.train(str(out))


def found_in(article: LabelledArticle, taggers: Taggers) -> list[Span]:
    """Return the names that `taggers` and all that follows it (`tui.annotate.names`) find in `article`."""
    rows = [row for row, _ in article.rows]
    marked = zip(rows, tagged_by(taggers, rows), strict=True)
    mentions = [mention for row, found in marked for mention in cleaned(article.text, row, found)]
    mentions = with_cues(rows, mentions)
    content = [(0, len(article.text))]
    whole = propagated(article.text, with_wire_lines(article.text, mentions, content), content)
    return [(m.start, m.end, m.kind) for m in whole if m.kind in KINDS]


def cross_validate(
    articles: Sequence[LabelledArticle], folds: int, *, by_site: bool, only: int | None
) -> None:
    """Print precision, recall and F1 of taggers that never saw what they are measured on.

    Headlines are measured apart as well, printed in the two ways in which capitals tell little.

    Args:
        articles: all of them.
        folds: how many parts; a tagger is trained for each, on the others.
        by_site: keep all articles of one news site in one part, which is harder.
        only: measure this many parts and no more; None for all.
    """
    pairs: defaultdict[str, list[tuple[list[Span], list[Span]]]] = defaultdict(list)
    for fold in range(folds)[:only]:
        held = [a for a in articles if part(a, folds, by_site=by_site) == fold]
        with tempfile.TemporaryDirectory() as folder:
            text, headlines = Path(folder) / "text", Path(folder) / "headlines"
            others = [a for a in articles if part(a, folds, by_site=by_site) != fold]
            train(others, text)
            train_headlines(others, headlines)
            taggers = Taggers(opened(text), opened(headlines))
            for article in held:
                pairs["as printed"].append((article.gold, found_in(article, taggers)))
                pairs["headlines in capitals"].append(_on_headlines(article, taggers, capitals=True))
                pairs["headlines in Title Case"].append(_on_headlines(article, taggers, capitals=False))
        print(f"fold {fold + 1}: {len(held)} articles", flush=True)
    for how, measured in pairs.items():
        print(how)
        for kind, score in scores(measured).items():
            print(f"{kind:13} P {score.precision:.4f}  R {score.recall:.4f}  F1 {score.f1:.4f}")


def _on_headlines(
    article: LabelledArticle, taggers: Taggers, *, capitals: bool
) -> tuple[list[Span], list[Span]]:
    """Return the names in headlines, and those found there, with headlines printed in one of two ways."""
    printed = printed_as(article, capitals=capitals)
    where = [
        (new.row[0].start, new.row[-1].end)
        for new, old in zip(printed.rows, article.rows, strict=True)
        if new is not old
    ]
    found = found_in(printed, taggers)
    return printed.gold, [each for each in found if any(a <= each[0] and each[1] <= b for a, b in where)]


def part(article: LabelledArticle, folds: int, *, by_site: bool = False) -> int:
    """Return which of so many parts an article is in, by a hash of its id, or of its site's."""
    key = article.id.rsplit("_", 1)[0] if by_site else article.id
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=4).digest()) % folds


def main() -> None:
    """Train or measure, as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--out", type=Path, help="train on everything and write the model here")
    what.add_argument("--headlines-out", type=Path, help="the same for the model of headlines")
    what.add_argument("--cross-validate", action="store_true", help="measure instead")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, help="measure this many folds and no more")
    parser.add_argument("--by-site", action="store_true", help="keep the articles of a site together")
    arguments = parser.parse_args()
    articles = list(labelled(arguments.data))
    if arguments.out:
        train(articles, arguments.out)
        print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")
    elif arguments.headlines_out:
        train_headlines(articles, arguments.headlines_out)
        print(f"{arguments.headlines_out}: {arguments.headlines_out.stat().st_size:,} bytes")
    else:
        cross_validate(articles, arguments.folds, by_site=arguments.by_site, only=arguments.only)


if __name__ == "__main__":
    main()
