"""Exact arithmetic on numbers, measures and money: tokens, a parser, quantities, functions, and how a result is said.

No floats anywhere: a number is a fraction, and what cannot be exact (a root, pi) says that it is not. It reads
expressions only; what a person means in words is for others (understand/reckoning.py).
"""
