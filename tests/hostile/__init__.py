"""Attacks, a table a class: what is tried, where, and the verdict that is due. Each stands on a line of the scorecard."""
