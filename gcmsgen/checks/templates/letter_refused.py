"""GCM858: a letter could not leave with what a Word template holds."""

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def unlisted(place: TemplatePlace, what: str) -> Finding:
    """Return a finding for something that may not leave with a letter, by its name in the file."""
    why = next((text for mark, text in _KNOWN.items() if mark in what), _UNLISTED)
    return place.finding(RULE.code, RULE.severity, why.filled(what=quoted(what)), _TAKE_OUT)


def strict(place: TemplatePlace) -> Finding:
    """Return a finding for a file in the strict dialect of Office Open XML, which is not filled in here."""
    return place.finding(RULE.code, RULE.severity, _STRICT, _SAVE)


def not_made(place: TemplatePlace, why: Text) -> Finding:
    """Return a finding for a template with which a letter of an invented case was tried and could not be made."""
    return place.finding(RULE.code, RULE.severity, _NOT_MADE.filled(why=why), _COMPARE)


_UNLISTED = Text(
    en="it holds something that may not leave with a letter: {what}.",
    fr="il contient un élément qui ne doit pas partir avec une lettre : {what}.",
)
_STRICT = Text(
    en="it was saved as Strict Open XML, which is not filled in here.",
    fr="il a été enregistré comme Strict Open XML, qui n’est pas rempli ici.",
)
_SAVE = Text(
    en="Save it in Word as “Word Document (.docx)”.",
    fr="Enregistrez-le dans Word comme «\N{NO-BREAK SPACE}Document Word (.docx)\N{NO-BREAK SPACE}».",
)
_KNOWN = {
    "comments": Text(
        en="it holds comments, which the client would read ({what}).",
        fr="il contient des commentaires, que le client lirait ({what}).",
    ),
    "template.main": Text(
        en="it is a Word template (.dotx) under another name; save it as a Word document, .docx ({what}).",
        fr="c’est un modèle Word (.dotx) sous un autre nom; enregistrez-le comme document Word, .docx ({what}).",
    ),
    "MERGEFIELD": Text(
        en="it holds a field of a mail merge, which nobody fills in; write a tag instead ({what}).",
        fr="il contient un champ de publipostage, que personne ne remplit; écrivez plutôt une balise ({what}).",
    ),
    "DATE": Text(
        en="it holds a date that Word changes each time the letter is opened; write the day of the decision as a tag "
        "instead ({what}).",
        fr="il contient une date que Word change à chaque ouverture de la lettre; écrivez plutôt le jour de la décision "
        "par une balise ({what}).",
    ),
    "TIME": Text(
        en="it holds a time that Word changes each time the letter is opened ({what}).",
        fr="il contient une heure que Word change à chaque ouverture de la lettre ({what}).",
    ),
}
_TAKE_OUT = Text(
    en="Take it out in Word: accept or reject tracked changes, delete comments, replace fields; "
    "docs/office-templates.md lists what a letterhead may hold.",
    fr="Retirez-le dans Word : acceptez ou refusez les modifications suivies, supprimez les commentaires, remplacez "
    "les champs; docs/gabarits-du-bureau.md énumère ce qu’un en-tête peut contenir.",
)
_NOT_MADE = Text(
    en="a letter of an invented case was tried and could not be made: {why}",
    fr="une lettre d’un cas fictif a été essayée et n’a pu être produite : {why}",
)
_COMPARE = Text(
    en="Compare the template with the one that is shipped, part by part.",
    fr="Comparez le gabarit à celui qui est fourni, partie par partie.",
)

RULE = Rule(
    code="GCM858",
    severity=Severity.ERROR,
    title=Text(
        en="No letter could leave with a template",
        fr="Aucune lettre ne pourrait partir avec un gabarit",
    ),
    finds=Text(
        en="In a Word template: whatever the guard of letters refuses (comments, tracked changes, fields of a mail "
        "merge, of dates or of prompts, an attached template, a tag in the address of a link, a vocabulary that is "
        "not listed), found before a letter is made; and a template with which a letter of an invented case cannot be"
        " made.",
        fr="Dans un gabarit Word : tout ce que refuse le contrôle des lettres (commentaires, modifications suivies, "
        "champs de publipostage, de date ou de saisie, modèle joint, balise dans l’adresse d’un lien, vocabulaire non"
        " admis), relevé avant qu’une lettre soit produite; et un gabarit avec lequel une lettre d’un cas fictif ne "
        "peut être produite.",
    ),
    matters=Text(
        en="Else the first to learn of it is the officer whose letter is refused.",
        fr="Sinon, le premier à l’apprendre est l’agent dont la lettre est refusée.",
    ),
    fix=Text(
        en="Take it out in Word, or compare the template with the one that is shipped.",
        fr="Retirez-le dans Word, ou comparez le gabarit à celui qui est fourni.",
    ),
    authority=Text(
        en="Our own requirement (design): a letter holds what is listed and nothing else, and a check predicts what is "
        "made.",
        fr="Notre propre exigence (conception) : une lettre contient ce qui est énuméré et rien d’autre, et la "
        "vérification prédit ce qui est produit.",
    ),
)
