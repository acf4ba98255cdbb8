"""The programme that the work falls under, or might fall under instead."""

from typing import Literal

from gcmsgen.facts.group import Group, Nothing, fact
from gcmsgen.facts.scalar import Count, Country, Flag, Word, WordOrNone


class CulturalAgreement(Group):
    """Hold the cultural agreement that the work is done under."""

    country: Country | None = fact("Partner country", "Pays partenaire")
    activity: Word | None = fact("Activity under the agreement", "Activité visée par l’accord")


class AcademicExchange(Group):
    """Hold the academic role, which may belong under C22."""

    role: Word | None = fact("Academic role", "Rôle universitaire")
    months: Count | None = fact("Length in months", "Durée en mois")
    keeps_post_abroad: Flag | None = fact("Keeps the post abroad", "Conserve son poste à l’étranger")


class BorderLakeGuide(Group):
    """Hold whose guide it is and on which lake."""

    employer_side: Literal["US", "CA"] | None = fact("Side of the employer", "Côté de l’employeur")
    lake: Literal["border", "canadian"] | None = fact("Kind of lake", "Genre de lac")


class Programme(Group):
    """Hold what decides whether C20 is the right code."""

    youth_mobility: Flag | None = fact("Youth mobility agreement", "Accord de mobilité des jeunes")
    cultural_agreement: CulturalAgreement | Nothing | None = fact("Cultural agreement", "Accord culturel")
    academic_exchange: Literal["no"] | AcademicExchange | None = fact("Academic exchange", "Échange universitaire")
    border_lake_guide: Literal["no"] | BorderLakeGuide | None = fact(
        "Guide on a border lake", "Guide sur un lac limitrophe"
    )
    no_permit_head: WordOrNone | None = fact(
        "Head of R186 under which no permit is needed", "Disposition de R186 qui dispense du permis"
    )
