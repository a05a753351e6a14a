"""What shoppers are interested in: a model of products, read by the turn; `learn/fit_interests.py` makes it."""
