"""A small shop that does not exist, so that a fresh Persea has something to talk about."""
