"""GCM567: a listed document is named in no conclusion, so that nothing shows that it was read."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.documents_named import holds_a_title, mentions_id
from gcmsgen.checks.reading.fact_at import decides
from gcmsgen.checks.reading.own_letter import is_own_letter
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.assessment import Evidence
from gcmsgen.facts.case import Case
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each document that an approval or a refusal was made with, and that no part of the reasons names."""
    case = examined.case
    if not decides(examined):
        return
    named = _named(case)
    for number, paper in enumerate(case.documents, 1):
        if paper.id and paper.id not in named and not is_own_letter(paper) and not _told(examined, paper.id, paper):
            yield Hit(f"documents.{number}", _MESSAGE.filled(id=paper.id), _FIX.filled(id=paper.id))


def _told(examined: Examined, id_: str, paper: Evidence) -> bool:
    """Say whether a text of the officer names a document by its id or by its whole title."""
    texts = [text.words for text in examined.reading.texts]
    return any(mentions_id(text.casefold(), id_.casefold()) or holds_a_title(text, paper) for text in texts)


def _named(case: Case) -> set[str | None]:
    """Return the documents that conclusions, rows and the finding on the labour market name."""
    facts = case.reciprocity
    named: set[str | None] = set()
    for item in case.assessment:
        named |= {*item.documents, *(item.considered.documents if item.considered else ())}
    if facts:
        named |= {row.document for row in facts.outbound} | {row.document for row in facts.inbound}
        named |= {facts.neutral_labour_market.document} if facts.neutral_labour_market else set()
    return named


_MESSAGE = Text(
    en="The document {id} is listed, and no conclusion, row or reason names it: nothing shows that it was read.",
    fr="Le document {id} est inscrit, et aucune conclusion, ligne ni aucun motif ne le nomme\N{NO-BREAK SPACE}: rien ne montre "
    "qu’il a été "
    "lu.",
)
_FIX = Text(
    en="Enter {id} in the documents of the conclusion that it bears on, or in considered with what it says and why it is outweighed.",
    fr="Inscrivez {id} dans les documents de la conclusion qu’il concerne, ou dans considered avec ce qu’il dit et pourquoi cela ne "
    "l’emporte pas.",
)

RULE = Rule(
    code="GCM567",
    severity=Severity.WARNING,
    title=Text(en="A document is not shown to have been read", fr="Rien ne montre qu’un document a été lu"),
    finds=Text(
        en="In an approval or a refusal, a document of the list that no conclusion, no evidence considered, no row of the "
        "exchange and no "
        "reason names. The officer’s own fairness letter is not evidence and is not asked for.",
        fr="Dans une approbation ou un refus, un document de la liste qu’aucune conclusion, aucun élément pris en compte, "
        "aucune ligne de "
        "l’échange ni aucun motif ne nomme. La lettre d’équité de l’agent n’est pas une preuve et n’est pas visée.",
    ),
    matters=Text(
        en="The more important a document, the readier a court is to infer from silence that it was overlooked.",
        fr="Plus un document est important, plus un tribunal conclura du silence qu’il a été ignoré.",
    ),
    fix=Text(
        en="Name it where it bears on a conclusion, or take it out of the list where it was entered by mistake.",
        fr="Nommez-le là où il touche une conclusion, ou retirez-le de la liste s’il y a été inscrit par erreur.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
