"""Persea: an open, self-hosted assistant that knows your shop."""

__version__ = "0.1.0"
