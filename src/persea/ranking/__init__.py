"""One score for every list of products that a request finds: what its parts are, what each adds, and who comes first.

Pure functions over frozen values. What it does not do: read the store, or know where a feature comes from.
"""
