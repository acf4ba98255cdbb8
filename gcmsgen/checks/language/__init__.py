"""Rules of the words of one language: typography, terms, grammar; one rule one file."""
