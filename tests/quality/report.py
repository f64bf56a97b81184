"""The table of quality on a corpus with gold.

`python -m tests.quality.report [--blind|--second|--third|--fourth|--fifth] [--errors]`
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.quality.gold import BLIND, FIFTH, FOURTH, SECOND, SEEDS, THIRD
from tests.quality.sample_run import SampleRun, sample_run
from tests.quality.score import Score
from tests.quality.score_dates import date_value_scores
from tests.quality.score_figures import account_scores, figure_scores
from tests.quality.score_links import digest_score, event_scores, reprint_score, story_score
from tests.quality.score_names import entity_score, mention_score
from tests.quality.score_novelty import novelty_scores
from tests.quality.score_passages import passage_scores
from tests.quality.score_quotes import quote_scores
from tests.quality.score_reading import date_score, outlet_score, role_scores
from tests.quality.score_statements import statement_scores
from tests.quality.shared_gold import with_texts


def all_scores(run: SampleRun) -> dict[str, Score]:
    """Return every measure on the sample corpus by its name, in the order of the path."""
    scores = (
        *role_scores(run),
        date_score(run),
        outlet_score(run),
        mention_score(run),
        entity_score(run),
        *figure_scores(run),
        *account_scores(run),
        *quote_scores(run),
        *event_scores(run),
        story_score(run),
        reprint_score(run),
        digest_score(run),
        *passage_scores(run),
    )
    return {score.name: score for score in scores}


def blind_scores(run: SampleRun) -> dict[str, Score]:
    """Return every measure on the blind corpus by its name."""
    scores = (
        mention_score(run),
        entity_score(run),
        *date_value_scores(run),
        *figure_scores(run),
        *account_scores(run),
        *quote_scores(run),
        *statement_scores(run),
        *event_scores(run),
        *passage_scores(run),
        *novelty_scores(run),
    )
    return {score.name: score for score in scores}


def later_scores(run: SampleRun) -> dict[str, Score]:
    """Return the measures of figures on a later set."""
    return {score.name: score for score in figure_scores(run)}


_CORPORA: Final = {
    "--blind": (BLIND, blind_scores),
    "--second": (SECOND, later_scores),
    "--third": (THIRD, later_scores),
    "--fourth": (FOURTH, later_scores),
    "--fifth": (FIFTH, later_scores),
}


def table(scores: dict[str, Score], *, errors: bool) -> str:
    """Return the scores as lines of text, each with its mistakes under it where `errors` is True."""
    lines: list[str] = []
    for score in scores.values():
        lines.append(f"{score.name:<24}{score.value:7.3f}  of {score.counted}")
        lines += [f"    {mistake}" for mistake in score.mistakes] if errors else []
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Print the table, and what of the sample was not read."""
    corpus, scored = next((_CORPORA[each] for each in arguments if each in _CORPORA), (SEEDS, all_scores))
    with TemporaryDirectory() as folder:
        run = sample_run(with_texts(corpus, Path(folder)))
    sys.stdout.write(f"{len(run.articles)} of {len(run.gold.articles)} articles read\n")
    sys.stdout.writelines(f"    {line}\n" for line in (*run.refused, *run.stray))
    sys.stdout.write(table(scored(run), errors="--errors" in arguments) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
