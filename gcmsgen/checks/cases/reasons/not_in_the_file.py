"""GCM561: an officer's words name something that the file does not have."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.claim import Claim, ClaimKind, Standing
from gcmsgen.checks.claims.officer_text import OfficerText, TextPart
from gcmsgen.checks.claims.phrases import plain
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted
from gcmsgen.reference.categories import category

# Numbers of clients and names are personal: a message says where they stand and never what they are (ruling 8 of the contract).
_NOT_SHOWN = frozenset({ClaimKind.NAME, ClaimKind.AGE})
_BINDING = frozenset({ClaimKind.FILE_NUMBER, ClaimKind.AGE})
_OF_EVERY_REASON = _BINDING | {ClaimKind.NAME, ClaimKind.NOC}
_IN_DOUBT = frozenset({Standing.NOTHING, Standing.DOCUMENT})
# A condition says what is to be, so that its numbers and spans have no source in the file.
_OF_CONDITIONS = frozenset({ClaimKind.NAME, ClaimKind.COUNTRY, ClaimKind.DAY, ClaimKind.YEAR, ClaimKind.FILE_NUMBER})
_OF_REQUESTS = frozenset({ClaimKind.FILE_NUMBER})


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each claim that rests on nothing, and each document that is named by a day that none of that title bears."""
    for text in examined.reading.texts:
        for claim in examined.reading.claims_of(text):
            if claim.standing in _IN_DOUBT and _asked(claim, text) and not _rests(examined, claim):
                yield _hit(claim)


def _asked(claim: Claim, text: OfficerText) -> bool:
    """Say whether a claim that rests on nothing is one to ask about, by the text that it stands in."""
    if text.part in (TextPart.CONDITION, TextPart.PERMIT):
        return claim.kind in _OF_CONDITIONS
    if text.part in (TextPart.REQUEST, TextPart.CORRECTION, TextPart.MISSING):
        return claim.kind in _OF_REQUESTS
    decides = text.item is not None and text.item.conclusion == "not_satisfied"
    if decides or text.criterion in category().criteria or claim.kind in _OF_EVERY_REASON:
        return True
    return not text.listed


def _rests(examined: Examined, claim: Claim) -> bool:
    return claim.standing is Standing.DOCUMENT and not _misdated(examined, claim)


def _misdated(examined: Examined, claim: Claim) -> bool:
    """Say whether the words before a day call it that of a document (`the letter of …`), and no fact has it.

    A sentence that names the document by its id may speak of what is annexed to it.
    """
    if claim.kind is not ClaimKind.DAY or any(len(v) < _DAY for v in claim.values):
        return False
    ids = {paper.id for paper in examined.case.documents if paper.id}
    words = set(re.findall(r"\w+", claim.sentence))
    before = plain(claim.sentence[: claim.sentence.find(claim.text)])
    noun = _DATED[claim.language].search(before)
    titles = {word for paper in examined.reading.documents[claim.language] for word in paper.every}
    return noun is not None and not ids & words and (noun[1] or noun[2]).casefold() in titles


_DAY = 10
# `The record of May 5` may be an entry in one; a letter of that day, or any document that is dated so, is a document.
_DATED = {
    Language.EN: re.compile(
        r"\b(\w+)(?: (?:of|from|by) (?:the |its |his |her )?\w+){0,2},? dated $|\b([Ll]etter|[Cc]ertificate) (?:of|from) (?:the "
        r"\w+ of )?$"
    ),
    Language.FR: re.compile(
        r"\b(\w+)(?: (?:de |du |des |de la |de l')\w+){0,2},? (?:datée?s? du|en date du) (?:le )?$|\b([Ll]ettre|[Cc]ertificat) du $"
    ),
}


def _hit(claim: Claim) -> Hit:
    kind = _KIND[claim.kind]
    hidden = claim.kind in _NOT_SHOWN or (claim.kind is ClaimKind.FILE_NUMBER and claim.unit == "client")
    words: dict[str, str | Text] = {
        "kind": kind,
        "words": _UNSHOWN if hidden else quoted(claim.text),
        "where": claim.where,
    }
    if claim.kind in _BINDING:
        message = _OTHER_AGE if claim.kind is ClaimKind.AGE else _OTHER_FILE
        return Hit(claim.where, message.filled(**words), _COMPARE.filled(**words), severity=Severity.ERROR)
    return Hit(claim.where, _MESSAGE.filled(**words), _COMPARE.filled(**words))


