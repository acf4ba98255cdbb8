"""Measure what the README quotes: what a command costs, and what a document costs beside the plain way of making it."""
