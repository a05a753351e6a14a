"""Answers in German, Spanish and French, composed from the records: short, and in the shop's language throughout."""
