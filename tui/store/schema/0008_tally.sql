-- How many articles there are, unread and starred ones: counting 100,000 takes 15 ms, and each change is counted.
CREATE TABLE tally (
    only     INTEGER PRIMARY KEY CHECK (only = 1),
    articles INTEGER NOT NULL,
    unread   INTEGER NOT NULL,
    starred  INTEGER NOT NULL
) STRICT;

INSERT INTO tally
SELECT 1, count(*), coalesce(sum(read = 0), 0), coalesce(sum(starred = 1), 0) FROM article;

CREATE TRIGGER tally_came AFTER INSERT ON article BEGIN
    UPDATE tally SET
        articles = articles + 1, unread = unread + (new.read = 0), starred = starred + (new.starred = 1);
END;

CREATE TRIGGER tally_went AFTER DELETE ON article BEGIN
    UPDATE tally SET
        articles = articles - 1, unread = unread - (old.read = 0), starred = starred - (old.starred = 1);
END;

CREATE TRIGGER tally_changed AFTER UPDATE OF read, starred ON article
WHEN old.read <> new.read OR old.starred <> new.starred BEGIN
    UPDATE tally SET
        unread = unread + (new.read = 0) - (old.read = 0),
        starred = starred + (new.starred = 1) - (old.starred = 1);
END;
