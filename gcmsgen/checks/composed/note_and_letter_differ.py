"""GCM703: the note and the letter of a case do not say the same."""

from collections.abc import Iterator

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.composed.stated import StatedThing, stated
from gcmsgen.checks.rule import Rule
from gcmsgen.document import Document
from gcmsgen.finding import Finding, Severity, in_order
from gcmsgen.language import Text
from gcmsgen.reference.said_in_one import StatedKind, said_in_one

PAIR = {"note": "letter", "note-full": "letter", "letter": "note"}
"""The documents that are compared, each with the one that it is compared with."""

_SAID_IN = {"note-full": "note"}


def differing(examined: Examined, one: Document, other: Document) -> tuple[Finding, ...]:
    """Return what one of the two documents of a case says and the other does not, save what is meant to stand in one alone."""
    says, also = stated(examined, one), stated(examined, other)
    return in_order([*_lacking(examined, one, other, says, also), *_lacking(examined, other, one, also, says)])


def _lacking(
    examined: Examined,
    document: Document,
    lacking: Document,
    says: dict[StatedThing, str],
    others: dict[StatedThing, str],
) -> Iterator[Finding]:
    for thing in says.keys() - others.keys():
        if not _meant(examined, thing, _SAID_IN.get(document.id, document.id)):
            words: dict[str, str | Text] = {
                "what": _WHAT[thing.kind],
                "where": thing.where,
                "says": CATALOGUE[document.id].name,
                "lacks": CATALOGUE[lacking.id].name,
                "sentence": says[thing],
            }
            yield Finding(RULE.code, RULE.severity, thing.where, _MESSAGE.filled(**words), _FIX.filled(**words))


def _meant(examined: Examined, thing: StatedThing, document: str) -> bool:
    """Say whether a thing is meant to be said in that document alone, for this outcome and on these grounds."""
    decision = examined.case.decision
    outcome, grounds = (decision.outcome, decision.grounds) if decision else (None, ())
    return any(
        row.allows(thing.kind, thing.where, document)
        and outcome in row.outcomes
        and not set(row.unless_on).intersection(grounds)
        for row in said_in_one().values()
    )


_WHAT = {
    StatedKind.GROUND: Text(en="the ground", fr="le motif de refus"),
    StatedKind.CONCLUSION: Text(en="the reason of the conclusion", fr="le motif de la conclusion"),
    StatedKind.DOCUMENT: Text(en="the document", fr="le document"),
    StatedKind.OTHER_CONCLUSION: Text(en="the reason of the conclusion", fr="le motif de la conclusion"),
    StatedKind.OTHER_DOCUMENT: Text(en="the document", fr="le document"),
    StatedKind.DAY: Text(en="the day", fr="le jour"),
    StatedKind.DEADLINE: Text(en="the time to go to court", fr="le délai pour s’adresser au tribunal"),
}
_MESSAGE = Text(
    en="The {says} says {what} {where} ({sentence}), and the {lacks} does not.",
    fr="Le document «\N{NO-BREAK SPACE}{says}\N{NO-BREAK SPACE}» énonce {what} {where} ({sentence}), et le document "
    "«\N{NO-BREAK SPACE}{lacks}\N{NO-BREAK SPACE}» ne l’énonce pas.",
)
_FIX = Text(
    en="Put the sentence back into the outline of the {lacks}, or take it out of the {says}; gcmsgen trace shows what each says. "
    "If your office has no outline of its own, please report it.",
    fr="Remettez la phrase dans le plan du document «\N{NO-BREAK SPACE}{lacks}\N{NO-BREAK SPACE}», ou retirez-la du document "
    "«\N{NO-BREAK SPACE}{says}\N{NO-BREAK SPACE}»; gcmsgen trace montre ce que chacun énonce. Si votre bureau n’a pas son propre "
    "plan, veuillez le signaler.",
)

RULE = Rule(
    code="GCM703",
    severity=Severity.ERROR,
    title=Text(en="Note and letter differ", fr="La note et la lettre diffèrent"),
    finds=Text(
        en="A ground, the reason of a conclusion that a ground or a raised concern rests on, one of its documents, or a day, that "
        "the note of a case says and its letter does not, or the other way round. What is meant to stand in one alone is listed with "
        "its reason (gcmsgen/reference/said_in_one.yaml). Looked for when either document is composed, in its language.",
        fr="Un motif de refus, le motif d’une conclusion sur laquelle repose un refus ou une préoccupation soulevée, l’un de ses "
        "documents, ou un jour, que la note d’un cas énonce et que sa lettre n’énonce pas, ou l’inverse. Ce qui ne doit figurer que "
        "dans l’une est énuméré avec la raison (gcmsgen/reference/said_in_one.yaml). Cela est vérifié au moment où l’une ou l’autre "
        "est rédigée, dans sa langue.",
    ),
    matters=Text(
        en="The note is sent to the client and to the court with the letter. Where one rests on what the other does not say, nobody "
        "can tell why the decision was made.",
        fr="La note est transmise au client et au tribunal avec la lettre. Si l’une repose sur ce que l’autre n’énonce pas, personne "
        "ne peut dire pourquoi la décision a été prise.",
    ),
    fix=Text(
        en="Put the sentence back into the outline that lacks it, or take it out of the other.",
        fr="Remettez la phrase dans le plan où elle manque, ou retirez-la de l’autre.",
    ),
    authority=REASONS,
)
