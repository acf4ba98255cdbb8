"""GCM862: a sentence has no French."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.translation_state import BilingualSentence


def finding(row: BilingualSentence) -> Finding:
    """Return the finding for a sentence that has no French."""
    assert row.english
    file = row.english.file.replace("en/", "fr/", 1)
    return Finding(
        RULE.code,
        RULE.severity,
        row.english.where,
        _MISSING.filled(id=row.id, file=file),
        _WRITE.filled(id=row.id, file=file),
    )


_MISSING = Text(
    en="The sentence {id} has no words in {file}.",
    fr="La phrase {id} n’a pas de texte dans {file}.",
)
_WRITE = Text(
    en="Write it in {file} under the same name, then accept it: gcmsgen translation accept {id} --by CODE.",
    fr="Écrivez-la dans {file} sous le même nom, puis acceptez-la\N{NO-BREAK SPACE}: gcmsgen translation accept {id} --by CODE.",
)

RULE = Rule(
    code="GCM862",
    severity=Severity.ERROR,
    title=Text(
        en="A sentence has no French",
        fr="Une phrase n’a pas de français",
    ),
    finds=Text(
        en="A sentence of a file of English words that the French file of the same name does not have, or has without words.",
        fr="Une phrase d’un fichier de texte anglais que le fichier français du même nom n’a pas, ou qui y est vide.",
    ),
    matters=Text(
        en="Never does English stand in a French letter: the letter is refused until the sentence is translated.",
        fr="Jamais l’anglais ne figure dans une lettre en français\N{NO-BREAK SPACE}: la lettre est refusée tant que la "
        "phrase n’est pas traduite.",
    ),
    fix=Text(
        en="Write the sentence in the French file, and accept it with `gcmsgen translation accept`.",
        fr="Écrivez la phrase dans le fichier français et acceptez-la au moyen de «\N{NO-BREAK SPACE}gcmsgen translation "
        "accept\N{NO-BREAK SPACE}».",
    ),
    authority=LANGUAGES,
)
