"""How good an answer is, measured: metrics, splits, the systems that are compared, and the report."""
