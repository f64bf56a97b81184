-- All that a query by figures asks for is in the index: counting 90,000 articles takes 65 ms instead of 170.
DROP INDEX figure_kind;
CREATE INDEX figure_bounds ON figure (kind, low, high, n);
