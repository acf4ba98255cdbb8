"""GCM574: one reason is given in several cases, word for word or with other names and figures."""

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def copied(where: str, cases: int, *, differs: bool) -> Finding:
    """Return the finding of a reason that stands in so many cases; it names none of them (ruling 23 of the contract)."""
    words = {"cases": str(cases), "where": where}
    severity = Severity.ERROR if differs else Severity.WARNING
    return Finding(RULE.code, severity, where, (_DIFFERS if differs else _ALIKE).filled(**words), _FIX.filled(**words))


def copied_in_rows(places: list[tuple[str, str]], cases: int, *, differs: bool) -> Finding:
    """Return the finding of a reason for the report of a whole table: a place in each of the first rows, and how many there are."""
    rows = ", ".join(row for row, _ in places) + (", …" if len(places) < cases else "")
    where = places[0][1]
    text = (_ROWS_DIFFER if differs else _ROWS_ALIKE).filled(rows=rows, cases=str(cases), where=where)
    severity = Severity.ERROR if differs else Severity.WARNING
    return Finding(RULE.code, severity, where, text, _FIX.filled(where=where))


_ROWS_ALIKE = Text(
    en="The reason in {where} is alike in {cases} rows: {rows}.",
    fr="Le motif à {where} se trouve dans {cases} lignes\N{NO-BREAK SPACE}: {rows}.",
)
_ROWS_DIFFER = Text(
    en="The reason in {where} is alike in {cases} rows whose countries of provenance or employers differ: {rows}.",
    fr="Le motif à {where} se trouve dans {cases} lignes dont les pays de provenance ou les employeurs diffèrent"
    "\N{NO-BREAK SPACE}: {rows}.",
)
_ALIKE = Text(
    en="The reason in {where} is alike in {cases} cases or rows, word for word or with other names and figures.",
    fr="Le motif à {where} se trouve dans {cases} cas ou lignes, mot pour mot ou avec d’autres noms et chiffres.",
)
_DIFFERS = Text(
    en="The reason in {where} is alike in {cases} cases or rows, word for word or with other names and figures, although their "
    "countries of provenance or their employers differ.",
    fr="Le motif à {where} se trouve dans {cases} cas ou lignes, mot pour mot ou avec d’autres noms et chiffres, bien que leurs pays "
    "de provenance ou leurs employeurs diffèrent.",
)
_FIX = Text(
    en="Write in {where} what the documents of this case show. `gcmsgen audit` shows the places side by side.",
    fr="Écrivez dans {where} ce que montrent les documents de ce cas. `gcmsgen audit` présente les endroits côte à côte.",
)

RULE = Rule(
    code="GCM574",
    severity=Severity.ERROR,
    title=Text(en="One reason is given in several cases", fr="Un même motif figure dans plusieurs cas"),
    finds=Text(
        en="A reason, or the words on evidence to the contrary, that stands in two cases or more of a table, a folder or a set of "
        "manifests, word for word, in another order of sentences, with other names and figures, or with every tenth word changed: "
        "more than half of its words and of its pairs of words are the same; what the law has every such reason say does not "
        "count. Each language is compared by itself. An error where countries of provenance or employers differ, else a "
        "warning. Files of one application number are one case. Nothing is said of fewer than eight words that are "
        "no names and no figures, of a sentence that only quotes the law, of a satisfied conclusion that records what days and "
        "lists show, and of what one employer’s cases share where nothing was weighed. A conclusion on days and lists that is not "
        "satisfied is compared with its figures.",
        fr="Un motif, ou les mots sur les éléments contraires, qui figure dans au moins deux cas d’un tableau, d’un dossier "
        "ou d’un ensemble de manifestes, mot pour mot, dans un autre ordre de phrases, avec d’autres noms et "
        "chiffres, ou avec un mot sur dix changé\N{NO-BREAK SPACE}: plus de la moitié de ses mots et de ses paires de mots sont "
        "les mêmes; ce que la loi fait dire à tout motif semblable ne compte pas. Chaque langue est comparée "
        "à elle-même. Une erreur si les pays de provenance ou les employeurs diffèrent, sinon un avertissement. Les "
        "fichiers d’un même numéro de demande sont un seul cas. Rien n’est dit de moins de huit mots qui ne sont ni noms "
        "ni chiffres, d’une phrase qui ne fait que citer la loi, d’une conclusion satisfaite qui consigne ce que montrent "
        "des dates et des listes, ni de ce que partagent les cas d’un employeur là où rien n’a été pesé. Une conclusion "
        "non satisfaite sur des dates et des listes est comparée avec ses chiffres.",
    ),
    matters=Text(
        en="A reason that fits another file does not show that this one was read. Where the country or the employer is another "
        "one, it cannot be true of both as it stands.",
        fr="Un motif qui convient à un autre dossier ne montre pas que celui-ci a été lu. Si le pays ou l’employeur est autre, il ne "
        "peut être vrai tel quel des deux.",
    ),
    fix=Text(
        en="Write in each case what its own documents show. What a table holds is compared before any of its letters is made.",
        fr="Écrivez dans chaque cas ce que montrent ses propres documents. Le contenu d’un tableau est comparé avant que la moindre "
        "de ses lettres soit produite.",
    ),
    authority=REASONS,
)