_KIND = {
    ClaimKind.NAME: Text(en="A name", fr="Un nom"),
    ClaimKind.COUNTRY: Text(en="A country", fr="Un pays"),
    ClaimKind.PLACE: Text(en="A place", fr="Un lieu"),
    ClaimKind.NUMBER: Text(en="A figure", fr="Un chiffre"),
    ClaimKind.PERCENT: Text(en="A share", fr="Une proportion"),
    ClaimKind.MONEY: Text(en="An amount", fr="Un montant"),
    ClaimKind.AGE: Text(en="An age", fr="Un âge"),
    ClaimKind.DAY: Text(en="A date", fr="Une date"),
    ClaimKind.YEAR: Text(en="A year", fr="Une année"),
    ClaimKind.SPAN: Text(en="A length of time", fr="Une durée"),
    ClaimKind.FILE_NUMBER: Text(en="A number", fr="Un numéro"),
    ClaimKind.NOC: Text(en="A NOC code", fr="Un code de la CNP"),
    ClaimKind.PROVISION: Text(en="A provision", fr="Une disposition"),
}
_UNSHOWN = Text(en="it is not shown here", fr="il n’est pas affiché ici")
_MESSAGE = Text(
    en="{kind} is given here that no fact, row or document of the file states: {words}.",
    fr="{kind} figure ici que n’énonce aucun fait, aucune ligne ni aucun document du dossier\N{NO-BREAK SPACE}: {words}.",
)
_OTHER_FILE = Text(
    en="The number {words} is none of this file: it may be that of another application or person.",
    fr="Le numéro {words} n’est pas de ce dossier\N{NO-BREAK SPACE}: ce peut être celui d’une autre demande ou d’une autre personne.",
)
_OTHER_AGE = Text(
    en="The age that is named here does not follow from the date of birth on any day of the file.",
    fr="L’âge nommé ici ne découle de la date de naissance à aucune date du dossier.",
)
_COMPARE = Text(
    en="Compare {where} with its source. Correct the words, enter the fact in the case file, or name in the same sentence the "
    "document "
    "that shows it.",
    fr="Comparez {where} avec sa source. Corrigez les mots, inscrivez le fait dans le fichier de cas, ou nommez dans la même "
    "phrase le "
    "document qui le montre.",
)

RULE = Rule(
    code="GCM561",
    severity=Severity.WARNING,
    title=Text(en="The words name what the file does not have", fr="Les mots nomment ce que le dossier n’a pas"),
    finds=Text(
        en="A country, a day or a year, a figure above twelve, an amount, a share, a length of time, or the name of a person "
        "with a title or "
        "of a company in the officer’s words, where nothing vouches for it: no fact of the same kind, no row, sum, share or "
        "difference of "
        "rows and days, no fee or time limit of the tables, and no document that the same sentence names. A document vouches "
        "for figures "
        "and days; for a country in a conclusion on reciprocity only the file itself does. Also a document named by a day that none "
        "bears. An error where a number is that of no part of this file, or an age contradicts the date of birth. A word that "
        "may mean "
        "something else (Georgia, French) is left alone.",
        fr="Un pays, une date ou une année, un chiffre supérieur à douze, un montant, une proportion, une durée, ou le nom "
        "d’une personne avec "
        "son titre ou d’une société, dans les mots de l’agent, lorsque rien ne l’appuie\N{NO-BREAK SPACE}: ni fait du même "
        "genre, ni ligne, "
        "somme, proportion ou écart des lignes et des dates, ni frais ou délai des tableaux, ni document nommé dans la même "
        "phrase. Un "
        "document appuie chiffres et dates; pour un pays, dans une conclusion sur la réciprocité, seul le dossier le fait. De "
        "même, un "
        "document nommé par une date qu’aucun ne porte. Une erreur si un numéro n’est celui d’aucune partie de ce dossier, ou "
        "si un âge "
        "contredit la date de naissance. Un mot qui peut avoir un autre sens (français) n’est pas relevé.",
    ),
    matters=Text(
        en="A reason copied from another file, or a figure that nobody can find, is what courts set aside: it does not show "
        "that this file "
        "was read. A number of another file may also disclose another person.",
        fr="Un motif repris d’un autre dossier, ou un chiffre introuvable, conduit à l’annulation\N{NO-BREAK SPACE}: il ne "
        "montre pas que ce "
        "dossier a été lu. Le numéro d’un autre dossier peut aussi révéler une autre personne.",
    ),
    fix=Text(
        en="Correct the words, enter the fact, or name the document that shows it.",
        fr="Corrigez les mots, inscrivez le fait, ou nommez le document qui le montre.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check, softens=True)
