"""What was worked out about articles lately, so that the links of one article do not each do it again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from tui.corpus.article import Article

T = TypeVar("T")

MOST: Final = 256
"""Articles that are remembered."""


class Kept(Generic[T]):
    """A function of an article that remembers its latest results, by the very object it was asked of.

    The article is held as long as its result is, so no other can take its place in memory meanwhile.
    """

    def __init__(self, make: Callable[[Article], T]) -> None:
        self._make = make
        self._known: OrderedDict[int, tuple[Article, T]] = OrderedDict()

    def __call__(self, article: Article) -> T:
        """Return the result for `article`."""
        found = self._known.get(id(article))
        if found is not None:
            self._known.move_to_end(id(article))
            return found[1]
        made = self._make(article)
        self._known[id(article)] = (article, made)
        if len(self._known) > MOST:
            self._known.popitem(last=False)
        return made
