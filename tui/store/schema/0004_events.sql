-- What readers decided about pairs of articles. No foreign keys: a decision about an article that is gone, or
-- not there yet (one that was imported), waits for it.
CREATE TABLE decision (
    a       TEXT NOT NULL,                  -- article ids, a < b
    b       TEXT NOT NULL,
    about   TEXT NOT NULL CHECK (about IN ('event', 'story')),
    verdict TEXT NOT NULL CHECK (verdict IN ('together', 'apart')),
    at      TEXT NOT NULL,                  -- ISO 8601 UTC
    who     TEXT NOT NULL,
    PRIMARY KEY (a, b, about)
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_back ON decision (b);

-- How often decisions changed, so that a grouping worked out before the latest of them is not written.
INSERT INTO counter VALUES ('decided', 0);

-- What is new in an article for who has read others of its event: its sentences, and which of them others tell.
CREATE TABLE sentence (
    n     INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    spans TEXT NOT NULL                     -- JSON: [start, end, whether it adds anything by itself] each
) STRICT;

CREATE TABLE told (
    n         INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    other     INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    sentences TEXT NOT NULL,                -- JSON: numbers of the sentences of `n` that `other` says as well
    PRIMARY KEY (n, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX told_back ON told (other);
