"""GCM575: a reason behind a refusal says as much of a made-up case with another country, employer and figures."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.decision.reason_names_nothing import names_something
from gcmsgen.checks.claims.claim import Claim, ClaimKind, Standing
from gcmsgen.checks.claims.formula import names_a_document, own_words
from gcmsgen.checks.claims.ledger import CaseReading
from gcmsgen.checks.claims.officer_text import OfficerText, TextPart
from gcmsgen.checks.claims.partner import partner_country, partner_employer, partner_of
from gcmsgen.checks.reading.outcome import carrying
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.countries import COUNTRIES

_STATED = frozenset({Standing.FACT, Standing.ROWS})
# So many words of no formula, no title and no country describe something of the case, though no figure is among them: fewer where
# a document is named that shows it.
_TELLING, _TELLING_OF_A_DOCUMENT = 6, 3


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each reason that carries a ground and loses nothing where the partner of the case takes its place."""
    carried = {entry.number: entry for entry in carrying(examined)}
    asked = [text for text in examined.reading.texts if text.part is TextPart.REASON and text.number in carried]
    # What names nothing at all is told by GCM516.
    named = [text for text in asked if names_something(examined, text)]
    general = [text for text in named if not _describes(examined.reading, text)]
    if not general:
        return
    partner = CaseReading(partner_of(examined.case))
    for text in general:
        if not any(_lost(claim, other, partner) for claim, other in _side_by_side(examined.reading, partner, text)):
            words = {**carried[text.number].words, "where": text.where}
            yield Hit(text.where, _MESSAGE.filled(**words, **_partner(examined)), _FIX.filled(**words))


def _describes(reading: CaseReading, text: OfficerText) -> bool:
    """Say whether a text has words enough of its own."""
    own = len(own_words(reading, text))
    return own >= _TELLING or (own >= _TELLING_OF_A_DOCUMENT and names_a_document(reading, text))


def _side_by_side(own: CaseReading, partner: CaseReading, text: OfficerText) -> Iterator[tuple[Claim, Claim | None]]:
    """Yield each claim of a text as it stands in its case and in the partner, where the name of this employer is a stranger's."""
    others = {(claim.start, claim.text): claim for claim in partner.read(text)}
    for claim in own.claims_of(text):
        yield claim, others.get((claim.start, claim.text))


def _lost(claim: Claim, other: Claim | None, partner: CaseReading) -> bool:
    """Say whether a claim would be found wanting where the partner takes the place of its case.

    A document shows figures of this file and no other, since the partner's are its own. Every file of a year has that year.
    """
    if claim.kind in _OF_ANY_FILE:
        return False
    if claim.kind is ClaimKind.COUNTRY and claim.standing is Standing.FACT:
        # Titles of documents stay as they are in the partner, though they may name a country that is not its own.
        return partner.facts.stated.countries.keys().isdisjoint(claim.values)
    if claim.standing is Standing.DOCUMENT or other is None or other.standing is Standing.NOTHING:
        return True
    return claim.standing in _STATED and other.standing not in _STATED


_OF_ANY_FILE = frozenset({ClaimKind.YEAR, ClaimKind.PROVISION})


def _partner(examined: Examined) -> dict[str, str | Text]:
    code = partner_country(examined.case)
    return {"country": COUNTRIES[code].name, "employer": partner_employer()}


_MESSAGE = Text(
    en="The reason on {criterion}, which carries the ground {ground}, would stand unchanged in a made-up case of another client "
    "(from {country}, employer {employer}, other figures and days): no finding would be due there.",
    fr="Le motif sur {criterion}, qui appuie le motif de refus {ground}, conviendrait tel quel à un cas inventé d’une autre "
    "personne (provenance\N{NO-BREAK SPACE}: {country}; employeur\N{NO-BREAK SPACE}: {employer}; autres chiffres et dates)"
    "\N{NO-BREAK SPACE}: aucun constat n’y serait fait.",
)
_FIX = Text(
    en="Say in {where} what of this file the conclusion rests on: a country, a figure, a day or what a document shows.",
    fr="Dites dans {where} sur quoi, dans ce dossier, repose la conclusion\N{NO-BREAK SPACE}: un pays, un chiffre, une date ou ce "
    "que montre un document.",
)

RULE = Rule(
    code="GCM575",
    severity=Severity.WARNING,
    title=Text(en="A reason would fit any other case", fr="Un motif conviendrait à tout autre cas"),
    finds=Text(
        en="A reason that carries a refusal and names nothing of its file: it is put unchanged into a made-up case, the same with "
        "other countries, another employer and other figures and days, and rests there on as much as here. The made-up case is the "
        "same every time. A reason with six words or more that belong to no formula, no title of a document and no country, or with "
        "three where it names a document, is not asked about, since it describes something.",
        fr="Un motif qui appuie un refus et ne nomme rien de son dossier\N{NO-BREAK SPACE}: il est placé tel quel dans un cas "
        "inventé, le même avec d’autres pays, un autre employeur, d’autres chiffres et dates, et y repose sur autant qu’ici. Le cas "
        "inventé est chaque fois le même. Un motif qui compte au moins six mots n’appartenant à aucune formule, à aucun titre de "
        "document et à aucun pays, ou trois s’il nomme un document, n’est pas visé, puisqu’il décrit quelque chose.",
    ),
    matters=Text(
        en="A reason that fits another client as well as this one is boilerplate, and it has just been shown to be: courts set aside "
        "decisions that rest on one.",
        fr="Un motif qui convient aussi bien à une autre personne est passe-partout, et la preuve vient d’en être faite"
        "\N{NO-BREAK SPACE}: les tribunaux annulent les décisions qui reposent sur un tel motif.",
    ),
    fix=Text(
        en="Name what of this file the conclusion rests on.",
        fr="Nommez ce sur quoi, dans ce dossier, repose la conclusion.",
    ),
    authority=REASONS,
)

CASE_RULE = CaseRule(RULE, check)
