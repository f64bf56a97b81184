"""Joins reading, annotation, linking and the store: from inputs to a corpus that is up to date.

`add` takes inputs in, `refresh` reads all sources again, `watch` keeps at it; each yields reports as it goes.
"""

from tui.build.adding import Given, add, refresh
from tui.build.progress import Progress, Report, Skipped

__all__ = ["Given", "Progress", "Report", "Skipped", "add", "refresh"]
