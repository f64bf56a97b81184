"""Who or what made a highlight, as a sentence."""

from __future__ import annotations

from tui.corpus.highlight import OWN_LAYER, Highlight
from tui.corpus.provenance import Maker


def provenance_sentence(mark: Highlight, made: Maker | None) -> str:
    """Return what made a highlight: its layer, or else the step, its method, its models and its version.

    Args:
        mark: the highlight.
        made: what the version is that marked its article, None if that is not known.
    """
    if mark.layer != OWN_LAYER:
        return f"{mark.kind}: marked by {mark.layer}"
    if made is None:
        return f"{mark.kind}: marked by a version that is not known; it is to be marked again"
    for step in made.steps:
        if mark.kind in step.marks:
            models = f" ({', '.join(step.models)})" if step.models else ""
            return f"{mark.kind}: {step.method}{models}; copytaster {made.program}, version {made.version}"
    return f"{mark.kind}: copytaster {made.program}, version {made.version}"
