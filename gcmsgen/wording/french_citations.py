"""A provision as French cites it: with the noun of its depth, alone or behind an article or a preposition."""

from gcmsgen.reference.provisions import provision
from gcmsgen.wording.shared import NBSP


def citation(key: str) -> str:
    """Return a provision with the noun of its depth, without an article.

    >>> citation("R205(b)"), citation("R52(2)")
    ('alinéa\\xa0205b)', 'paragraphe\\xa052(2)')
    """
    cited = provision(key)
    return f"{cited.depth.fr}{NBSP}{cited.number.fr}"


def the_citation(key: str) -> str:
    """Return a provision after the definite article.

    >>> the_citation("R205(b)"), the_citation("R52(2)")
    ('l’alinéa\\xa0205b)', 'le paragraphe\\xa052(2)')
    """
    cited = citation(key)
    return f"l’{cited}" if cited[0] == "a" else f"le {cited}"


def of_citation(key: str) -> str:
    """Return a provision after de.

    >>> of_citation("R205(b)"), of_citation("R200(1)(c)(ii.1)")
    ('de l’alinéa\\xa0205b)', 'du sous-alinéa\\xa0200(1)c)(ii.1)')
    """
    cited = citation(key)
    return f"de l’{cited}" if cited[0] == "a" else f"du {cited}"


def at_citation(key: str) -> str:
    """Return a provision after à.

    >>> at_citation("R205(b)"), at_citation("R200(1)(c)(ii.1)")
    ('à l’alinéa\\xa0205b)', 'au sous-alinéa\\xa0200(1)c)(ii.1)')
    """
    cited = citation(key)
    return f"à l’{cited}" if cited[0] == "a" else f"au {cited}"


def short_citation(key: str) -> str:
    """Return a provision in the form that notes use.

    >>> short_citation("R200(1)(c)(ii.1)"), short_citation("A11(1)")
    ('R200(1)c)(ii.1)', 'L11(1)')
    """
    return provision(key).short.fr
