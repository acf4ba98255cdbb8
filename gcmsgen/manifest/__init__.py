"""How an output was made, in a file beside it, and the bundle that keeps its templates and tables."""
