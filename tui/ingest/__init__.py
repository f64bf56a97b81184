"""Bytes to articles: decode, parse, clean, and give every line its role.

`reader.read` and `read_stream` do it here, `isolated.IsolatedReader` in a process with limits. Nothing is
imported by the package itself: a process that only waits for files to change loads no parsers.
"""
