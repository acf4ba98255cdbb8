"""Read where a sentence says that there are no positions or persons in a country: `none in Australia`, « aucun poste au Brésil ».

What is denied of something else is left alone: a new position, one that would be created, one at another level, one of a year.

>>> from gcmsgen.checks.claims.sentences import sentences
>>> read = lambda text, language: [n.named.text for n in denied(sentences(text)[0], language)]
>>> read("Neither the record nor the policy shows a position in Australia.", Language.EN), read("None in New Zealand.", Language.EN)
(['Australia'], ['New Zealand'])
>>> read("No document connects it with a position in Spain.", Language.EN), read("No new position in Spain is shown.", Language.EN)
([], [])
>>> read("It names no position in Spain or elsewhere that would be kept.", Language.EN)
[]
>>> read("Le registre ne montre aucun poste au Brésil, et le reste est au Japon.", Language.FR)
['Brésil']
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from gcmsgen.checks.claims.claim import Mention
from gcmsgen.checks.claims.countries_named import countries_named
from gcmsgen.checks.claims.phrases import plain
from gcmsgen.checks.claims.sentences import KEPT, OfficerSentence
from gcmsgen.language import Language

_SIGN = "\N{REPLACEMENT CHARACTER}"
_NOUN = (
    r"(?:positions?|posts?|postings?|jobs?|places?|placements?|assignments?|Canadians?|citizens?|residents?|persons?|people|workers?|"
    r"employees?|engineers?|staff)"
)
_LINK = (
    r"(?: (?:Canadian|permanent|citizens?|residents?|or|and|single|actual|open|filled|held|document|record|evidence|"
    r"paper|list|register|shows?|names?|lists?|mentions?|of|any|a|an|that|one)){0,6}"
)
_SHOWS = (
    r"(?:shows?|lists?|records?|names?|mentions?|contains?|evidences?|establish(?:es)?|demonstrates?|reports?|reveals?|indicates?|"
    r"have|has|had|holds?|held|employs?|showed|listed|recorded)"
)
_NOUN_FR = (
    r"(?:postes?|emplois?|affectations?|places?|citoyen(?:ne)?s?|résidente?s?|canadien(?:ne)?s?|personnes?|travailleu(?:rs?|ses?)|employée?s?|"
    r"ingénieure?s?)"
)
_SHOWS_FR = (
    r"(?:montre(?:nt)?|nomme(?:nt)?|mentionne(?:nt)?|indique(?:nt)?|consigne(?:nt)?|fait état|font "
    r"état|établi(?:t|ssent)|recense(?:nt)?|"
    r"comporte(?:nt)?|contien(?:t|nent)|révèle(?:nt)?|compte(?:nt)?|démontre(?:nt)?|a|ont)"
)
# What may stand between the noun and its country: no new clause.
_GAP = r"(?:(?!\b(?:while|but|whereas|though|mais|tandis|alors|bien)\b)[^.;:,]){0,60}?"
# Each way of `_SOUGHT` begins with one of these; a sentence without any is not searched.
_DENYING = {
    Language.EN: frozenset({"no", "zero", "not", "none", "nobody", "neither", "nor", "never"}),
    Language.FR: frozenset({"aucun", "aucune", "null", "nulle", "pas", "personne", "ni", "ne", "n"}),
}
_SOUGHT = {
    Language.EN: (
        rf"\b(?:no|zero|not (?:a|one|any)(?: single)?){_LINK} {_NOUN}\b{_GAP}\b(?:in|to) (?:the )?{_SIGN}"
        rf"|\b(?:none|nobody|no one)(?: (?:of|was|were|is|are|has|have|worked|had|been|employed|sent|posted|at|work|them|these|those|"
        rf"whom|working|from|Canada|gone|went|left|ever|moved|travelled))* (?:in|to|for) (?:the )?{_SIGN}"
        rf"|\b(?:neither|nor|not|never)\b[^.;]{{0,80}}?\b{_SHOWS} (?:a|an|any|one|even one)(?: single)?{_LINK} {_NOUN}\b{_GAP}"
        rf"\b(?:in|to) (?:the )?{_SIGN}"
        rf"|{_SIGN} (?:office|plant|branch|side|partner|affiliate|studio|site)s?\b[^.;:,]{{0,25}}?\b(?:takes?|took|hosts?|receives?|"
        rf"has|have|had|employs?|welcomes?|holds?) (?:no|not a single|not one){_LINK} {_NOUN}\b"
        rf"(?=[.;:,]|$| there\b| at all\b| who\b)"
    ),
    Language.FR: (
        rf"\b(?:aucune?|nulle?|pas (?:de |d'|une? )(?:seule? )?) ?{_NOUN_FR}\b{_GAP}\b(?:en|aux?|à) (?:la |l')?{_SIGN}"
        rf"|\b(?:aucune?|personne|nulle?)(?: (?:d'entre eux|n'y|n'a|n'est|ne|travaille|travaillé|en poste|employée?|été|"
        rf"parti|partie|allé|venu|du|Canada|jamais|affecté|affectée|envoyé))* (?:en|aux?|à|pour) (?:la |le |l'|les )?{_SIGN}"
        rf"|\b(?:ni|ne|n')\b[^.;]{{0,80}}?\b{_SHOWS_FR}(?: pas)? (?:pas )?(?:de |d'|une? |le moindre |la moindre ){_NOUN_FR}\b{_GAP}"
        rf"\b(?:en|aux?|à) {_SIGN}"
        rf"|\b(?:bureau|usine|succursale|filiale|partenaire|studio|site|côté)x?s? {_SIGN}[^.;:,]{{0,25}}?(?:\bn'|\bne )"
        rf"(?:accueille|reçoit|a|emploie|compte|héberge)(?:nt)? (?:aucune?|pas (?:un |une |de )(?:seule? )?) ?{_NOUN_FR}\b"
        rf"(?=[.;:,]|$| :| qui\b)"
    ),
}
_OF_SOMETHING_ELSE = {
    Language.EN: (
        r"\b(?:new|further|additional|others?|more|created|would|could|will|future|comparable|similar|levels?|beyond|besides|since|after|"
        r"until|before|vacant|waits?|connect\w*|depend\w*|specific|same|such|managers?|senior|longer|replace\w*|lost|first|last|except|"
        r"permits?|if)\b"
    ),
    Language.FR: (
        r"\b(?:nouve(?:au|aux|lles?)|autres?|supplémentaires?|plus|créée?s?|serai(?:t|ent)|pourrai(?:t|ent)|sera|comparables?|semblables?|"
        r"niveaux?|depuis|après|avant|jusqu|vacante?s?|relie\w*|dépend\w*|précise?s?|mêmes?|tels?|telles?|cadres?|perdue?s?|outre|"
        r"sauf|hormis|si|attend\w*)\b"
    ),
}
# Behind the country: what is denied is a position that would come of something, not one that was.
_FORESEEN = {
    Language.EN: r"(?:,? (?:or|and|nor) [^.;,]{1,30}?)?,? (?:that|which|who) (?:would|could|might|will|may|depends?|hangs?)\b"
    r"|[^.;,]{0,25}? (?:on account of|because of|due to|as a result of|by reason of|thanks to|in return for|in exchange for|"
    r"for (?:this|such an?|the|that) offer)\b",
    Language.FR: r"(?:,? (?:ou|et|ni) [^.;,]{1,30}?)?,? (?:qui (?:serai|pourrai|sera|dépend)|qu'(?:il|elle|on) (?:serai|pourrai))"
    r"|[^.;,]{0,25}? (?:en raison d|à cause d|grâce à|par suite d|du fait d|au titre d|en contrepartie d|en échange d)",
}
# What the offer does not name is said of the offer: the rows are of the exchange.
_OF_THE_OFFER = {
    Language.EN: r"\boffer(?: of [^.;,]{1,25})? (?:names?|mentions?|describes?|shows?|lists?) $",
    Language.FR: r"\boffre(?: d[^.;,]{1,25})? (?:ne |n')\w+ $",
}


@cache
def _pattern(sought: str) -> re.Pattern[str]:
    """Return a pattern, compiled where the first sentence asks for it: all four of them cost a command 0.01 s."""
    return re.compile(sought, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Denial:
    """Hold a country in which there is said to be nobody, and the clause that says so, with a year behind the country."""

    named: Mention
    clause: str


@lru_cache(maxsize=KEPT)
def denied(sentence: OfficerSentence, language: Language) -> tuple[Denial, ...]:
    """Return each country in which the sentence says that there are no positions or persons."""
    return tuple(_denied(sentence, language))


def _denied(sentence: OfficerSentence, language: Language) -> Iterator[Denial]:
    if sentence.small.isdisjoint(_DENYING[language]):
        return
    text = plain(sentence.text)
    for named in countries_named(sentence, language):
        end = named.start + len(named.text)
        marked = text[: named.start] + _SIGN + text[end:]
        match = _pattern(_SOUGHT[language]).search(marked)
        if not match or _pattern(_OF_SOMETHING_ELSE[language]).search(match[0]):
            continue
        behind, before = marked[match.end() :], marked[: match.start()]
        if not (_pattern(_FORESEEN[language]).match(behind) or _pattern(_OF_THE_OFFER[language]).search(before)):
            yield Denial(named, match[0] + re.split(r"[,;.]", behind)[0])
