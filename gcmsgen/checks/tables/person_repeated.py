"""GCM911: one person stands in several rows under several application numbers."""

from collections.abc import Sequence

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def repeated(rows: Sequence[int]) -> Finding:
    """Return a finding that names all rows of one person; what tells the person is not shown."""
    message = _MESSAGE.filled(rows=", ".join(map(str, rows)))
    return Finding(RULE.code, RULE.severity, "applicant", message, _FIX)


_MESSAGE = Text(
    en="Rows {rows} bear the same client identifier, or the same name and date of birth, under different application"
    " numbers.",
    fr="Les lignes {rows} portent le même identificateur de client, ou les mêmes nom et date de naissance, sous des "
    "numéros de demande différents.",
)
_FIX = Text(
    en="Keep one of them, unless the person has several applications.",
    fr="N’en gardez qu’une, à moins que la personne n’ait plusieurs demandes.",
)

RULE = Rule(
    code="GCM911",
    severity=Severity.WARNING,
    title=Text(
        en="One person stands in several rows",
        fr="Une personne figure dans plusieurs lignes",
    ),
    finds=Text(
        en="Rows with different application numbers and the same unique client identifier, or the same family name, "
        "given names and date of birth, whatever their capitals and spaces.",
        fr="Des lignes aux numéros de demande différents et au même identificateur unique de client, ou aux mêmes nom de"
        " famille, prénoms et date de naissance, sans égard aux majuscules ni aux espaces.",
    ),
    matters=Text(
        en="Two letters about one matter may say two things.",
        fr="Deux lettres sur une même affaire peuvent dire deux choses.",
    ),
    fix=Text(
        en="Look whether the person has two applications; else delete a row.",
        fr="Vérifiez si la personne a deux demandes; sinon, supprimez une ligne.",
    ),
    authority=Text(
        en="Our own design, after public reports on mail merge (confidence H).",
        fr="Notre propre conception, d’après des signalements publics sur le publipostage (niveau de confiance H).",
    ),
)
