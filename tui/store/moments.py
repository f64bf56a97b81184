"""Moments that are counted with, as they are told."""

from __future__ import annotations

from datetime import UTC, datetime


def said_moment(seconds: float | None) -> str | None:
    """Return seconds since 1970 as ISO 8601 in UTC; None for none, and for the very beginning."""
    if not seconds:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
