"""The application, as the applicant made it, and the record of it in GCMS."""

import re
from typing import Literal

from pydantic import field_validator

from gcmsgen.facts.address import Destination
from gcmsgen.facts.group import Group, Nothing, fact
from gcmsgen.facts.scalar import Day, Flag, Word, WordOrNone

Channel = Literal["outside_canada", "inside_canada", "port_of_entry"]
StatusLost = Literal["stay_ended", "type_of_work", "other_employer", "other_place", "studies", "other"]
OfficialLanguage = Literal["en", "fr"]


class Incomplete(Group):
    """Hold what an incomplete application lacks."""

    missing: tuple[Word, ...] = fact("Missing items", "Éléments manquants", many=True)


class RightToApply(Group):
    """Hold the basis on which the person may apply in this channel (R197 to R201), and the status if it was lost (R182)."""

    basis: WordOrNone | None = fact("Basis of the right to apply", "Fondement du droit de présenter la demande")
    expires: Day | None = fact("Expiry of status", "Expiration du statut")
    status_lost: Day | Nothing | None = fact("Status lost on", "Statut perdu le")
    lost_by: StatusLost | None = fact(
        "Condition by which status was lost", "Condition dont l’inobservation a fait perdre le statut"
    )


class Application(Group):
    """Hold the application for the work permit."""

    number: Word | None = fact("Application number", "Numéro de la demande")
    uci: Word | None = fact("Unique client identifier", "Identificateur unique de client", private=True)
    received: Day | None = fact("Application received", "Demande reçue")
    made: Channel | None = fact("Where the application was made", "Lieu de présentation de la demande")
    language: OfficialLanguage | None = fact("Client’s language", "Langue du client")
    destination: Destination | None = fact("Destination in the application", "Destination dans la demande")
    noc: Word | None = fact("NOC code in the application", "Code de la CNP dans la demande")
    employer: Word | None = fact("Employer in the application", "Employeur dans la demande")
    complete: Flag | Incomplete | None = fact("Complete application", "Demande complète")
    right_to_apply: RightToApply | None = fact("Right to apply", "Droit de présenter la demande")
    order_in_council: Flag | None = fact("Held by an order in council", "Visée par un décret")


class Record(Group):
    """Hold what stands in GCMS."""

    destination: Destination | None = fact("Destination in the record", "Destination au dossier")
    noc: Word | None = fact("NOC code in the record", "Code de la CNP au dossier")
    exemption_code: WordOrNone | None = fact("LMIA exemption code", "Code de dispense de l’EIMT")
    case_type: Word | None = fact("Case type", "Type de cas")

    @field_validator("exemption_code")
    @classmethod
    def _in_capitals(cls, value: str | None) -> str | None:
        """Take a code in small letters for the code: it is printed as the table of codes writes it.

        >>> Record.model_validate({"exemption_code": "c20"}).exemption_code
        'C20'
        """
        return value.upper() if value and re.fullmatch(r"[a-z][0-9]{2}", value) else value
