"""The nouns: what an article, a highlight, an entity, a link and an event are."""
