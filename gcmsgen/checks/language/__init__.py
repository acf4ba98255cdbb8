"""Rules that look at words: typography, usage and terms, in one language or in both."""
