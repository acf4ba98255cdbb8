"""GCM857: a file is no Word template that may be opened."""

from gcmsgen.catalogue.word_relations import WHAT_TO_DO
from gcmsgen.checks.rule import Rule
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def unsafe(place: TemplatePlace, why: Text) -> Finding:
    """Return a finding for a file that cannot or must not be opened."""
    return place.finding(RULE.code, RULE.severity, why, WHAT_TO_DO)


def outside(place: TemplatePlace, why: Text) -> Finding:
    """Return a finding for a file of a folder that may not be read, or that asks for a file that it may not have."""
    return place.finding(RULE.code, RULE.severity, why, _INSIDE)


_INSIDE = Text(
    en="Keep every file of your templates in its folder, as a file of its own; the page on office templates lists the kinds.",
    fr="Gardez chaque fichier de vos gabarits dans son dossier, comme fichier à part entière; la page sur les gabarits du bureau "
    "en énumère les sortes.",
)

RULE = Rule(
    code="GCM857",
    severity=Severity.ERROR,
    title=Text(en="A file is no safe template", fr="Un fichier n’est pas un gabarit sûr"),
    finds=Text(
        en="A file that is no whole .docx, is encrypted or of the old format, holds broken XML or entities, names files outside of "
        "itself, unpacks to too much, holds macros or embedded objects, or fetches something from elsewhere: an attached template, a "
        "linked picture, a field such as INCLUDETEXT. Plain hyperlinks are allowed. Nothing of such a file is read further. In a "
        "folder: a link in place of a file, a file that is too large, and in a layout whatever is attached, fetched from outside of "
        "the layout folder, or run.",
        fr="Un fichier qui n’est pas un .docx complet, est chiffré ou d’un ancien format, contient du XML brisé ou des entités, "
        "nomme des fichiers hors de lui-même, se décompresse en trop de données, contient des macros ou des objets incorporés, ou va "
        "chercher quelque chose ailleurs\N{NO-BREAK SPACE}: un modèle joint, une image liée, un champ comme INCLUDETEXT. Les simples "
        "hyperliens sont permis. Rien d’un tel fichier n’est lu plus avant. Dans un dossier\N{NO-BREAK SPACE}: un lien au lieu d’un "
        "fichier, un fichier trop gros et, dans une mise en page, ce qui est joint, cherché hors du dossier layout, ou exécuté.",
    ),
    matters=Text(
        en="A letter made from it would carry macros, or tell a distant server who opened it and when.",
        fr="Une lettre qui en serait tirée porterait des macros, ou dirait à un serveur lointain qui l’a ouverte et quand.",
    ),
    fix=Text(
        en="Save it in Word as a plain .docx; embed pictures instead of linking them.",
        fr="Enregistrez-le dans Word comme simple .docx; incorporez les images au lieu de les lier.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing is fetched, and no file from outside is trusted.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien n’est téléchargé, et aucun fichier d’ailleurs n’est cru sur "
        "parole.",
    ),
)
