"""GCM534: the head of inadmissibility and the officer's concern do not agree, or a head lacks its elements."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.applicant import Inadmissibility
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.deadlines import deadlines
from gcmsgen.reference.inadmissibility import inadmissibility_heads

PLACE, MISREPRESENTATION = "applicant.inadmissibility", "misrepresentation"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield what a refusal for inadmissibility says of its heads that it cannot say."""
    behind = [entry for entry in carrying(examined) if entry.ground == "inadmissible"]
    heads = examined.case.applicant.inadmissibility if examined.case.applicant else ()
    if not behind or not heads:
        return
    named = {head.head for head in heads}
    for entry in behind:
        if (entry.item.concern == MISREPRESENTATION) is not (MISREPRESENTATION in named) and len(named) == 1:
            yield Hit(f"{entry.where}.concern", _CONCERN.filled(**entry.words), _ALIGN.filled(where=entry.where))
    for number, head in enumerate(heads, 1):
        yield from _of_head(number, head, examined.on)


def _of_head(number: int, head: Inadmissibility, on: date) -> Iterator[Hit]:
    where, row = f"{PLACE}.{number}", inadmissibility_heads().get(head.head or "")
    if row is None:
        yield Hit(f"{where}.head", _NO_HEAD.filled(where=where), _ENTER.filled(where=f"{where}.head"))
        return
    words: dict[str, str | Text] = {"provision": row.provision.short, "where": where}
    if row.elements and head.induces_error is not True:
        severity = Severity.WARNING if head.induces_error is None else None
        yield Hit(f"{where}.induces_error", _NO_ERROR.filled(**words), _ELEMENTS.filled(**words), severity=severity)
    if row.elements and not (head.description and (head.description.en or head.description.fr)):
        yield Hit(
            f"{where}.description", _NO_MATTER.filled(**words), _ELEMENTS.filled(**words), severity=Severity.WARNING
        )
    if row.bar and head.bar_begins is None:
        words |= {"years": str(deadlines(on)["misrepresentation_years"]), "bar": row.bar.short}
        begins = f"{where}.bar_begins"
        yield Hit(begins, _NO_BEGIN.filled(**words), _ENTER.filled(where=begins), severity=Severity.WARNING)


_CONCERN = Text(
    en="The head of inadmissibility and the concern on {criterion} do not agree: one is misrepresentation and the other is not.",
    fr="Le motif d’interdiction de territoire et la préoccupation au sujet de {criterion} ne concordent pas\N{NO-BREAK SPACE}: l’un "
    "vise de fausses déclarations et l’autre non.",
)
_ALIGN = Text(
    en="Correct applicant.inadmissibility or {where}.concern. A finding of misrepresentation needs a fairness letter first.",
    fr="Corrigez applicant.inadmissibility ou {where}.concern. Un constat de fausses déclarations exige d’abord une lettre d’équité.",
)
_NO_HEAD = Text(
    en="An entry of {where} names no head (A34 to A42).",
    fr="Une entrée de {where} n’indique aucun motif (L34 à L42).",
)
_ENTER = Text(en="Enter the fact in {where}.", fr="Inscrivez le fait dans {where}.")
_NO_ERROR = Text(
    en="{provision} needs a material fact relating to a relevant matter that induces or could induce an error in the administration "
    "of the Act, and {where}.induces_error does not say so.",
    fr="{provision} exige un fait important quant à un objet pertinent, qui entraîne ou risque d’entraîner une erreur dans "
    "l’application de la Loi, et {where}.induces_error ne l’indique pas.",
)
_NO_MATTER = Text(
    en="{provision} needs the fact that was misrepresented or withheld, and {where}.description is empty.",
    fr="{provision} exige le fait visé par la présentation erronée ou la réticence, et {where}.description est vide.",
)
_ELEMENTS = Text(
    en="State the elements of {provision} in {where}, or review the head.",
    fr="Indiquez les éléments de {provision} dans {where}, ou revoyez le motif.",
)
_NO_BEGIN = Text(
    en="A bar of {years} years runs ({bar}), and {where}.bar_begins does not say from which day.",
    fr="Une interdiction de {years} ans court ({bar}), et {where}.bar_begins n’indique pas à partir de quel jour.",
)

RULE = Rule(
    code="GCM534",
    severity=Severity.ERROR,
    title=Text(
        en="The head of inadmissibility is not clear", fr="Le motif d’interdiction de territoire n’est pas clair"
    ),
    finds=Text(
        en="A refusal for inadmissibility whose head is misrepresentation while the concern is another, or the reverse; an entry "
        "without its head; misrepresentation that is said to induce no error. That its elements or the day from which its bar "
        "runs are not stated is a warning.",
        fr="Un refus pour interdiction de territoire dont le motif vise de fausses déclarations alors que la préoccupation est "
        "autre, ou l’inverse; une entrée sans motif; de fausses déclarations dont il est dit qu’elles n’entraînent aucune erreur. "
        "L’absence de leurs éléments, ou du jour à partir duquel l’interdiction court, donne lieu à un avertissement.",
    ),
    matters=Text(
        en="Each head has its own test and its own consequence; a finding of misrepresentation bars the person for five years, also "
        "from permanent residence.",
        fr="Chaque motif a son propre critère et sa propre conséquence; un constat de fausses déclarations frappe la personne d’une "
        "interdiction de cinq ans, y compris pour la résidence permanente.",
    ),
    fix=Text(
        en="Name the head, its elements, and the day from which a bar runs, as you found them.",
        fr="Indiquez le motif, ses éléments et le jour à partir duquel une interdiction court, tels que vous les avez constatés.",
    ),
    authority=lambda: of_law(
        "A34(1)",
        "A35(1)",
        "A35.1(1)",
        "A36(1)",
        "A36(2)",
        "A37(1)",
        "A38(1)",
        "A39",
        "A40(1)(a)",
        "A40(2)(a)",
        "A40(3)",
        "A41",
        "A42(1)",
    ),
)

CASE_RULE = CaseRule(RULE, check)
