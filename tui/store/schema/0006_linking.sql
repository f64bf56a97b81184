-- What linking remembers, so that a new article costs what its surroundings cost: all of it follows from the
-- sketches of the articles as of the counter 'linked', by the code of the version in `linking`.

-- Who holds a key of the candidate index, by lot (tui.link.candidates).
CREATE TABLE posting (
    key    INTEGER NOT NULL,
    lot    INTEGER NOT NULL,
    n      INTEGER NOT NULL,
    period INTEGER,                         -- of publication
    PRIMARY KEY (key, lot, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX posting_period ON posting (key, period, lot, n) WHERE period IS NOT NULL;

-- An article in that index.
CREATE TABLE indexed (
    n         INTEGER PRIMARY KEY,
    lot       INTEGER NOT NULL,
    day       INTEGER,                      -- of publication, proleptic Gregorian ordinal
    period    INTEGER,
    digest    INTEGER NOT NULL,             -- whether it stands alone
    title     TEXT NOT NULL,                -- as events are named by it
    publisher TEXT NOT NULL,
    length    INTEGER NOT NULL,             -- in content words
    keys      BLOB NOT NULL,                -- key and rarity of each, packed
    near      BLOB NOT NULL                 -- row and shared rarity of its best candidates, packed
) STRICT;

-- Candidate pairs; a's id is the smaller. Those whose wording has too little in common have no score.
CREATE TABLE pair (
    a          INTEGER NOT NULL,
    b          INTEGER NOT NULL,
    duplicate  REAL,
    same_event REAL,
    same_story REAL,
    in_event   REAL,
    named      INTEGER,
    kind       TEXT,                        -- of the link that it would make, if it is among the best
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

CREATE INDEX pair_back ON pair (b);

-- Articles whose pairs changed since events were last worked out.
CREATE TABLE touched (n INTEGER PRIMARY KEY) STRICT;

CREATE TABLE linking (version TEXT NOT NULL) STRICT;

-- How many puts are in the index, and how many decisions were heeded when events were last worked out.
INSERT INTO counter VALUES ('linked', 0), ('heeded', 0);
