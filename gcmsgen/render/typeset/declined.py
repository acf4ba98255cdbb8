"""Say that the fast engine does not set a document, and why: WeasyPrint then does, and nobody else notices."""


class Declined(Exception):
    """Name what the fast engine does not know how to set; the reason is for tests and quotes no fact."""
