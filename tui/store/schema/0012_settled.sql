-- How many puts entities were worked out for, how many when they were last worked out over the whole corpus, and how
-- many corrections were heeded then.
INSERT INTO counter VALUES ('resolved', 0), ('settled', 0), ('heard', 0);

-- What recurs across the articles of a source and what readers judged of its lines, as JSON, when its articles were last
-- looked through: only where it is otherwise now are they looked through again.
-- Looked for by source, in the order of ids.
DROP INDEX article_source;
CREATE INDEX article_source ON article (source, id);

CREATE TABLE recurring (
    source TEXT PRIMARY KEY,
    lines  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Whether anything was marked or sketched by older code is asked often.
CREATE INDEX article_annotated ON article (annotated);
CREATE INDEX feature_version ON feature (version);
