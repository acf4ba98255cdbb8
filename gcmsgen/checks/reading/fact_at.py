"""Read a fact by its dotted path, and say which facts a rule misses where a decision is made without them.

What is unknown is never equal to anything: a rule that needs an unknown fact warns where the outcome is an approval or a
refusal, and is silent while the case is still being filled in.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from gcmsgen.checks.case_rule import Examined, Hit
from gcmsgen.facts.case import Case
from gcmsgen.facts.group import Group
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.outcomes import decisions


def fact_at(case: Case, where: str) -> object:
    """Return what stands at a dotted path (`decision.permit.from`), None where it or a part above it is unknown."""
    part: object = case
    for name in _attributes(where):
        if not isinstance(part, Group):
            return None
        part = getattr(part, name)
    return part


@lru_cache(maxsize=1024)
def _attributes(where: str) -> tuple[str, ...]:
    return tuple("from_" if name == "from" else name for name in where.split("."))


def outcome(examined: Examined) -> str | None:
    """Return the outcome of the decision, None where there is none yet."""
    return examined.case.decision and examined.case.decision.outcome


def decides(examined: Examined) -> bool:
    """Say whether the outcome is an approval or a refusal."""
    return outcome(examined) in decisions()


def may_approve(examined: Examined) -> bool:
    """Say whether the outcome is an approval, or not known yet."""
    return outcome(examined) in ("approve", None)


def unknown_facts(wheres: Iterable[str], purpose: Text) -> Iterator[Hit]:
    """Yield a warning for each field; `purpose` says what cannot be checked, as a clause that begins in lower case."""
    for where in wheres:
        yield Hit(where, _MESSAGE.filled(purpose=purpose), _FIX.filled(where=where), severity=Severity.WARNING)


def missing(examined: Examined, wheres: Iterable[str]) -> tuple[str, ...]:
    """Return those of the fields that are unknown, none while no approval or refusal is made."""
    if not decides(examined):
        return ()
    return tuple(where for where in wheres if fact_at(examined.case, where) in (None, ()))


_MESSAGE = Text(
    en="This fact is unknown, so nothing shows that {purpose}. What is unknown is never taken for granted.",
    fr="Ce fait est inconnu; rien ne montre donc que {purpose}. Ce qui est inconnu n’est jamais tenu pour acquis.",
)
_FIX = Text(
    en="Read the fact in its source and enter it in {where}.",
    fr="Lisez le fait à sa source et inscrivez-le dans {where}.",
)
