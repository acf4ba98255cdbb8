"""GCM406: a large exchange, and the illustration of the guidance, which is never a threshold."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import LAW, OLD_GUIDANCE, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.flows import shown, years
from gcmsgen.checks.reading.own_words import both, written
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.guidance import guidance


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a warning with the figures of a large exchange, and an error for each reason that makes a rule of them."""
    limit = guidance("large_exchange_workers").on(examined.on)
    percent = guidance("large_exchange_percent").on(examined.on)
    large = [year for year in years(examined) if year.here > limit]
    if large:
        words: dict[str, str | Text] = {"years": shown(large), "limit": str(limit), "percent": str(percent)}
        yield Hit("reciprocity.inbound", _MESSAGE.filled(**words), _FIX, severity=Severity.WARNING)
    spelt = (str(percent), *guidance("large_exchange_percent_words").on(examined.on))
    texts = [text for _, words in both(examined) for text in (words.en, words.fr) if text]
    folded = "\n".join(texts).casefold()
    if not any(word in folded for word in spelt):
        return  # as in nearly every case
    for own in written(examined):
        if _makes_a_rule(own.words, spelt):
            yield Hit(own.where, _THRESHOLD.filled(percent=str(percent)), _REWRITE.filled(where=own.where))


def _makes_a_rule(words: str, spelt: tuple[str, ...]) -> bool:
    """Say whether a sentence names the illustration, in digits or in words, as something that is demanded."""
    named = re.compile(rf"(?<![\d.,])(?:{'|'.join(spelt)})\s*(?:%|per\s?cent|pour\s?cent|p\.\s?100)", re.IGNORECASE)
    return any(
        named.search(sentence) and _DEMANDS.search(sentence) and not _DISCLAIMS.search(sentence)
        for sentence in _SENTENCE_END.split(words)
    )


_SENTENCE_END = re.compile(r"(?<=[.!?;])\s")
_DEMANDS = re.compile(
    r"\b(?:requir\w*|threshold|minimum|must|needed|necessary|mandatory|at least|below|under the|short of|less than|"
    r"fails? to (?:reach|meet)|does not (?:reach|meet)|"
    r"exig\w*|requis\w*|seuil|minim\w*|doit|doivent|fallait|faut|nécessaires?|obligatoires?|au moins|inférieure?s?|"
    r"en deçà|moins de|sous (?:le|les|la)|n[’']attei\w*)(?!\w)",
    re.IGNORECASE,
)
_DISCLAIMS = re.compile(
    r"\b(?:illustrat\w*|example|(?:is|are|was|were) (?:not|never|neither) (?:an? )?(?:requir\w*|threshold|minimum|mandatory|"
    r"needed|necessary)|no (?:threshold|minimum|ratio|rule)|"
    r"exemple|n[’'](?:est|était) (?:pas|ni|jamais) (?:une? )?(?:exig\w*|requis\w*|seuil|minimum|obligatoire)|"
    r"aucun (?:seuil|minimum|rapport)|aucune (?:exigence|règle))(?!\w)",
    re.IGNORECASE,
)

_MESSAGE = Text(
    en="More than {limit} workers came in a year: {years}. The guidance gives {percent}% as an illustration for large exchanges; "
    "it is not a threshold and is never printed to the client.",
    fr="Plus de {limit} travailleurs sont venus en une année\N{NO-BREAK SPACE}: {years}. Les directives donnent "
    "{percent}\N{NO-BREAK SPACE}% à titre d’illustration pour les grands échanges; ce n’est pas un seuil, et ce chiffre n’est "
    "jamais reproduit à l’intention du client.",
)
_FIX = Text(
    en="Weigh number, level and duration together under R205(b), and give the figures of this exchange in your reason.",
    fr="Appréciez ensemble le nombre, le niveau et la durée au regard de R205b), et donnez les chiffres de cet échange dans votre "
    "motif.",
)
_THRESHOLD = Text(
    en="This text treats {percent}% as a requirement. It is an illustration in the guidance; no law sets such a ratio.",
    fr="Ce texte traite {percent}\N{NO-BREAK SPACE}% comme une exigence. C’est une illustration des directives; aucune loi ne "
    "fixe un tel rapport.",
)
_REWRITE = Text(
    en="Reword {where}: say what the numbers, levels and durations of this exchange show under R205(b).",
    fr="Reformulez {where}\N{NO-BREAK SPACE}: dites ce que montrent, au regard de R205b), les nombres, les niveaux et les durées de "
    "cet échange.",
)

RULE = Rule(
    code="GCM406",
    severity=Severity.ERROR,
    title=Text(
        en="A large exchange, or its illustration used as a threshold",
        fr="Un grand échange, ou son illustration prise pour un seuil",
    ),
    finds=Text(
        en="A warning where more workers came in a year than the guidance names for a large exchange, with the ratio of this one. "
        "An error where the officer’s own words, in either language, treat the illustration as a requirement.",
        fr="Un avertissement si, en une année, il est venu plus de travailleurs que ce que les directives indiquent pour un grand "
        "échange, avec le rapport propre à celui-ci. Une erreur si les mots de l’agent, dans l’une ou l’autre langue, traitent "
        "l’illustration comme une exigence.",
    ),
    matters=Text(
        en="The guidance says for example at least 75% where more than about 25 people come. An officer who applies that figure as "
        "a rule fetters the discretion that paragraph 205(b) leaves open.",
        fr="Les directives donnent l’exemple d’au moins 75\N{NO-BREAK SPACE}% lorsque plus d’environ 25 personnes viennent. L’agent "
        "qui applique ce chiffre comme une règle entrave l’exercice du pouvoir d’appréciation que l’alinéa 205b) lui laisse.",
    ),
    fix=Text(
        en="Give the figures of this exchange and what they show. Never print the illustration to the client.",
        fr="Donnez les chiffres de cet échange et ce qu’ils montrent. Ne reproduisez jamais l’illustration à l’intention du client.",
    ),
    authority=together(LAW, OLD_GUIDANCE),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
