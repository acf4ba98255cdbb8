"""The facts of the exchange: who works abroad, who works here, and what the officer finds."""

from typing import Literal

from gcmsgen.facts.group import Group, fact
from gcmsgen.facts.scalar import Count, Country, Flag, Word

Conclusion = Literal["satisfied", "not_satisfied", "not_assessed"]


class Places(Group):
    """Hold the number of places in the exchange that were asked for and granted."""

    asked: Count | None = fact("Places asked for", "Places demandées")
    granted: Count | None = fact("Places granted", "Places accordées")


class Outbound(Group):
    """Hold the Canadian citizens and permanent residents who worked in one country in one year."""

    country: Country | None = fact("Country", "Pays")
    year: Count | None = fact("Year", "Année")
    citizens: Count | None = fact("Canadian citizens", "Citoyens canadiens")
    permanent_residents: Count | None = fact("Permanent residents", "Résidents permanents")
    months: Count | None = fact("Months", "Mois")
    level: Word | None = fact("Job level", "Niveau du poste")
    document: Word | None = fact("Document", "Document")


class Inbound(Group):
    """Hold the foreign workers who came from one country in one year; this applicant is not counted."""

    country: Country | None = fact("Country", "Pays")
    year: Count | None = fact("Year", "Année")
    workers: Count | None = fact("Foreign workers", "Travailleurs étrangers")
    months: Count | None = fact("Months", "Mois")
    level: Word | None = fact("Job level", "Niveau du poste")
    document: Word | None = fact("Document", "Document")


class NeutralLabourMarket(Group):
    """Hold the officer's finding on the labour market, and the document that it rests on."""

    finding: Conclusion | None = fact("Finding on the labour market", "Conclusion sur le marché du travail")
    document: Word | None = fact("Document", "Document")


class Reciprocity(Group):
    """Hold the facts of reciprocal employment (R205(b))."""

    effect: Literal["creates", "maintains", "none"] | None = fact("Effect", "Effet")
    beneficiaries: tuple[Literal["citizens", "permanent_residents"], ...] = fact(
        "Beneficiaries", "Bénéficiaires", many=True
    )
    first_exchange_year: Count | None = fact("First year of the exchange", "Première année de l’échange")
    places: Places | None = fact("Places", "Places")
    outbound: tuple[Outbound, ...] = fact("Working abroad", "En poste à l’étranger", many=True)
    inbound: tuple[Inbound, ...] = fact("Working in Canada", "En poste au Canada", many=True)
    formal_agreement: Flag | None = fact("Formal agreement", "Accord officiel")
    neutral_labour_market: NeutralLabourMarket | None = fact("Labour market", "Marché du travail")
