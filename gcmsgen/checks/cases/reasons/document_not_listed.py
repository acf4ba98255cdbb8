"""GCM576: a reason names a document of the file that is not among the documents of its conclusion."""

from collections.abc import Iterable, Iterator, Sequence

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.documents_named import holds_id, running
from gcmsgen.checks.claims.officer_text import OfficerText, TextPart
from gcmsgen.checks.reading.fact_at import decides
from gcmsgen.checks.reading.own_letter import is_own_letter
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.assessment import Assessment, Evidence
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted

_PARTS = (TextPart.REASON, TextPart.CONSIDERED)
_TELLING = 2  # words of a title: one alone, as `Passport`, is a word of any text
# The offer is a part of every file, and a text that names it need not mean the paper.
_OF_EVERY_FILE = frozenset({"offer of employment", "job offer", "offre d emploi"})


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each document that a text names by its whole title or its id, and that its conclusion does not list."""
    if not decides(examined):
        return
    papers = {language: _titled(examined.case.documents, language) for language in Language}
    for text in examined.reading.texts:
        if text.part in _PARTS and text.item:
            for paper in _strangers(text, text.item, papers[text.language]):
                words: dict[str, str | Text] = {
                    "title": quoted(_title(paper, text.language)),
                    "id": paper.id or "",
                    "where": _documents(text),
                }
                yield Hit(text.where, _MESSAGE.filled(**words), _FIX.filled(**words))


def _titled(papers: Iterable[Evidence], language: Language) -> list[tuple[Evidence, str]]:
    """Return documents, each with the running words of its title in a language."""
    return [(paper, running(_title(paper, language))) for paper in papers]


def _strangers(text: OfficerText, item: Assessment, papers: Sequence[tuple[Evidence, str]]) -> Iterator[Evidence]:
    """Yield the documents that a text names and that are not listed; a title that stands in a listed one names that one."""
    listed = {*item.documents, *(item.considered.documents if item.considered else ())}
    words = running(text.words)
    for paper, title in papers:
        if not paper.id or paper.id in listed:
            continue
        named = title in words and _tells(title) and not any(title in own for one, own in papers if one.id in listed)
        if (named or holds_id(text.words, paper.id)) and not is_own_letter(paper):
            yield paper


def _tells(title: str) -> bool:
    """Say whether a title has words enough to name its document."""
    return len(title.split()) >= _TELLING and title.strip() not in _OF_EVERY_FILE


def _title(paper: Evidence, language: Language) -> str:
    return (paper.title_fr if language is Language.FR else None) or paper.title or ""


def _documents(text: OfficerText) -> str:
    inner = "considered.documents" if text.part is TextPart.CONSIDERED else "documents"
    return f"assessment.{text.number}.{inner}"


_MESSAGE = Text(
    en="This text names {title} ({id}), which is not among the documents of its conclusion.",
    fr="Ce texte nomme {title} ({id}), qui ne figure pas parmi les documents de sa conclusion.",
)
_FIX = Text(
    en="Enter {id} in {where}, or name the document on which the text rests.",
    fr="Inscrivez {id} dans {where}, ou nommez le document sur lequel le texte repose.",
)

RULE = Rule(
    code="GCM576",
    severity=Severity.INFO,
    title=Text(
        en="A reason names a document that its conclusion does not list",
        fr="Un motif nomme un document que sa conclusion n’énumère pas",
    ),
    finds=Text(
        en="In an approval or a refusal, a reason or the evidence to the contrary that names a document of the file, by its whole "
        "title of two words or more or by its id, where neither list of documents of that conclusion has it. The offer of "
        "employment and the officer’s own letters are left alone.",
        fr="Dans une approbation ou un refus, un motif ou des éléments contraires qui nomment un document du dossier, par son titre "
        "entier d’au moins deux mots ou par son identifiant, alors qu’aucune des deux listes de documents de cette conclusion ne "
        "le comporte. L’offre d’emploi et les lettres de l’agent lui-même sont laissées de côté.",
    ),
    matters=Text(
        en="The letter and the note print the listed documents behind the reason: they then cite one that does not say what the "
        "reason says.",
        fr="La lettre et la note énoncent, après le motif, les documents énumérés\N{NO-BREAK SPACE}: elles en citent alors un qui ne "
        "dit pas ce que dit le motif.",
    ),
    fix=Text(
        en="List the document that the reason names, or correct the reason.",
        fr="Énumérez le document que nomme le motif, ou corrigez le motif.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
