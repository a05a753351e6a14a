"""The cart: which variant is meant, what may be put in, how it is handed over, and whether a price is a good one."""
