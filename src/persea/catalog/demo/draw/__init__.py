"""The demo shop's pictures: one drawing a kind of product, all in one style."""
