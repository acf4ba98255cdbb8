"""GCM863: a French sentence has no English."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.translation_state import BilingualSentence


def finding(row: BilingualSentence) -> Finding:
    """Return the finding for a French sentence that has no English."""
    assert row.french
    file = row.french.file.replace("fr/", "en/", 1)
    return Finding(
        RULE.code, RULE.severity, row.french.where, _ALONE.filled(id=row.id, file=file), _REMOVE.filled(file=file)
    )


_ALONE = Text(
    en="The French sentence {id} has no English in {file}.",
    fr="La phrase française {id} n’a pas d’anglais dans {file}.",
)
_REMOVE = Text(
    en="Remove it here, or write its English in {file} under the same name.",
    fr="Supprimez-la ici, ou écrivez son anglais dans {file} sous le même nom.",
)

RULE = Rule(
    code="GCM863",
    severity=Severity.ERROR,
    title=Text(
        en="A French sentence has no English",
        fr="Une phrase française n’a pas d’anglais",
    ),
    finds=Text(
        en="A sentence of a file of French words that the English file of the same name does not have: it was removed or "
        "renamed there.",
        fr="Une phrase d’un fichier de texte français que le fichier anglais du même nom n’a pas\N{NO-BREAK SPACE}: elle y "
        "a été supprimée ou renommée.",
    ),
    matters=Text(
        en="A French letter would say something that no English letter says. It is refused.",
        fr="Une lettre en français dirait ce qu’aucune lettre en anglais ne dit. Elle est refusée.",
    ),
    fix=Text(
        en="Remove the French, give it the new name, or write its English.",
        fr="Supprimez le français, donnez-lui le nouveau nom, ou écrivez son anglais.",
    ),
    authority=LANGUAGES,
)
