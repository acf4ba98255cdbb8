"""GCM315: the applicant is a citizen or a permanent resident of Canada, who needs no work permit."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

CITIZEN, RESIDENT, HERE = "applicant.citizenship", "applicant.permanent_resident_of", "CA"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for Canadian citizenship, and for permanent residence in Canada."""
    for where, message in ((CITIZEN, _CITIZEN), (RESIDENT, _RESIDENT)):
        countries = fact_at(examined.case, where)
        if isinstance(countries, tuple) and HERE in countries:
            yield Hit(where, message, _FIX)


_CITIZEN = Text(
    en="The applicant is recorded as a citizen of Canada, and a citizen is no foreign national: no work permit is issued to one.",
    fr="Le demandeur est consigné comme citoyen canadien, et un citoyen n’est pas un étranger\N{NO-BREAK SPACE}: aucun permis de "
    "travail ne lui est délivré.",
)
_RESIDENT = Text(
    en="The applicant is recorded as a permanent resident of Canada, who is no foreign national: no work permit is issued to one.",
    fr="Le demandeur est consigné comme résident permanent du Canada, qui n’est pas un étranger\N{NO-BREAK SPACE}: aucun permis de "
    "travail ne lui est délivré.",
)
_FIX = Text(
    en="Correct the fact, or let the client know that no permit is needed and close the file as withdrawn.",
    fr="Corrigez le fait, ou informez le client qu’aucun permis n’est nécessaire et fermez le dossier comme retiré.",
)

RULE = Rule(
    code="GCM315",
    severity=Severity.ERROR,
    title=Text(
        en="The applicant is Canadian or a permanent resident", fr="Le demandeur est Canadien ou résident permanent"
    ),
    finds=Text(
        en="CA in applicant.citizenship or in applicant.permanent_resident_of, also beside other countries. Where no approval or "
        "refusal is made it is a warning.",
        fr="CA dans applicant.citizenship ou dans applicant.permanent_resident_of, même à côté d’autres pays. Si aucune approbation "
        "ni aucun refus n’est prononcé, c’est un avertissement.",
    ),
    matters=Text(
        en="The Act speaks of foreign nationals. A permit, or its refusal, would decide on a right that the person has anyway.",
        fr="La Loi vise les étrangers. Un permis, ou son refus, trancherait un droit que la personne possède déjà.",
    ),
    fix=Text(
        en="Check the status. If it is so, no decision on a permit is made.",
        fr="Vérifiez le statut. S’il est exact, aucune décision n’est prise sur un permis.",
    ),
    authority=lambda: together(
        of_law("A11(1)"),
        Text(
            en="Immigration and Refugee Protection Act, subsection 2(1): who is a foreign national (confidence M; verify).",
            fr="Loi sur l’immigration et la protection des réfugiés, paragraphe 2(1)\N{NO-BREAK SPACE}: qui est un étranger "
            "(niveau de confiance M; à vérifier).",
        ),
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
