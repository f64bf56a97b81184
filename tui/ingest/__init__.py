"""Bytes to articles: decode, parse, clean, and give every line its role."""

from tui.ingest.files import sources
from tui.ingest.options import Options
from tui.ingest.reader import read, read_stream
from tui.ingest.recurrence import site_lines, with_site_lines

__all__ = ["Options", "read", "read_stream", "site_lines", "sources", "with_site_lines"]
