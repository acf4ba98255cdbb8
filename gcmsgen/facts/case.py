"""The case: everything that a case file may say. `gcmsgen schema` prints its JSON Schema."""

from typing import Literal

from gcmsgen.facts.applicant import Applicant
from gcmsgen.facts.application import Application, Record
from gcmsgen.facts.assessment import Assessment, Evidence
from gcmsgen.facts.decision import Decision, FairnessLetter
from gcmsgen.facts.group import Group, Nothing, fact
from gcmsgen.facts.offer import Offer
from gcmsgen.facts.programme import Programme
from gcmsgen.facts.protected import ProtectedFact
from gcmsgen.facts.reciprocity import Reciprocity


class Case(Group):
    """Hold one case, frozen; every part may be unknown."""

    schema_: Literal["gcmsgen.case/1", "gcmsgen.case/2"] | None = fact("Schema", "Schéma", alias="schema")
    application: Application | None = fact("Application", "Demande")
    record: Record | None = fact("Record in GCMS", "Dossier au SMGC")
    offer: Offer | None = fact("Offer of employment", "Offre d’emploi")
    applicant: Applicant | None = fact("Applicant", "Demandeur")
    programme: Programme | None = fact("Program", "Programme")
    reciprocity: Reciprocity | None = fact("Reciprocity", "Réciprocité")
    documents: tuple[Evidence, ...] = fact("Documents", "Documents", many=True)
    assessment: tuple[Assessment, ...] = fact("Assessment", "Évaluation", many=True)
    fairness_letter: FairnessLetter | Nothing | None = fact("Procedural fairness letter", "Lettre d’équité procédurale")
    decision: Decision | None = fact("Decision", "Décision")
    protected: tuple[ProtectedFact, ...] = fact("Protected facts", "Faits protégés", many=True)
