"""GCM508: the ground that the person will not leave has no facts of its own, or nothing considered against it."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.assessment import Assessment
from gcmsgen.finding import Severity
from gcmsgen.language import Text

WILL_NOT_LEAVE = "will_not_leave"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the conclusion behind this ground names no fact of its own, or considers nothing contrary."""
    entries = carrying(examined)
    elsewhere = {fact for entry in entries if entry.ground != WILL_NOT_LEAVE for fact in entry.item.facts}
    for entry in entries:
        if entry.ground != WILL_NOT_LEAVE:
            continue
        if not set(entry.item.facts) - elsewhere:
            yield Hit(f"{entry.where}.facts", _NO_FACT, _NAME.filled(**entry.words))
        if not _considers(entry.item):
            yield Hit(f"{entry.where}.considered", _NOTHING, _CONSIDER.filled(**entry.words))


def _considers(item: Assessment) -> bool:
    return bool(item.considered and (item.considered.en or item.considered.fr))


_NO_FACT = Text(
    en="The ground will_not_leave rests on a conclusion that names no fact of its own.",
    fr="Le motif will_not_leave repose sur une conclusion qui ne nomme aucun fait qui lui soit propre.",
)
_NAME = Text(
    en="Enter in {where}.facts the facts on which you conclude that the person would not leave, or withdraw the ground. It never "
    "follows from a lack of reciprocity.",
    fr="Inscrivez dans {where}.facts les faits qui vous amènent à conclure que la personne ne quitterait pas le Canada, ou retirez "
    "le motif. Il ne découle jamais d’une absence de réciprocité.",
)
_NOTHING = Text(
    en="The ground will_not_leave considers nothing that points the other way.",
    fr="Le motif will_not_leave ne prend en compte aucun élément contraire.",
)
_CONSIDER = Text(
    en="Say in {where}.considered what points to a departure, and why it is outweighed. Under A22(2) an intention to become a "
    "permanent resident does not by itself stand in the way.",
    fr="Dites dans {where}.considered ce qui indique un départ, et pourquoi cela ne l’emporte pas. Selon L22(2), l’intention de "
    "s’établir au Canada n’est pas en soi un obstacle.",
)

RULE = Rule(
    code="GCM508",
    severity=Severity.ERROR,
    title=Text(en="Will not leave, without facts of its own", fr="Départ du Canada mis en doute sans faits propres"),
    finds=Text(
        en="A refusal on will_not_leave whose conclusion names no fact, or only facts that carry another ground, or considers no "
        "evidence to the contrary.",
        fr="Un refus fondé sur will_not_leave dont la conclusion ne nomme aucun fait, ne nomme que des faits qui appuient un autre "
        "motif, ou ne prend en compte aucun élément contraire.",
    ),
    matters=Text(
        en="This ground is added by reflex more often than any other. It has its own test and its own facts, and the Act accepts a "
        "dual intent.",
        fr="Ce motif est, plus que tout autre, ajouté par réflexe. Il a son propre critère et ses propres faits, et la Loi admet la "
        "double intention.",
    ),
    fix=Text(
        en="Name the facts, for and against, or withdraw the ground.",
        fr="Nommez les faits, pour et contre, ou retirez le motif.",
    ),
    authority=together(
        Text(
            en="Immigration and Refugee Protection Regulations, paragraph 200(1)(b), in this form since 2018-03-27; Immigration and "
            "Refugee Protection Act, subsection 22(2), in this form since 2013-08-30 (confidence H).",
            fr="Règlement sur l’immigration et la protection des réfugiés, alinéa 200(1)b), dans cette version depuis le 2018-03-27; "
            "Loi sur l’immigration et la protection des réfugiés, paragraphe 22(2), dans cette version depuis le 2013-08-30 "
            "(niveau de confiance H).",
        ),
        REASONS,
    ),
)

CASE_RULE = CaseRule(RULE, check)
