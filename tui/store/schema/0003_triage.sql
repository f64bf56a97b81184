-- What a reader does with articles beyond the first states.
ALTER TABLE article ADD COLUMN queued TEXT NOT NULL DEFAULT '';   -- when it was put off for later, ISO 8601 UTC; '' if not
ALTER TABLE article ADD COLUMN due TEXT NOT NULL DEFAULT '';      -- the day it is to come back, ISO 8601; '' for none
ALTER TABLE article ADD COLUMN touched TEXT NOT NULL DEFAULT '{}'; -- JSON: when each part of the state last changed
ALTER TABLE article ADD COLUMN looked INTEGER NOT NULL DEFAULT 0; -- 1: there when its event was looked at; 2: with a conflict
ALTER TABLE article ADD COLUMN ruled INTEGER NOT NULL DEFAULT 0;  -- 1: the rules were applied to it when it came in

UPDATE article SET ruled = 1;

CREATE INDEX article_queued ON article (queued) WHERE queued <> '';
CREATE INDEX article_due ON article (due) WHERE due <> '';
CREATE INDEX article_done ON article (n) WHERE done = 1;
CREATE INDEX article_ruled ON article (n) WHERE ruled = 0;

-- Saved searches: the folders above the list, and what is done to what they find as it comes in.
CREATE TABLE saved_search (
    name  TEXT PRIMARY KEY,
    query TEXT NOT NULL,
    place INTEGER NOT NULL,                 -- in the order of the folders
    rule  TEXT NOT NULL DEFAULT '{}',       -- JSON: tags, starred, done; {} for none
    at    TEXT NOT NULL                     -- when it was last changed, ISO 8601 UTC
) STRICT, WITHOUT ROWID;
