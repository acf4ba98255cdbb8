"""One HTML page that a manager can read: each cluster of like reasons, its places, and what is its own in each; no script."""

from gcmsgen.audit.compared import Audit
from gcmsgen.browser_page import page_template
from gcmsgen.finding import SEVERITY_WORD, Severity
from gcmsgen.language import Language, Text
from gcmsgen.legible import legible


def audit_page(audit: Audit, language: Language, *, by_officer: bool) -> str:
    """Return the page in a language; officers and months stand on it only where they were asked for."""
    return page_template("gcmsgen.audit").render(
        audit=audit,
        errors=sum(one.finding.severity is Severity.ERROR for one in audit.clusters),
        by_officer=by_officer,
        language=language,
        tongue={Language.EN: "en-CA", Language.FR: "fr-CA"},
        of=lambda text: legible(text.of(language)),
        legible=legible,
        says={name: text.of(language) for name, text in _SAYS.items()},
        named={one: text.of(language) for one, text in _LANGUAGE.items()},
        severity={one: text.of(language) for one, text in SEVERITY_WORD.items()},
    )


_LANGUAGE = {
    Language.EN: Text(en="English", fr="anglais"),
    Language.FR: Text(en="French", fr="français"),
}
_SAYS = {
    "title": Text(en="Reasons that are alike", fr="Motifs semblables"),
    "lead": Text(
        en="Reasons of different cases were compared word by word. Where one reason stands in several cases, each wording is shown "
        "with its places. An error means that countries of provenance or employers differ: the reason cannot be true of all as it "
        "stands. The page shows reasons; it counts no outcomes and compares no people.",
        fr="Les motifs de cas différents ont été comparés mot à mot. Lorsqu’un motif figure dans plusieurs cas, chaque formulation "
        "est présentée avec ses endroits. Une erreur signifie que les pays de provenance ou les employeurs diffèrent"
        "\N{NO-BREAK SPACE}: le motif ne peut être vrai tel quel pour tous. La page montre des motifs; elle ne dénombre aucune issue "
        "et ne compare personne.",
    ),
    "compared": Text(en="Files and rows compared", fr="Fichiers et lignes comparés"),
    "clusters": Text(en="Reasons given in several cases", fr="Motifs donnés dans plusieurs cas"),
    "errors": Text(en="of which errors", fr="dont erreurs"),
    "lost": Text(en="Not read", fr="Non lus"),
    "none": Text(en="No reason is given in several cases.", fr="Aucun motif ne figure dans plusieurs cas."),
    "legend": Text(en="How to read the words", fr="Comment lire les mots"),
    "same": Text(
        en="plain: the same in the wording compared",
        fr="sans marque\N{NO-BREAK SPACE}: identique à la formulation comparée",
    ),
    "own": Text(en="words of its own", fr="mots propres"),
    "name": Text(en="names and figures of its own", fr="noms et chiffres propres"),
    "words": Text(en="Wording", fr="Formulation"),
    "no_own": Text(en="Nothing is its own.", fr="Rien n’est propre à l’un d’eux."),
    "file": Text(en="File or row", fr="Fichier ou ligne"),
    "application": Text(en="Application", fr="Demande"),
    "field": Text(en="Field", fr="Champ"),
    "officer": Text(en="Officer", fr="Agent"),
    "month": Text(en="Month", fr="Mois"),
    "places": Text(en="Places", fr="Endroits"),
    "cases": Text(en="cases", fr="cas"),
    "colon": Text(en=":", fr="\N{NO-BREAK SPACE}:"),
}
