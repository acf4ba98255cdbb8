"""Rules that look at the templates of an office."""
