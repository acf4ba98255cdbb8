"""GCM565: a reason behind a refusal is a formula: it names no document, or no fact beside those of every case."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.decision.reason_names_nothing import names_something
from gcmsgen.checks.claims.formula import names_a_document, names_a_fact, own_words
from gcmsgen.checks.claims.officer_text import OfficerText, TextPart
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

# So many words that belong to no formula tell something of the case, though no figure stands among them.
_TELLING = 3


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each reason that carries a ground and is a formula, in each language by itself."""
    carried = {entry.number: entry for entry in carrying(examined)}
    for text in examined.reading.texts:
        # What names nothing at all is told by GCM516.
        if text.part is TextPart.REASON and text.number in carried and names_something(examined, text):
            lacking = _lacking(examined, text)
            if lacking:
                words = {**carried[text.number].words, "lacking": lacking}
                yield Hit(text.where, _MESSAGE.filled(**words), _FIX.filled(where=text.where))


def _lacking(examined: Examined, text: OfficerText) -> Text | None:
    """Return what a reason lacks, None where it has both."""
    reading = examined.reading
    document = names_a_document(reading, text)
    fact = names_a_fact(reading, text) or len(own_words(reading, text)) >= _TELLING
    if document and fact:
        return None
    return _NEITHER if not document and not fact else _NO_DOCUMENT if fact else _NO_FACT


_NEITHER = Text(en="no document and no fact", fr="ni document ni fait")
_NO_DOCUMENT = Text(en="no document", fr="aucun document")
_NO_FACT = Text(
    en="no fact but the country of provenance, the employer or a year",
    fr="aucun fait, hormis le pays de provenance, l’employeur ou une année",
)
_MESSAGE = Text(
    en="The reason on {criterion}, which carries the ground {ground}, names {lacking}.",
    fr="Le motif sur {criterion}, qui appuie le motif de refus {ground}, ne nomme {lacking}.",
)
_FIX = Text(
    en="Say in {where} which document was read, what it shows and what it does not show.",
    fr="Dites dans {where} quel document a été lu, ce qu’il montre et ce qu’il ne montre pas.",
)

RULE = Rule(
    code="GCM565",
    severity=Severity.WARNING,
    title=Text(en="A reason is a formula", fr="Un motif est une formule"),
    finds=Text(
        en="A reason that carries a refusal and names no document (a word of its title, or its id), or no fact of the file "
        "beside the "
        "country of provenance, the employer and a year. “I am not satisfied”, “having considered all the evidence” and their "
        "like tell "
        "nothing by themselves; a reason with words enough of its own does.",
        fr="Un motif qui appuie un refus et ne nomme aucun document (un mot de son titre, ou son code), ou aucun fait du "
        "dossier hormis le "
        "pays de provenance, l’employeur et une année. «\N{NO-BREAK SPACE}Je ne suis pas convaincu\N{NO-BREAK SPACE}», "
        "«\N{NO-BREAK SPACE}après examen de toute la preuve\N{NO-BREAK SPACE}» et les formules semblables ne disent rien par "
        "elles-mêmes; un motif qui a assez de mots propres, si.",
    ),
    matters=Text(
        en="A year or the name of the country makes no reason of a formula: it would stand in any file of that country.",
        fr="Une année ou le nom du pays ne fait pas d’une formule un motif\N{NO-BREAK SPACE}: elle conviendrait à tout dossier "
        "de ce pays.",
    ),
    fix=Text(
        en="Name the document and what it shows, with its figures, dates or terms.",
        fr="Nommez le document et ce qu’il montre, avec ses chiffres, ses dates ou ses termes.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
