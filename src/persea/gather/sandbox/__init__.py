"""Runs small Python programs of others where they can do no harm.

Two walls: Monty, an interpreter of its own in Rust that has no files, no network and no way to either, and around it a
process that the kernel holds: a fresh one for each program, without environment, with limits of time and memory.
"""
