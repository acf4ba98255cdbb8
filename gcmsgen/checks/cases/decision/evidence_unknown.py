"""GCM409: a document or a fact is named that the case file does not have."""

from collections import Counter
from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.assessment import codes_in
from gcmsgen.facts.case import Case
from gcmsgen.facts.fields import field_or_items_at
from gcmsgen.facts.group import Group, named_fields, states
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each document id that is not listed or stands twice, and each fact that is not in the case."""
    case = examined.case
    ids = Counter(paper.id for paper in case.documents if paper.id)
    for number, paper in enumerate(case.documents, 1):
        if paper.id and ids[paper.id] > 1:
            yield Hit(f"documents.{number}.id", _TWICE.filled(id=paper.id), _DISTINGUISH)
    for where, named in _named(case):
        if named not in ids:
            codes = codes_in(named)
            fix = (
                _EACH.filled(ids=", ".join(codes)) if all(code in ids for code in codes) else _LIST.filled(where=where)
            )
            yield Hit(where, _NOT_LISTED.filled(id=named), fix)
    for where, path in _facts(case):
        if not _is_known(case, path):
            yield _fact(where, path)


def _named(case: Case) -> Iterator[tuple[str, str]]:
    """Yield each document id that a part of the case names, with the path of that part."""
    for number, item in enumerate(case.assessment, 1):
        lists = {
            "documents": item.documents,
            "considered.documents": item.considered.documents if item.considered else (),
        }
        for name, listed in lists.items():
            yield from ((f"assessment.{number}.{name}.{place}", named) for place, named in enumerate(listed, 1))
    facts = case.reciprocity
    if facts is None:
        return
    away, here = [row.document for row in facts.outbound], [row.document for row in facts.inbound]
    for name, ids in (("outbound", away), ("inbound", here)):
        yield from ((f"reciprocity.{name}.{place}.document", named) for place, named in enumerate(ids, 1) if named)
    if facts.neutral_labour_market and facts.neutral_labour_market.document:
        yield "reciprocity.neutral_labour_market.document", facts.neutral_labour_market.document


def _facts(case: Case) -> Iterator[tuple[str, str]]:
    for number, item in enumerate(case.assessment, 1):
        yield from ((f"assessment.{number}.facts.{place}", path) for place, path in enumerate(item.facts, 1))


def _fact(where: str, path: str) -> Hit:
    outer, _, last = path.rpartition(".")
    if field_or_items_at(path) or (last.isdecimal() and field_or_items_at(outer)):  # a row of a list is a place
        return Hit(where, _NO_FACT.filled(path=path), _STATE.filled(where=where))
    return Hit(where, _NO_PLACE.filled(path=path), _PLACE.filled(where=where))


def _is_known(case: Case, path: str) -> bool:
    """Say whether a dotted path leads to something that the case file states; a list that is stated empty is known."""
    part: object = case
    for name in path.split("."):
        if isinstance(part, Group):
            field = named_fields(type(part)).get(name)
            if field is None or not states(part, field):
                return False
            part = getattr(part, field.attribute)
        elif isinstance(part, tuple) and name.isdecimal() and 1 <= int(name) <= len(part):
            part = part[int(name) - 1]
        else:
            return False
    return part is not None


_TWICE = Text(en="Two documents bear the id {id}.", fr="Deux documents portent le code {id}.")
_DISTINGUISH = Text(
    en="Give each document an id of its own.", fr="Donnez à chaque document un code qui lui est propre."
)
_NOT_LISTED = Text(
    en="The document {id} is named here, and documents does not list it.",
    fr="Le document {id} est nommé ici et ne figure pas dans documents.",
)
_LIST = Text(
    en="Add the document to documents, or correct the id in {where}.",
    fr="Ajoutez le document dans documents, ou corrigez le code dans {where}.",
)
_NO_FACT = Text(
    en="The conclusion rests on the fact {path}, which the case file does not state.",
    fr="La conclusion repose sur le fait {path}, que le fichier de cas n’indique pas.",
)
_STATE = Text(
    en="State the fact in the case file, or correct its path in {where}.",
    fr="Indiquez le fait dans le fichier de cas, ou corrigez son chemin dans {where}.",
)
_EACH = Text(
    en="Name each document in an item of its own: {ids}.",
    fr="Nommez chaque document dans un élément à part\N{NO-BREAK SPACE}: {ids}.",
)
_NO_PLACE = Text(
    en="The conclusion rests on the fact {path}, and the case file has no place of that name.",
    fr="La conclusion repose sur le fait {path}, et le fichier de cas n’a aucun champ de ce nom.",
)
_PLACE = Text(
    en="Write in {where} the place of the fact as docs/case-file.md lists it, such as applicant.coming_from; the desk also takes "
    "the name of the field.",
    fr="Écrivez dans {where} le champ du fait tel que docs/case-file.md l’énumère, par exemple applicant.coming_from; le bureau "
    "accepte aussi le nom du champ.",
)

RULE = Rule(
    code="GCM409",
    severity=Severity.ERROR,
    title=Text(
        en="A document or fact is named that the case does not have",
        fr="Un document ou un fait nommé ne figure pas dans le cas",
    ),
    finds=Text(
        en="A document id in the assessment or in the figures of the exchange that documents does not list; an id that stands "
        "twice; a path in the facts of a conclusion that does not exist in the case file, or whose value is unknown.",
        fr="Un code de document, dans l’évaluation ou dans les chiffres de l’échange, qui ne figure pas dans documents; un code qui "
        "figure deux fois; un chemin, parmi les faits d’une conclusion, qui n’existe pas dans le fichier de cas ou dont la valeur "
        "est inconnue.",
    ),
    matters=Text(
        en="The letter and the note name the documents that a conclusion rests on. One that is not there cannot be named, and one "
        "id for two documents names the wrong one.",
        fr="La lettre et la note nomment les documents sur lesquels repose une conclusion. Celui qui n’y est pas ne peut être nommé, "
        "et un même code pour deux documents désigne le mauvais.",
    ),
    fix=Text(
        en="List the document with its title and date, or correct the id or the path.",
        fr="Inscrivez le document avec son titre et sa date, ou corrigez le code ou le chemin.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
