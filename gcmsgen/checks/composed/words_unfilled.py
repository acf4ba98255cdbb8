"""GCM704: the words of a document cannot be filled with the facts of this case."""

from gcmsgen.checks.rule import Rule
from gcmsgen.errors import Unfilled
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def unfilled(document: str, error: Unfilled) -> Finding:
    """Return a finding for a document whose words or template fail on the facts of a case; those of others may do."""
    return Finding(RULE.code, RULE.severity, document, error.text, _FIX)


_FIX = Text(
    en="Correct the template so that it takes a case like this one; `gcmsgen template check` and `gcmsgen translation check` try "
    "templates on invented cases.",
    fr="Corrigez le gabarit pour qu’il accepte un cas comme celui-ci; `gcmsgen template check` et `gcmsgen translation check` "
    "essaient les gabarits sur des cas inventés.",
)

RULE = Rule(
    code="GCM704",
    severity=Severity.ERROR,
    title=Text(
        en="The words of a document fail on this case",
        fr="Le texte d’un document échoue sur ce cas",
    ),
    finds=Text(
        en="Words or a template, of an office mostly, that work for other cases and not with the facts of this one, such as a "
        "calculation with a fact that is a word here. Looked for when a document is composed.",
        fr="Un texte ou un gabarit, d’un bureau le plus souvent, qui fonctionne pour d’autres cas et non avec les faits de celui-ci, "
        "comme un calcul sur un fait qui est ici un mot. Cela est vérifié au moment où un document est rédigé.",
    ),
    matters=Text(
        en="One case must not keep the others of a table or of a folder from being checked and made.",
        fr="Un cas ne doit pas empêcher les autres d’un tableau ou d’un dossier d’être vérifiés et produits.",
    ),
    fix=Text(
        en="Correct the place of the template that the message names.",
        fr="Corrigez l’endroit du gabarit que nomme le message.",
    ),
    authority=Text(en="A rule of this program.", fr="Une règle de ce programme."),
)
