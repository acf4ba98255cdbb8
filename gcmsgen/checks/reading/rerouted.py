"""Say that work belongs elsewhere: an error under C20, information once the officer has re-routed it there.

A route is never a refusal: the file goes to another code, or no permit is needed.
"""

from gcmsgen.checks.authorities import short
from gcmsgen.checks.case_rule import Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, outcome
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.exemption_codes import exemption_code


def belongs_under(examined: Examined, code: str, where: str, fact: Text) -> Hit:
    """Return the hit that says where the work belongs, with the provision in force on the day that is examined."""
    there = outcome(examined) == "reroute" and fact_at(examined.case, "decision.reroute_to") == code
    words: dict[str, str | Text] = {"fact": fact, "place": _named(examined, code), "code": code}
    if there:
        return Hit(where, _MESSAGE.filled(**words), _NOTHING, severity=Severity.INFO)
    return Hit(where, _MESSAGE.filled(**words), _FIX.filled(where=where, code=code))


def _named(examined: Examined, code: str) -> Text:
    """Return the code with its name and its provision of that day, or the assessment that another program asks for."""
    if code == _LMIA:
        return _ASSESSMENT
    known = exemption_code(code)
    return _CODE.filled(code=code, name=known.name, provision=short(known.provision.on(examined.on)))


_LMIA = "LMIA"
_CODE = Text(en="under {code} ({provision}), {name}", fr="de {code} ({provision}), {name}")
_ASSESSMENT = Text(
    en="under the Temporary Foreign Worker Program, with a labour market impact assessment (LMIA)",
    fr="du Programme des travailleurs étrangers temporaires, avec une étude d’impact sur le marché du travail (EIMT)",
)
_MESSAGE = Text(
    en="{fact}. This belongs {place}, and not under C20.",
    fr="{fact}. Cela relève {place}, et non de C20.",
)
_FIX = Text(
    en="Correct {where}, or re-route the file: decision.outcome reroute, decision.reroute_to {code}. This is no refusal.",
    fr="Corrigez {where}, ou réorientez la demande\N{NO-BREAK SPACE}: decision.outcome reroute, decision.reroute_to {code}. Il ne "
    "s’agit pas d’un refus.",
)
_NOTHING = Text(
    en="Nothing to correct: the file is re-routed there.",
    fr="Rien à corriger\N{NO-BREAK SPACE}: la demande y est réorientée.",
)
