"""The corpus on disk: one SQLite file, written by the ingest process, read by the reader.

`connect` opens it; `write` and `derived` fill it; `read` builds nouns and list rows straight from its rows;
`search` turns a query into a condition; `state` keeps what the reader does, and undoes it.
Nothing here imports pydantic, an HTML parser or a model: it is on the way to the first screen.
"""
