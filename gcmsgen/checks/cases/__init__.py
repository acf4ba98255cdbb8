"""Rules that look at a case, in rooms by what an officer decides there."""
