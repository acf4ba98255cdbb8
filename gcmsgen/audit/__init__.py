"""The audit of reasons: those of many files compared, each cluster of like ones with every place and what is its own there."""
