"""GCM566: a reason makes of the guidance what it is not."""

from collections.abc import Iterator
from functools import lru_cache

from gcmsgen.checks.authorities import GUIDANCE, LAW, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.officer_text import TextPart
from gcmsgen.checks.claims.phrases import guidance_phrases
from gcmsgen.checks.claims.sentences import KEPT, sentences
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted
from gcmsgen.reference.categories import category

# What is said of the exchange itself; a mismatch is no reason on whatever criterion.
_OF_EXCHANGE = frozenset({"formal_agreement", "ratio", "instructions_require", "not_weighable"})


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each misreading in a reason for a criterion not satisfied, once a text."""
    for text in examined.reading.texts:
        if text.part is TextPart.REASON and text.item and text.item.conclusion == "not_satisfied":
            left_out = frozenset() if text.criterion in category().criteria else _OF_EXCHANGE
            for name, words in _misread(text.words, text.language, left_out).items():
                said: dict[str, str | Text] = {"words": quoted(words), "where": text.where}
                yield Hit(text.where, _MESSAGE[name].filled(**said), _FIX.filled(**said))


def _misread(words: str, language: Language, left_out: frozenset[str]) -> dict[str, str]:
    """Return the kinds of misreading in a text, each with the words of the first."""
    found: dict[str, str] = {}
    for sentence in sentences(words):
        for name, misread in _misread_in(sentence.text, language):
            if name not in left_out:
                found.setdefault(name, misread)
    return found


@lru_cache(maxsize=KEPT)
def _misread_in(sentence: str, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the kinds of misreading in a sentence, each with its words: reasons share more sentences than they are alike."""
    found = ((name, phrase.found_in(sentence)) for name, phrase in guidance_phrases(language).items())
    return tuple((name, misread) for name, misread in found if misread)


_MESSAGE = {
    "formal_agreement": Text(
        en="The reason asks for a formal agreement ({words}). R205(b) asks for none, and the guidance says that none is required.",
        fr="Le motif exige un accord officiel ({words}). R205b) n’en exige aucun, et les directives précisent qu’aucun n’est requis.",
    ),
    "ratio": Text(
        en="The reason takes a ratio for a threshold ({words}). Neither R205(b) nor the guidance sets one.",
        fr="Le motif fait d’un rapport chiffré un seuil ({words}). Ni R205b) ni les directives n’en fixent.",
    ),
    "instructions_require": Text(
        en="The reason says that the instructions require something ({words}). They guide; the Regulations decide.",
        fr="Le motif dit que les instructions exigent quelque chose ({words}). Elles orientent; le Règlement décide.",
    ),
    "not_weighable": Text(
        en="The reason says that evidence may not be weighed ({words}). Nothing in the law keeps an officer from weighing it.",
        fr="Le motif dit qu’une preuve ne peut être prise en compte ({words}). Rien dans la loi n’empêche l’agent de la soupeser.",
    ),
    "mismatch": Text(
        en="The reason rests on a mismatch of province, city or NOC ({words}). It is corrected or asked about, and refuses nothing.",
        fr="Le motif repose sur une divergence de province, de ville ou de CNP ({words}). Elle se corrige ou se demande, et ne "
        "fonde aucun "
        "refus.",
    ),
}
_FIX = Text(
    en="Say in {where} what the evidence shows or does not show under R205(b), and use the guidance as a lens only.",
    fr="Dites dans {where} ce que la preuve montre ou ne montre pas au regard de R205b), et ne faites des directives qu’une "
    "grille de "
    "lecture.",
)

RULE = Rule(
    code="GCM566",
    severity=Severity.ERROR,
    title=Text(en="A reason misreads the guidance", fr="Un motif interprète mal les directives"),
    finds=Text(
        en="A reason for a criterion not satisfied that asks for a formal agreement, takes one for one or any other ratio for a "
        "threshold, "
        "says that the instructions require or that evidence cannot be considered, or rests on a mismatch of province, city or NOC "
        "code. Words that say the contrary (none is required, no ratio decides) are not found.",
        fr="Un motif sur un critère non rempli qui exige un accord officiel, fait d’un pour un ou d’un autre rapport chiffré un "
        "seuil, dit que "
        "les instructions exigent ou qu’une preuve ne peut être prise en compte, ou repose sur une divergence de province, de "
        "ville ou "
        "de code de la CNP. Les mots qui disent le contraire (aucun n’est exigé, aucun rapport ne décide) ne sont pas relevés.",
    ),
    matters=Text(
        en="Guidance is not law. A refusal that adds a condition to R205(b), or that shuts out evidence because guidance is "
        "read as a rule, "
        "fetters discretion.",
        fr="Les directives ne sont pas la loi. Un refus qui ajoute une condition à R205b), ou qui écarte une preuve parce que "
        "les directives "
        "sont lues comme une règle, entrave le pouvoir discrétionnaire.",
    ),
    fix=Text(
        en="Rest the reason on R205(b) and on what the evidence shows: positions, numbers, levels, durations.",
        fr="Fondez le motif sur R205b) et sur ce que montre la preuve\N{NO-BREAK SPACE}: postes, nombres, niveaux, durées.",
    ),
    authority=together(LAW, GUIDANCE),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
