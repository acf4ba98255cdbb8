"""Make an output again from its manifest, compare, and name what changed."""
