"""GCM407: the exchange has little or no history."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import GUIDANCE
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import approves, decided_on
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.reciprocity import Reciprocity
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.guidance import guidance


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where an approval of several places rests on a short history, or on one that is unknown."""
    facts = examined.case.reciprocity
    if not approves(examined) or facts is None or facts.places is None:
        return
    asked, granted, first = facts.places.asked, facts.places.granted, facts.first_exchange_year
    if asked is None or granted is None or asked <= 1:
        return
    words = {"asked": str(asked), "granted": str(granted), "first": str(first)}
    if first is None:
        yield Hit("reciprocity.first_exchange_year", _UNKNOWN.filled(**words), _STATE, severity=Severity.INFO)
    elif _is_short(examined, facts):
        if granted >= asked:
            yield Hit("reciprocity.places.granted", _ALL.filled(**words), _SAY_WHY)
        else:
            yield Hit("reciprocity.places.granted", _FEWER.filled(**words), _NOTICE, severity=Severity.INFO)


def _is_short(examined: Examined, facts: Reciprocity) -> bool:
    first = facts.first_exchange_year
    short: int = guidance("short_history_years").on(examined.on)
    return first is not None and decided_on(examined).year - first <= short


_UNKNOWN = Text(
    en="The first year of the exchange is unknown (places asked for: {asked}; granted: {granted}).",
    fr="La première année de l’échange est inconnue (places demandées\N{NO-BREAK SPACE}: {asked}; accordées\N{NO-BREAK SPACE}: "
    "{granted}).",
)
_STATE = Text(
    en="Enter reciprocity.first_exchange_year where the file shows it.",
    fr="Inscrivez reciprocity.first_exchange_year si le dossier l’indique.",
)
_ALL = Text(
    en="The exchange began in {first}, and all {asked} places asked for are granted.",
    fr="L’échange a commencé en {first}, et les {asked} places demandées sont toutes accordées.",
)
_SAY_WHY = Text(
    en="Say in your reason on reciprocity why the whole number is granted at once, or grant fewer places first.",
    fr="Dites dans votre motif sur la réciprocité pourquoi toutes les places sont accordées d’emblée, ou accordez-en d’abord "
    "moins.",
)
_FEWER = Text(
    en="The exchange began in {first} (places asked for: {asked}; granted: {granted}). A notice tells the employer what further "
    "permits depend on.",
    fr="L’échange a commencé en {first} (places demandées\N{NO-BREAK SPACE}: {asked}; accordées\N{NO-BREAK SPACE}: {granted}). Un "
    "avis indique à l’employeur de quoi dépend la délivrance d’autres permis.",
)
_NOTICE = Text(
    en="Nothing has to be corrected. The notice to the employer is a document of its own (`gcmsgen employer-notice`): read it before "
    "it goes out.",
    fr="Rien n’est à corriger. L’avis à l’employeur est un document distinct («\N{NO-BREAK SPACE}gcmsgen employer-notice"
    "\N{NO-BREAK SPACE}»)\N{NO-BREAK SPACE}: lisez-le avant son envoi.",
)

RULE = Rule(
    code="GCM407",
    severity=Severity.WARNING,
    title=Text(en="The exchange has little history", fr="L’échange a peu d’antécédents"),
    finds=Text(
        en="An approval of several places under an exchange whose first year is recent: a warning where all are granted, "
        "information where fewer are, or where the first year is unknown.",
        fr="Une approbation de plusieurs places dans un échange dont la première année est récente\N{NO-BREAK SPACE}: un "
        "avertissement si toutes sont accordées, une information si moins le sont ou si la première année est inconnue.",
    ),
    matters=Text(
        en="The guidance has an exchange without history begin with a small number, and the employer told that more depends on "
        "demonstrated reciprocity. It sets no number of places and no number of years; the year looked at here is our own "
        "reading.",
        fr="Selon les directives, un échange sans antécédents commence par un petit nombre, et l’employeur est avisé que la suite "
        "dépend de la réciprocité démontrée. Elles ne fixent ni nombre de places ni nombre d’années; l’année retenue ici est "
        "notre propre lecture.",
    ),
    fix=Text(
        en="Decide the number yourself and give the reason. Where fewer places are granted, send the employer notice.",
        fr="Fixez vous-même le nombre et donnez-en le motif. Si moins de places sont accordées, envoyez l’avis à l’employeur.",
    ),
    authority=GUIDANCE,
)

CASE_RULE = CaseRule(RULE, check)
