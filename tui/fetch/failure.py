"""Why an address gave nothing."""

from __future__ import annotations

from typing import Literal, TypeAlias

from tui.errors import IngestError

Cause: TypeAlias = Literal["refused", "offline", "network", "answer", "limit"]
"""What kept the answer away: a rule of ours, no network at all, the way there, what the server answered, or
a limit on time or size."""


class FetchError(IngestError):
    """An address could not be fetched.

    Args:
        what: what went wrong, harmless.
        where: the address, without credentials.
        cause: see `Cause`.
        status: of the answer, 0 if there was none.
        retry_after: seconds that the server asked for, None if it did not.
        remedy: what the user can do about it.
    """

    def __init__(  # noqa: PLR0913 - what a failure is made of, each by its name
        self,
        what: str,
        where: str = "",
        *,
        cause: Cause = "network",
        status: int = 0,
        retry_after: float | None = None,
        remedy: str = "",
    ) -> None:
        super().__init__(what, where, remedy)
        self.cause: Cause = cause
        self.status = status
        self.retry_after = retry_after
