-- When an article was first read, ISO 8601 UTC; '' for those read before this was kept.
ALTER TABLE article ADD COLUMN seen TEXT NOT NULL DEFAULT '';

-- What was marked in an earlier version: the figures and quotes it had.
ALTER TABLE revision ADD COLUMN marks TEXT NOT NULL DEFAULT '{}';

-- Each place on the web that an article was found at: a feed's entry, a page.
CREATE TABLE place (
    origin  TEXT PRIMARY KEY,               -- the feed and the entry in it, or the page
    n       INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    feed    TEXT NOT NULL,                  -- location of the source
    key     TEXT NOT NULL,                  -- digest of what stood there when it was last read
    address TEXT NOT NULL,                  -- the article's own address, made comparable; '' if none
    guid    TEXT NOT NULL,                  -- its identity in the world, '' if it claims none
    words   TEXT NOT NULL,                  -- digest of its words; '' if there are few
    seen    TEXT NOT NULL                   -- when it was first found there, ISO 8601 UTC
) STRICT, WITHOUT ROWID;

CREATE INDEX place_of ON place (n);
CREATE INDEX place_feed ON place (feed);
CREATE INDEX place_address ON place (address) WHERE address <> '';
CREATE INDEX place_guid ON place (guid) WHERE guid <> '';
CREATE INDEX place_words ON place (words) WHERE words <> '';

-- What polling knows of a source on the web. Times are seconds since 1970, so that they can be counted with.
CREATE TABLE feed (
    location  TEXT PRIMARY KEY REFERENCES source ON DELETE CASCADE,
    address   TEXT NOT NULL,                -- where it is asked for: a lasting move changes it
    host      TEXT NOT NULL,
    etag      TEXT NOT NULL DEFAULT '',
    modified  TEXT NOT NULL DEFAULT '',     -- Last-Modified, as it came
    due       REAL NOT NULL DEFAULT 0,      -- when it is to be asked next
    leased    REAL NOT NULL DEFAULT 0,      -- until when a process that asks it has it for itself
    asked     REAL,                         -- when it was last asked
    succeeded REAL,                         -- when it last answered as it should
    failures  INTEGER NOT NULL DEFAULT 0,   -- in a row
    problem   TEXT NOT NULL DEFAULT '',     -- what was wrong last; '' if nothing
    moved     TEXT NOT NULL DEFAULT ''      -- where the last answer said it had moved for good
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_due ON feed (due);

-- How a source on the web is to be treated; kept apart from `feed` so that undoing an edit forgets no state.
ALTER TABLE source ADD COLUMN every INTEGER NOT NULL DEFAULT 3600;  -- seconds between two polls
ALTER TABLE source ADD COLUMN tags TEXT NOT NULL DEFAULT '[]';      -- JSON list
ALTER TABLE source ADD COLUMN whole INTEGER NOT NULL DEFAULT 0;     -- fetch the pages of its entries

-- Manners, shared by all processes: when a host may be asked next, and what its robots.txt said.
CREATE TABLE host (
    name    TEXT PRIMARY KEY,               -- scheme, name and port
    free    REAL NOT NULL DEFAULT 0,
    robots  TEXT NOT NULL DEFAULT '',
    allowed TEXT NOT NULL DEFAULT '',       -- 'rules', 'all' or 'none'; '' if not asked yet
    fetched REAL NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Files that a process is reading, so that no other one does the same work.
CREATE TABLE lease (
    what   TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    until  REAL NOT NULL
) STRICT, WITHOUT ROWID;

-- What readers said of lines of a source: body, or not.
CREATE TABLE line_verdict (
    source TEXT NOT NULL,                   -- as articles name it
    line   TEXT NOT NULL,                   -- folded
    body   INTEGER NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (source, line)
) STRICT, WITHOUT ROWID;

-- How often sources, or what readers said of their lines, changed: whoever watches looks at once.
INSERT INTO counter VALUES ('sourced', 0);
