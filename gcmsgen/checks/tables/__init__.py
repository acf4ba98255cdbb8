"""Rules that look at the table that cases come from."""
