"""Joins reading, annotation, linking and the store: from inputs to a corpus that is up to date.

`adding.add` takes inputs in, `adding.refresh` reads all sources again, `watching.watch` keeps at it; each
yields reports (`progress`) of what is on disk by then.
"""
