"""Which articles report the same event, and why: sketches, pair scores, events, stories, evidence.

Everything here is pure: no disk but the shipped models, no clock, no corpus statistics.
"""

from __future__ import annotations

from tui.link.cluster import Clustering, cluster
from tui.link.codec import decode, encode
from tui.link.explain import explain
from tui.link.novelty import novel_sentences
from tui.link.pair_score import Known, PairScore, score
from tui.link.passages import passages
from tui.link.side import Side
from tui.link.sketch import Sketch, sketch

__all__ = [
    "Clustering",
    "Known",
    "PairScore",
    "Side",
    "Sketch",
    "cluster",
    "decode",
    "encode",
    "explain",
    "novel_sentences",
    "passages",
    "score",
    "sketch",
]
