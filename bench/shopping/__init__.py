"""Conversations over the demo shop whose answers can be checked: script/bench shopping (docs/benchmarks.md)."""
