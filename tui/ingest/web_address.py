"""Addresses that strangers' files give, as data: only http and https, no control characters, no passwords."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from tui.harmless import REPLACEMENT, harmless_line


def web_address(claimed: object) -> str | None:
    """Return `claimed` if it is an address of the web, without credentials; None if it is anything else."""
    if not isinstance(claimed, str) or len(claimed) > 4000:
        return None
    bare = harmless_line(claimed)
    if REPLACEMENT in bare or " " in bare:
        return None
    try:
        parts = urlsplit(bare)
        host = parts.hostname
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    if parts.username is None and parts.password is None:
        return parts.scheme + bare[len(parts.scheme) :]  # the scheme in small letters, as it is compared
    name = f"[{host}]" if ":" in host else host
    return urlunsplit(parts._replace(netloc=f"{name}:{port}" if port else name))
