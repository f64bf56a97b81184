"""One small class a failure; each says what failed, where, and what to do about it."""

from __future__ import annotations


class CopytasterError(Exception):
    """The root of everything this program raises on purpose.

    Args:
        what: what went wrong, as the start of a sentence.
        where: the file, record, option or place it went wrong at; empty if nowhere in particular.
        remedy: what the user can do about it; empty if nothing.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    @property
    def reason(self) -> str:
        """Return what went wrong and what to do, without where."""
        return f"{self.what} ({self.remedy})" if self.remedy else self.what

    def __str__(self) -> str:
        """Return the failure as one line: where, what, what to do."""
        return f"{self.where}: {self.reason}" if self.where else self.reason


class UsageError(CopytasterError):
    """The call itself was wrong (exit 2)."""


class IngestError(CopytasterError):
    """One input could not be taken in; the others go on (exit 3)."""


class StoreError(CopytasterError):
    """The corpus file could not be opened, read or written (exit 1)."""


class QueryError(UsageError):
    """A query could not be understood.

    Args:
        what: what is wrong with it.
        position: where, in code points from the start of the query.
        remedy: what would be right.
    """

    def __init__(self, what: str, position: int, remedy: str = "") -> None:
        super().__init__(what, f"query, character {position + 1}", remedy)
        self.position = position


class SettingsError(CopytasterError):
    """A settings, theme or keymap file holds something that cannot be used."""
