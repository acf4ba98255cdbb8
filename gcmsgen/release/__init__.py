"""Four eyes: a second officer releases what the first decided, and any later change is told."""
