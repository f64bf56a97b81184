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
