"""GCM402: the figures show no position abroad where the guidance of the day looks for one."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import GUIDANCE, LAW, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.conclusion import conclusion_called_for
from gcmsgen.checks.reading.flows import positions
from gcmsgen.checks.reading.outcome import approves, of_the_decision, rests_on
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.guidance import country_looked_at

_CRITERION = "reciprocity_in_country"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where a conclusion is called for because the figures show no position there, or where is unknown."""
    if country_looked_at(examined.on) == "abroad":
        if not _countries(examined) - {"CA"}:
            yield from _called_for(examined, _NONE_ABROAD)
        return
    country = examined.case.applicant and examined.case.applicant.coming_from
    if country is None:
        if approves(examined) or rests_on(examined, _CRITERION):
            yield Hit("applicant.coming_from", _UNKNOWN, _STATE, severity=Severity.WARNING)
    elif country not in _countries(examined):
        yield from _called_for(examined, _NONE_THERE.filled(country=COUNTRIES[country].in_text))


def _called_for(examined: Examined, fact: Text) -> Iterator[Hit]:
    return of_the_decision(examined, _CRITERION, conclusion_called_for(examined, _CRITERION, fact))


def _countries(examined: Examined) -> set[str]:
    """Return the countries in which the figures show Canadian citizens or permanent residents at work."""
    rows = examined.case.reciprocity.outbound if examined.case.reciprocity else ()
    return {row.country for row in rows if row.country is not None and positions(row)}


_NONE_ABROAD = Text(
    en="reciprocity.outbound shows no position of Canadian citizens or permanent residents abroad",
    fr="reciprocity.outbound ne montre aucun poste de citoyens canadiens ou de résidents permanents à l’étranger",
)
_NONE_THERE = Text(
    en="reciprocity.outbound shows no position of Canadian citizens or permanent residents {country}, where the worker is "
    "coming from",
    fr="reciprocity.outbound ne montre aucun poste de citoyens canadiens ou de résidents permanents {country}, d’où vient le "
    "travailleur",
)
_UNKNOWN = Text(
    en="The country that the worker is coming from is unknown. It is inferred neither from citizenship, nor from residence, nor "
    "from the country of entry.",
    fr="Le pays d’où vient le travailleur est inconnu. Il n’est déduit ni de la citoyenneté, ni de la résidence, ni du pays à "
    "partir duquel se fait l’entrée.",
)
_STATE = Text(
    en="Enter in applicant.coming_from the country that the file shows.",
    fr="Inscrivez dans applicant.coming_from le pays que montre le dossier.",
)

RULE = Rule(
    code="GCM402",
    severity=Severity.ERROR,
    title=Text(
        en="No position shown where the guidance looks",
        fr="Aucun poste démontré là où les directives invitent à regarder",
    ),
    finds=Text(
        en="For decisions from 2026-02-20, figures that show no position of Canadian citizens or permanent residents in the "
        "country that the worker is coming from; before that day, none anywhere abroad; and no conclusion of the officer, or "
        "one of satisfied without a reason. Where the country is unknown, a warning. In a refusal on other grounds, a warning.",
        fr="Pour les décisions rendues à compter du 2026-02-20, des chiffres qui ne montrent aucun poste de citoyens canadiens ou "
        "de résidents permanents dans le pays d’où vient le travailleur; avant cette date, aucun poste à l’étranger; et aucune "
        "conclusion de l’agent, ou la conclusion que le critère est rempli, sans motif. Si le pays est inconnu, ou si le "
        "refus est fondé sur d’autres motifs, c’est un avertissement.",
    ),
    matters=Text(
        en="Paragraph 205(b) speaks of other countries; the guidance looks at one of them. The figures alone decide nothing: "
        "positions that the work will create may not be in them yet. Citizenship, residence and the country that the worker "
        "is coming from are three facts, kept apart.",
        fr="L’alinéa 205b) parle d’autres pays; les directives n’en visent qu’un. Les chiffres ne décident de rien à eux "
        "seuls\N{NO-BREAK SPACE}: les postes que le travail permettra de créer n’y figurent peut-être pas encore. La "
        "citoyenneté, la résidence et le pays d’où vient le travailleur sont trois faits distincts.",
    ),
    fix=Text(
        en="Conclude on reciprocity_in_country, with reasons that rest on paragraph 205(b), or complete the figures.",
        fr="Inscrivez une conclusion sur reciprocity_in_country, avec des motifs qui reposent sur l’alinéa 205b), ou complétez "
        "les chiffres.",
    ),
    authority=together(LAW, GUIDANCE),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
