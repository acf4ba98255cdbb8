"""GCM544: a conclusion rests on the officer's own fairness letter as if it were evidence."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import FAIRNESS, REASONS, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import decides
from gcmsgen.checks.reading.own_letter import is_own_letter
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each conclusion of an approval or a refusal that lists such a letter among its documents."""
    if not decides(examined):
        return
    own = {paper.id for paper in examined.case.documents if paper.id and is_own_letter(paper)}
    for number, item in enumerate(examined.case.assessment, 1):
        considered = item.considered.documents if item.considered else ()
        for name, listed in (("documents", item.documents), ("considered.documents", considered)):
            where = f"assessment.{number}.{name}"
            for id_ in sorted(own.intersection(listed)):
                yield Hit(where, _MESSAGE.filled(id=id_), _FIX.filled(id=id_, where=where))


_MESSAGE = Text(
    en="The conclusion lists {id}, which by its title is your own procedural fairness letter: it raises a concern and proves none.",
    fr="La conclusion cite {id}, qui est, selon son titre, votre propre lettre d’équité procédurale\N{NO-BREAK SPACE}: elle soulève "
    "une préoccupation et n’en prouve aucune.",
)
_FIX = Text(
    en="Take {id} out of {where}, and list what the concern rests on. The letter, and what was answered, stand in fairness_letter.",
    fr="Retirez {id} de {where}, et citez ce qui appuie la préoccupation. La lettre, et ce qui y a été répondu, figurent dans "
    "fairness_letter.",
)

RULE = Rule(
    code="GCM544",
    severity=Severity.WARNING,
    title=Text(
        en="The officer’s own letter is cited as evidence", fr="La propre lettre de l’agent est citée comme preuve"
    ),
    finds=Text(
        en="A conclusion, or what was considered beside it, that lists a document whose title is that of a procedural fairness "
        "letter. A reply to such a letter is the client’s, and is not found.",
        fr="Une conclusion, ou ce qui a été pris en compte avec elle, qui cite un document dont le titre est celui d’une lettre "
        "d’équité procédurale. La réponse à une telle lettre est celle du client, et n’est pas relevée.",
    ),
    matters=Text(
        en="A question is no answer. Reasons that cite the officer’s own letter for a fact show nothing that supports it.",
        fr="Une question n’est pas une réponse. Les motifs qui citent la propre lettre de l’agent à l’appui d’un fait ne montrent "
        "rien qui l’étaye.",
    ),
    fix=Text(
        en="List the documents that the concern rests on.",
        fr="Citez les documents sur lesquels repose la préoccupation.",
    ),
    authority=together(FAIRNESS, REASONS),
)

CASE_RULE = CaseRule(RULE, check)
