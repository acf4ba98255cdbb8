"""The decision, which is the officer's, and the fairness letter that may have come before it."""

from typing import Literal

from gcmsgen.facts.application import OfficialLanguage
from gcmsgen.facts.assessment import OwnWords
from gcmsgen.facts.group import Group, Nothing, fact
from gcmsgen.facts.listed import Concern, Outcome, RefusalGround
from gcmsgen.facts.scalar import Day, Flag, Word, WordOrNone


class RaisedConcern(Group):
    """Hold one concern that the fairness letter put to the applicant."""

    criterion: Word | None = fact("Criterion", "Critère")
    concern: Concern | None = fact("Concern", "Préoccupation")


class FairnessLetter(Group):
    """Hold the fairness letter and what became of it."""

    sent: Day | None = fact("Procedural fairness letter sent", "Lettre d’équité procédurale envoyée")
    due: Day | None = fact("Reply due", "Réponse attendue le")
    reply_received: Day | Nothing | None = fact("Reply received", "Réponse reçue")
    reply_document: Word | None = fact("Document of the reply", "Document de la réponse")
    concerns: tuple[RaisedConcern, ...] = fact("Concerns raised", "Préoccupations soulevées", many=True)


class Permit(Group):
    """Hold the permit that an approval grants."""

    from_: Day | None = fact("Permit from", "Permis du", alias="from")
    to: Day | None = fact("Permit to", "Permis au")
    reason: OwnWords | None = fact("Reason for a shorter permit", "Motif d’un permis plus court")
    conditions: tuple[OwnWords, ...] = fact("Conditions", "Conditions", many=True)


class Request(Group):
    """Hold what a request for documents asks for, and in a later decision what became of it."""

    items: tuple[OwnWords, ...] = fact("Requested items", "Éléments demandés", many=True)
    sent: Day | None = fact("Documents requested on", "Documents demandés le")
    due: Day | None = fact("Documents due", "Documents attendus le")
    produced: Literal["nothing", "in_part", "all"] | None = fact("What was produced", "Ce qui a été produit")


class Correction(Group):
    """Hold what a correction notice corrects."""

    field: Word | None = fact("Corrected field", "Champ corrigé")
    wrong: Word | None = fact("Wrong value", "Valeur erronée")
    right: Word | None = fact("Right value", "Valeur exacte")
    source: Word | OwnWords | None = fact("Source of the error", "Origine de l’erreur")


class Withdrawal(Group):
    """Hold who withdrew the application, or the offer that it rests on, and when."""

    by: Literal["applicant", "employer"] | None = fact("Withdrawn by", "Retirée par")
    date: Day | None = fact("Withdrawn on", "Retirée le")


class Hold(Group):
    """Hold the order in council that holds the file, and the paragraph of A87.301(1) that it was made under."""

    order: Word | None = fact("Number of the order", "Numéro du décret")
    paragraph: Literal["a", "b", "c"] | None = fact("Paragraph of A87.301(1)", "Alinéa de L87.301(1)")
    date: Day | None = fact("Date of the order", "Date du décret")


class Decision(Group):
    """Hold the officer's decision."""

    outcome: Outcome | None = fact("Outcome", "Issue")
    date: Day | None = fact("Date of decision", "Date de la décision")
    officer: Word | None = fact("Officer", "Agent")
    officer_language: OfficialLanguage | None = fact("Officer’s language", "Langue de l’agent")
    office: Word | None = fact("Office", "Bureau")
    grounds: tuple[RefusalGround, ...] = fact("Grounds of refusal", "Motifs de refus", many=True)
    suggest_lmia: Flag | None = fact("Point to an LMIA", "Mentionner l’EIMT")
    matter_arises: Literal["inside_canada", "outside_canada", "both", "omit"] | None = fact(
        "Where the matter arises", "Lieu où la mesure est rendue"
    )
    permit: Permit | Nothing | None = fact("Permit", "Permis")
    request: Request | Nothing | None = fact("Request for documents", "Demande de documents")
    correction: Correction | Nothing | None = fact("Correction", "Correction")
    withdrawal: Withdrawal | Nothing | None = fact("Withdrawal", "Retrait")
    reroute_to: WordOrNone | None = fact("Code to re-route to", "Code vers lequel réorienter la demande")
    reroute_reason: OwnWords | None = fact("Why it belongs there", "Raison de la réorientation")
    notes_enclosed: Flag | None = fact("Notes enclosed with the letter", "Notes jointes à la lettre")
    hold: Hold | Nothing | None = fact("Order that holds the file", "Décret qui suspend la demande")
