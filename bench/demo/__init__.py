"""A company to look at: two weeks of its past, and customers who write while one watches. Not a test."""
