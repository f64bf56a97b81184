-- What readers put right about names (tui.corpus.correction). No foreign keys: a correction of an article that
-- is gone, or not there yet (one that was imported), waits for it.
CREATE TABLE correction (
    id            TEXT PRIMARY KEY,
    verdict       TEXT NOT NULL CHECK (verdict IN ('same', 'apart', 'kind', 'no_name')),
    name          TEXT NOT NULL,            -- as printed
    kind          TEXT NOT NULL,            -- what it was taken for
    article       TEXT NOT NULL,            -- id; '' wherever it is printed
    other_name    TEXT,
    other_kind    TEXT,
    other_article TEXT,
    becomes       TEXT,                     -- the kind it is
    at            TEXT NOT NULL,            -- ISO 8601 UTC
    who           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX correction_article ON correction (article);

-- A newsroom's own lists of who is who.
CREATE TABLE known_list (
    place  TEXT PRIMARY KEY,                -- the file, absolute
    digest TEXT NOT NULL,                   -- of what it held when it was read
    at     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE known_entity (
    place   TEXT NOT NULL REFERENCES known_list ON DELETE CASCADE,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    aliases TEXT NOT NULL,                  -- JSON list
    note    TEXT NOT NULL,
    PRIMARY KEY (place, kind, name)
) STRICT, WITHOUT ROWID;

-- Layers of highlights that were attached to articles after these were read. By article id, for they outlive
-- a new reading; `words` tells whether the text still says at the span what was marked.
CREATE TABLE attached (
    article TEXT NOT NULL,
    layer   TEXT NOT NULL,
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    words   TEXT NOT NULL,
    PRIMARY KEY (article, layer, start, end, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX attached_layer ON attached (layer);

-- How often corrections or lists changed, so that what was marked before the latest of them is marked again.
INSERT INTO counter VALUES ('corrected', 0);

-- How often an entity is named, and in how many articles, for lists of them.
ALTER TABLE entity ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE entity ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;

CREATE INDEX entity_mentions ON entity (mentions DESC, id, name, kind, articles);

-- What a version of annotation or linking is: which step made which marks, by which rule or model.
CREATE TABLE maker (
    version TEXT PRIMARY KEY,               -- as in article.annotated and feature.version
    room    TEXT NOT NULL,
    made    TEXT NOT NULL                   -- JSON
) STRICT, WITHOUT ROWID;
