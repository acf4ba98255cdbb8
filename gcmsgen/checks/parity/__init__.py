"""Rules that hold the French to its English: state, facts, conditions, filters."""
