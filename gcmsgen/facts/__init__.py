"""The case file: its models, a noun a file, the table of their fields, and how a file is read."""
