"""GCM106: the NOC code is not a unit group of the version that applies."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.occupations import applicable, noc_corrections
from gcmsgen.checks.reading.stated import nocs, shown
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.occupation_codes import CodeExplanation, CodeKind, Reading, explain_code
from gcmsgen.reference.occupations import shown_version

MANY = 12


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each code that is none of the version; what may have been meant is named, never used."""
    version = applicable(examined)
    for source, noc in enumerate(nocs(examined.case)):
        explanation = explain_code(noc.value, version) if noc.value else None
        if explanation:
            codes = explanation.candidates
            yield Hit(
                noc.where,
                _MESSAGE.filled(here=noc.place, code=shown(noc), version=version.shown, why=_why(explanation)),
                (_FIX if codes else _FIX_BLIND).filled(where=noc.where),
                noc_corrections(examined, source),
            )


def _why(explanation: CodeExplanation) -> Text:
    """Return what the text may have been meant for, one clause a reading."""
    parts = [_reading(reading) for reading in explanation.readings]
    return Text(en="".join(part.en for part in parts), fr="".join(part.fr for part in parts))


def _reading(reading: Reading) -> Text:
    codes = ", ".join(reading.candidates[:MANY]) + (", …" if len(reading.candidates) > MANY else "")
    return _READ[reading.kind].filled(
        code=reading.code, version=shown_version(reading.version), title=reading.title, codes=codes
    )


_READ = {
    CodeKind.ZEROS_LOST: Text(
        en=" It may be {codes} ({title}) without its leading zeros.",
        fr=" Il peut s’agir de {codes} ({title}), sans ses zéros de tête.",
    ),
    CodeKind.OTHER_VERSION: Text(
        en=" In {version}, {code} is {title}; its occupations are now in {codes}.",
        fr=" Dans la {version}, {code} est {title}; ses professions se trouvent maintenant dans {codes}.",
    ),
    CodeKind.HIGHER_GROUP: Text(
        en=" {code} is a broader group ({title}), which holds {codes}.",
        fr=" {code} est un groupe plus large ({title}), qui comprend {codes}.",
    ),
    CodeKind.TYPED_OTHERWISE: Text(
        en=" It may be {codes} ({title}), typed in another way.",
        fr=" Il peut s’agir de {codes} ({title}), tapé autrement.",
    ),
    CodeKind.UNOFFICIAL: Text(
        en=" The code {code} ({title}) is published by others in place of {codes}, and is not of the classification.",
        fr=" Le code {code} ({title}) est publié par d’autres à la place de {codes}, et n’appartient pas à la classification.",
    ),
}
_MESSAGE = Text(
    en="The NOC code in {here} is {code}, which is no unit group of {version}.{why}",
    fr="Dans {here}, le code de la CNP est {code}, qui n’est pas un groupe de base de la {version}.{why}",
)
_FIX = Text(
    en="Read the duties in the offer of employment and enter in {where} the code that they call for. Nothing is padded or "
    "converted for you.",
    fr="Lisez les fonctions dans l’offre d’emploi et inscrivez dans {where} le code qu’elles appellent. Rien n’est complété "
    "ni converti à votre place.",
)
_FIX_BLIND = Text(
    en="Read the code in the offer of employment and enter it in {where}; `gcmsgen reference noc`, "
    "and the field of the desk as one types, find codes by title.",
    fr="Lisez le code dans l’offre d’emploi et inscrivez-le dans {where}; «\N{NO-BREAK SPACE}gcmsgen reference noc"
    "\N{NO-BREAK SPACE}» et le champ du bureau, à mesure que l’on tape, trouvent les codes par titre.",
)

RULE = Rule(
    code="GCM106",
    severity=Severity.ERROR,
    title=Text(
        en="The NOC code is not a unit group of the version that applies",
        fr="Le code de la CNP n’est pas un groupe de base de la version applicable",
    ),
    finds=Text(
        en="A NOC code that is not, sign by sign, a unit group of the version in use on the day the offer was submitted: four "
        "digits before 2022-11-16, five since. 10, 0012, 21231.0 and full-width digits are no codes; 88888 and 00018 are "
        "published elsewhere and are not of the classification.",
        fr="Un code de la CNP qui n’est pas, signe par signe, un groupe de base de la version en usage le jour où l’offre a été "
        "présentée\N{NO-BREAK SPACE}: quatre chiffres avant le 2022-11-16, cinq depuis. 10, 0012, 21231.0 et les chiffres "
        "pleine chasse ne sont pas des codes; 88888 et 00018 sont publiés ailleurs et n’appartiennent pas à la classification.",
    ),
    matters=Text(
        en="A spreadsheet turns 00010 into 10, and 60 codes of 2016 became several in 2021. A code that is guessed puts another "
        "occupation on the permit.",
        fr="Un tableur change 00010 en 10, et 60 codes de 2016 en sont devenus plusieurs en 2021. Un code deviné inscrit au "
        "permis une autre profession.",
    ),
    fix=Text(
        en="Compare the candidates with the duties in the offer, and enter the code that the offer supports. A wrong code is "
        "never a ground of refusal in itself.",
        fr="Comparez les codes possibles avec les fonctions décrites dans l’offre, et inscrivez celui que l’offre appuie. Un "
        "code erroné n’est jamais un motif de refus en soi.",
    ),
    authority=Text(
        en="Statistics Canada, National Occupational Classification 2021 Version 1.0 (516 unit groups); IRCC’s switch to NOC 2021 "
        "on 2022-11-16, work-permit instructions of 2022-12-06 (docs/sources.md).",
        fr="Statistique Canada, Classification nationale des professions 2021, version 1.0 (516 groupes de base); passage d’IRCC "
        "à la CNP 2021 le 2022-11-16, instructions sur les permis de travail du 2022-12-06 (docs/sources.md).",
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
