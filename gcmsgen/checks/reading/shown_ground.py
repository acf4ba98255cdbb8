"""Whether the facts of a case show a ground of refusal, deny it, or say nothing of it: comparison, and never weighing.

Each ground has a row of what it needs (`ground_needs.yaml`). A test of a fact holds, fails, or cannot be made because the
fact is unknown; a way in which facts show a ground holds where all its tests do, and the ground is denied where every way fails.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from gcmsgen.checks.case_rule import Examined
from gcmsgen.checks.reading.conclusion import on_criterion
from gcmsgen.checks.reading.on_file import asked_and_on_file
from gcmsgen.checks.reading.outcome import decided_on
from gcmsgen.checks.reading.right_to_apply import no_basis_at_entry
from gcmsgen.dated import months_after
from gcmsgen.errors import TableError
from gcmsgen.facts.case import Case
from gcmsgen.facts.decision import RaisedConcern
from gcmsgen.facts.fields import field_at
from gcmsgen.facts.group import Group, named_fields, states
from gcmsgen.facts.kind import NONE
from gcmsgen.language import Text, quoted
from gcmsgen.reference.ground_needs import NEEDS, FactTest, GroundNeeds, Is, ground_needs
from gcmsgen.reference.grounds import grounds


@dataclass(frozen=True, slots=True)
class ShownGround:
    """Hold whether the facts show a ground (None: they say nothing), the facts that deny it, and those that are unknown."""

    shown: bool | None
    against: tuple[str, ...]
    unknown: tuple[str, ...]


def shown_ground(examined: Examined, ground: str) -> ShownGround:
    """Return what the facts say of a ground. Raises TableError where its row asks for a fact that no case has."""
    needs = _needs(ground)
    if any(test.criterion for way in needs.shown_by for test in way) and not _carried(examined, ground):
        return ShownGround(shown=True, against=(), unknown=())  # that no conclusion carries it is another rule's to say
    ways = [[(test, _holds(test, examined)) for test in way] for way in needs.shown_by]
    if any(all(held for _, held in way) for way in ways):
        return ShownGround(shown=True, against=(), unknown=())
    open_ways = [way for way in ways if all(held is not False for _, held in way)]
    against = [_subject(test) for way in ways for test, held in way if held is False]
    unknown = [_subject(test) for way in open_ways for test, held in way if held is None]
    return ShownGround(None if open_ways else False, _once(against), _once(unknown))


def ground_named(ground: str) -> Text:
    """Return a ground by its name as a message quotes it.

    >>> ground_named("labour_dispute").fr
    '«\\xa0Conflit de travail\\xa0»'
    """
    name = grounds()[ground].names.shown
    return Text(en=quoted(name.en).en, fr=quoted(name.fr).fr)


def value_shown(examined: Examined, subject: str) -> Text:
    """Return a fact with its value as a message names it; of a text, a list or a group, only that it is there."""
    if subject == _ITEMS and (papers := _on_file(examined)):
        return Text(en=f"{subject} ({papers})", fr=f"{subject} ({papers})")
    value = _conclusion(examined, subject) if "." not in subject else stated_at(examined.case, subject)
    if value in (None, ()) or isinstance(value, Group | tuple):
        word = _NOT_THERE if value in (None, ()) else _THERE
        return Text(en=f"{subject} {word.en}", fr=f"{subject} {word.fr}")
    said = quoted(value) if isinstance(value, str) and value != NONE else Text(en=_word(value), fr=_word(value))
    return Text(en=f"{subject} {said.en}", fr=f"{subject} {said.fr}")


def _on_file(examined: Examined) -> str:
    """Return the ids of the documents of the file that bear the names of what was asked for."""
    return ", ".join(_once(paper.id for papers in asked_and_on_file(examined.case) for paper in papers if paper.id))


def stated_at(case: Case, where: str) -> object:
    """Return what stands at a dotted path: `none` where that or a part above it says so, () of an empty list that is stated.

    None is unknown.
    """
    part: object = case
    for name in where.split("."):
        if not isinstance(part, Group):
            return NONE if part == NONE else None
        field = named_fields(type(part))[name]
        value = getattr(part, field.attribute)
        part = value if value != () or states(part, field) else None
    return part


def _carried(examined: Examined, ground: str) -> bool:
    return any(_conclusion(examined, criterion) == "not_satisfied" for criterion in grounds()[ground].criteria)


def _needs(ground: str) -> GroundNeeds:
    needs = ground_needs()[ground]
    for fact in (*(test.fact for way in needs.shown_by for test in way), *needs.asks):
        if fact and field_at(fact) is None:
            raise TableError(NEEDS, _NO_FIELD.filled(ground=ground, fact=fact))
    return needs


def _subject(test: FactTest) -> str:
    return test.fact or test.criterion


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _holds(test: FactTest, examined: Examined) -> bool | None:
    value = _conclusion(examined, test.criterion) if test.criterion else stated_at(examined.case, test.fact)
    return _TESTS[test.how](value, test.to, examined)


def _conclusion(examined: Examined, criterion: str) -> str | None:
    """Return the conclusion on a criterion; `not_satisfied` where one of several entries says so."""
    made = {item.conclusion for _, item in on_criterion(examined, criterion)} & {"satisfied", "not_satisfied"}
    return "not_satisfied" if "not_satisfied" in made else next(iter(made), None)


def _equal(value: object, to: str, _examined: Examined) -> bool | None:
    return None if value in (None, "not_assessed") else _word(value) == to


def _not_equal(value: object, to: str, _examined: Examined) -> bool | None:
    return None if value is None else _word(value) != to


def _stated(value: object, _to: str, _examined: Examined) -> bool | None:
    return None if value is None else value not in (NONE, (), "")


def _recorded(value: object, _to: str, _examined: Examined) -> bool | None:
    return value not in (None, NONE, (), "")


def _lacking(value: object, _to: str, _examined: Examined) -> bool | None:
    return value in (None, NONE, (), "")


def _after(value: object, to: str, examined: Examined) -> bool | None:
    other = stated_at(examined.case, to)
    if not isinstance(value, date):
        return None if value is None else True
    return value > other if isinstance(other, date) and value != other else None


def _before(value: object, to: str, examined: Examined) -> bool | None:
    other = stated_at(examined.case, to)
    return value < other if isinstance(value, date) and isinstance(other, date) else None


def _passed(value: object, _to: str, examined: Examined) -> bool | None:
    return value < decided_on(examined) if isinstance(value, date) else None if value is None else False


def _not_passed(value: object, _to: str, examined: Examined) -> bool | None:
    return not (isinstance(value, date) and value < decided_on(examined))


def _within_months(value: object, to: str, examined: Examined) -> bool | None:
    if not isinstance(value, date):
        return None if value is None else True
    return decided_on(examined) < months_after(value, int(to))


def _not_valid(value: object, _to: str, examined: Examined) -> bool | None:
    return None if value is None else not (isinstance(value, date) and value >= decided_on(examined))


def _raises(value: object, to: str, _examined: Examined) -> bool | None:
    if not isinstance(value, tuple):
        return None if value is None else False
    return to in {raised.criterion for raised in value if isinstance(raised, RaisedConcern)}


def _no_basis_there(_value: object, _to: str, examined: Examined) -> bool | None:
    return no_basis_at_entry(examined.case)


def _not_on_file(value: object, _to: str, examined: Examined) -> bool | None:
    found = asked_and_on_file(examined.case)
    if value is None or not found:
        return None if value is None else True
    in_part = stated_at(examined.case, _PRODUCED) == "in_part"  # then what is on file may be what came
    return not (all(found) if in_part else any(found))


def _not_judged(value: object, _to: str, _examined: Examined) -> bool | None:
    return False if value in (None, NONE) else None


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


_TESTS: Mapping[Is, Callable[[object, str, Examined], bool | None]] = {
    Is.EQUAL: _equal,
    Is.NOT_EQUAL: _not_equal,
    Is.STATED: _stated,
    Is.RECORDED: _recorded,
    Is.LACKING: _lacking,
    Is.AFTER: _after,
    Is.BEFORE: _before,
    Is.PASSED: _passed,
    Is.NOT_PASSED: _not_passed,
    Is.WITHIN_MONTHS: _within_months,
    Is.NOT_VALID: _not_valid,
    Is.RAISES: _raises,
    Is.NO_BASIS_THERE: _no_basis_there,
    Is.NOT_ON_FILE: _not_on_file,
    Is.NOT_JUDGED: _not_judged,
}
_ITEMS, _PRODUCED = "decision.request.items", "decision.request.produced"
_THERE = Text(en="(stated)", fr="(indiqué)")
_NOT_THERE = Text(en="(not stated)", fr="(non indiqué)")
_NO_FIELD = Text(
    en="The row {ground} needs {fact}, which is no field of a case.",
    fr="La ligne {ground} exige {fact}, qui n’est pas un champ d’un cas.",
)
