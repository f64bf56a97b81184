-- The days of an article in the index, ordinals as JSON: those that are its news, and all that it names.
ALTER TABLE indexed ADD COLUMN own TEXT NOT NULL DEFAULT '[]';
ALTER TABLE indexed ADD COLUMN named TEXT NOT NULL DEFAULT '[]';
