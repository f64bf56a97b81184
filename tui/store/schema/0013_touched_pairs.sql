-- Pairs that came, went or changed since events were last worked out, by rows; an article that came or changed with itself.
DROP TABLE touched;
CREATE TABLE touched (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;

-- What was touched in the old way is made good by linking everything once more.
DELETE FROM linking;
