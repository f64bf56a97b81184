"""The places where something was found in a text, and the one gone to last."""

from __future__ import annotations

from collections.abc import Sequence

from tui.corpus.event import Span
from tui.view.find import Found
from tui.view.layers import Layer, Painted


class FoundPlaces:
    """What was found, in order, and where among it the reader is.

    Attributes:
        at: index of the place gone to last, -1 before the first.
    """

    def __init__(self, found: Found | None = None) -> None:
        self._found = found or Found("")
        self.at = -1

    @property
    def spans(self) -> Sequence[Span]:
        """The places, in order."""
        return self._found.spans

    @property
    def here(self) -> Span | None:
        """The place gone to last, None if none was."""
        return self.spans[self.at] if self.at >= 0 else None

    @property
    def status(self) -> str:
        """What was found, for the status line ("3 of 17", "not found"); empty if nothing is sought."""
        if not self._found.pattern:
            return ""
        said = f"{self.at + 1} of {len(self.spans)}" if self.spans else "not found"
        return f"{said} ({self._found.problem})" if self._found.problem else said

    def first_from(self, offset: int) -> int:
        """Return the index of the first place that starts at `offset` or after, else of the first of all."""
        return next((at for at, span in enumerate(self.spans) if span[0] >= offset), 0)

    def go_to(self, index: int) -> Span | None:
        """Go to a place, round from either end to the other; return it, None if nothing was found."""
        if self.spans:
            self.at = index % len(self.spans)
        return self.here

    def layers(self) -> list[Layer]:
        """Return how the places are laid over the text: all of them, then the one gone to last."""
        layers = [Layer(Painted(*span, "found") for span in self.spans)] if self.spans else []
        if self.here is not None:
            layers.append(Layer([Painted(*self.here, "found_here")]))
        return layers
