"""Everyday words for goods, for what they state and for what is asked of them, as tables of phrases (the files beside this)."""
