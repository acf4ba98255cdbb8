"""GCM555: a file is re-routed to a code that no table knows or that is closed to it, or to an assessment without a word why."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, short
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, outcome
from gcmsgen.checks.reading.right_to_apply import youth_needs_approval
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import OfferedCorrection, Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.categories import category
from gcmsgen.reference.channels import channel_provision
from gcmsgen.reference.exemption_codes import exemption_codes

WHERE, REASON, ASSESSMENT, YOUTH = "decision.reroute_to", "decision.reroute_reason", "LMIA", "C21"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield an error for a code that is unknown or is our own, and a warning where the letter has to explain and does not."""
    code = fact_at(examined.case, WHERE)
    if outcome(examined) != "reroute" or not isinstance(code, str):
        return
    if code == category().code.code or (code != ASSESSMENT and code not in exemption_codes()):
        known = ", ".join([*(other for other in exemption_codes() if other != category().code.code), ASSESSMENT])
        near = _nearest(code)
        corrections = (OfferedCorrection(WHERE, code, near),) if near else ()
        meant = _MEANT.filled(near=near) if near else _CODES.filled(known=known)
        yield Hit(WHERE, _UNKNOWN.filled(code=quoted(code)), meant, corrections)
    elif code == ASSESSMENT and fact_at(examined.case, REASON) is None:
        yield Hit(REASON, _NO_REASON, _EXPLAIN, severity=Severity.WARNING)
    elif code == YOUTH and _closed_at_entry(examined) and fact_at(examined.case, REASON) is None:
        provision = short(channel_provision("youth_exchange"))
        yield Hit(WHERE, _CLOSED.filled(provision=provision), _SAY_HOW, severity=Severity.WARNING)


def _nearest(written: str) -> str | None:
    """Return the code that is meant by one in small letters, with a hyphen or a space, or with O for 0; never another."""
    bare = re.sub(r"[\s.-]", "", written.upper())
    ways = (bare, re.sub(r"(?<=[A-Z0-9])O(?=[0-9]|$)", "0", bare))
    known = [code for code in (*exemption_codes(), ASSESSMENT) if code != category().code.code]
    return next((code for way in ways for code in known if way in (code, f"{code}S")), None)


def _closed_at_entry(examined: Examined) -> bool:
    basis = fact_at(examined.case, "application.right_to_apply.basis")
    return fact_at(examined.case, "application.made") == "port_of_entry" and youth_needs_approval(examined.case, basis)


_UNKNOWN = Text(
    en="The file is re-routed to {code}, which is no other code of the table: the letter would not say where the work belongs.",
    fr="La demande est réorientée vers {code}, qui n’est pas un autre code de la table\N{NO-BREAK SPACE}: la lettre ne dirait pas de "
    "quoi relève le travail.",
)
_MEANT = Text(en="Did you mean {near}? Write it so.", fr="Vouliez-vous dire {near}? Écrivez-le ainsi.")
_CODES = Text(
    en="Enter one of these in decision.reroute_to: {known}.",
    fr="Inscrivez l’une de ces valeurs dans decision.reroute_to\N{NO-BREAK SPACE}: {known}.",
)
_NO_REASON = Text(
    en="The file is re-routed to a labour market impact assessment, and nothing says why this work needs one.",
    fr="La demande est réorientée vers une étude d’impact sur le marché du travail, et rien ne dit pourquoi ce travail en exige une.",
)
_EXPLAIN = Text(
    en="Write in decision.reroute_reason, in both languages, why an assessment is needed in this file.",
    fr="Écrivez dans decision.reroute_reason, dans les deux langues, pourquoi une étude est nécessaire dans ce dossier.",
)
_CLOSED = Text(
    en="The letter says that the application will be examined under C21. It was made at a port of entry, where {provision} leaves "
    "that code to those who were approved before entry and to nationals and permanent residents of the United States.",
    fr="La lettre dit que la demande sera examinée au titre du code C21. Elle a été présentée à un point d’entrée, où {provision} "
    "réserve ce code aux personnes approuvées avant l’entrée et aux ressortissants et résidents permanents des États-Unis.",
)
_SAY_HOW = Text(
    en="Write in decision.reroute_reason, in both languages, that this code is asked for before entry and how the client goes on; or "
    "correct application.right_to_apply.basis where there was an approval.",
    fr="Écrivez dans decision.reroute_reason, dans les deux langues, que ce code se demande avant l’entrée et ce que le client peut "
    "faire; ou corrigez application.right_to_apply.basis s’il y a eu une approbation.",
)

RULE = Rule(
    code="GCM555",
    severity=Severity.ERROR,
    title=Text(en="A re-routing leads nowhere", fr="Une réorientation ne mène nulle part"),
    finds=Text(
        en="A re-routing to a code that the table of exemption codes does not have, or to the code that the file already has. One to "
        "an LMIA without a reason is a warning, and so is one to C21, without a reason, of an application made at a port of entry by "
        "someone who was not approved before entry and is neither a national nor a permanent resident of the United States.",
        fr="Une réorientation vers un code absent de la table des codes de dispense, ou vers le code que la demande porte déjà. Une "
        "réorientation vers une EIMT sans raison donne lieu à un avertissement, de même que celle, sans raison, vers C21 d’une "
        "demande présentée à un point d’entrée par une personne qui n’a pas été approuvée avant l’entrée et qui n’est ni "
        "ressortissante ni résidente permanente des États-Unis.",
    ),
    matters=Text(
        en="The letter tells the client under which code the work belongs and on what authority. Without the code it says nothing.",
        fr="La lettre dit au client de quel code relève le travail et sur quel fondement. Sans le code, elle ne dit rien.",
    ),
    fix=Text(
        en="Enter a code of the table, or LMIA with its reason.",
        fr="Inscrivez un code de la table, ou LMIA avec sa raison.",
    ),
    authority=lambda: of_law("R203(1)", "R204(a)", "R204(d)", "R205(a)", "R205(b)", "R198(2)(c)"),
)

CASE_RULE = CaseRule(RULE, check)
