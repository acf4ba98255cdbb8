"""Turn the facts of a work-permit case into the documents of its decision, in English and French."""

__version__ = "0.2.0"
