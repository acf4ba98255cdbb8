"""Say that an output does not say what its document says: what the proofs of all formats share."""

from gcmsgen.language import Text


def spaced(text: str) -> str:
    """Return text with every run of spaces, no-break spaces among them, as one space.

    >>> spaced("20\\xa0635  $ ")
    '20 635 $'
    """
    return " ".join(text.split())


LOST = Text(
    en="The output does not hold the sentence {sentence} as it was composed when it is read back. Nothing was written. "
    "Check the template of this format.",
    fr="À la relecture, la sortie ne contient pas la phrase {sentence} telle qu’elle a été composée. Rien n’a été écrit. "
    "Vérifiez le gabarit de ce format.",
)
MORE = Text(
    en="The output holds words that are no sentence of the document. Nothing was written. Check the template of this format.",
    fr="La sortie contient des mots qui n’appartiennent à aucune phrase du document. Rien n’a été écrit. Vérifiez le gabarit "
    "de ce format.",
)
