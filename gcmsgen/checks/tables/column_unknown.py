"""GCM901: a column of a table is no field of a case."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def near(where: str, heading: str, dotted: str, name: Text) -> Finding:
    """Return a finding for a heading that is nearly the name of a field."""
    message = _NEAR.filled(column=where, heading=quoted(heading), dotted=dotted, name=name)
    return Finding(RULE.code, RULE.severity, where, message, _RENAME)


def unlike(where: str) -> Finding:
    """Return a finding for a heading that is like no field; it may be a fact, so it is not repeated."""
    return Finding(RULE.code, RULE.severity, where, _UNLIKE.filled(column=where), _RENAME)


def more(count: int) -> Finding:
    """Return a finding for all further headings that are like no field."""
    return Finding(RULE.code, RULE.severity, "", _MORE.filled(count=str(count)), _RENAME)


def mapped_to_nothing(theirs: str, ours: str) -> Finding:
    """Return a finding for a line of the mapping file whose right side is no field."""
    message = _MAPPED.filled(theirs=quoted(theirs), ours=quoted(ours))
    return Finding(RULE.code, RULE.severity, "mapping", message, _MEND_MAPPING)


_NEAR = Text(
    en="Column {column}, {heading}, is no field of a case. Did you mean {dotted} ({name})?",
    fr="La colonne {column}, {heading}, n’est pas un champ d’un cas. Vouliez-vous dire {dotted} ({name})?",
)
_UNLIKE = Text(
    en="The heading of column {column} is no field of a case.",
    fr="L’en-tête de la colonne {column} n’est pas un champ d’un cas.",
)
_MORE = Text(
    en="The headings of {count} more columns are no fields of a case.",
    fr="Les en-têtes de {count} autres colonnes ne sont pas des champs d’un cas.",
)
_RENAME = Text(
    en="Correct the heading, rename the column with --mapping, or map it to `ignore` where the table needs it "
    "for something else.",
    fr="Corrigez l’en-tête, renommez la colonne avec --mapping, ou associez-la à `ignore` si le tableau en a "
    "besoin pour autre chose.",
)
_MAPPED = Text(
    en="The mapping file gives {theirs} the name {ours}, which is no field of a case.",
    fr="Le fichier de correspondance donne à {theirs} le nom {ours}, qui n’est pas un champ d’un cas.",
)
_MEND_MAPPING = Text(
    en="Write the dotted name of a field there, or `ignore`.",
    fr="Écrivez-y le nom pointé d’un champ, ou `ignore`.",
)

RULE = Rule(
    code="GCM901",
    severity=Severity.ERROR,
    title=Text(
        en="A column is no field of a case",
        fr="Une colonne n’est pas un champ d’un cas",
    ),
    finds=Text(
        en="A column whose heading is neither a dotted name of the case file nor a plain English or French "
        "name of a field, without regard to case, spaces, hyphens, underscores, dots and accents; and a "
        "line of the mapping file that leads to no field.",
        fr="Une colonne dont l’en-tête n’est ni un nom pointé du fichier de cas ni le nom courant d’un champ, "
        "en français ou en anglais, sans égard à la casse, aux espaces, aux traits d’union, aux traits de "
        "soulignement, aux points ni aux accents; et une ligne du fichier de correspondance qui ne mène à "
        "aucun champ.",
    ),
    matters=Text(
        en="A column that is passed over in silence takes a fact away from every case of the table.",
        fr="Une colonne passée sous silence retire un fait à chaque cas du tableau.",
    ),
    fix=Text(
        en="Correct the heading. `gcmsgen bulk template` writes every heading that exists; a mapping file "
        "renames columns, or says that one is to be ignored.",
        fr="Corrigez l’en-tête. `gcmsgen bulk template` écrit tous les en-têtes possibles; un fichier de "
        "correspondance renomme des colonnes, ou indique d’en ignorer une.",
    ),
    authority=Text(
        en="Our design: a table says what its cells say, and nothing is guessed.",
        fr="Notre conception\N{NO-BREAK SPACE}: un tableau dit ce que disent ses cellules, et rien n’est deviné.",
    ),
)
