"""GCM306: the record carries another exemption code than C20."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import of_law, short
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.fact_at import fact_at, missing, unknown_facts
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text, quoted
from gcmsgen.reference.categories import category
from gcmsgen.reference.exemption_codes import exemption_codes

WHERE = "record.exemption_code"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for another code, with its authority on the day that is examined, and a warning for none known."""
    yield from unknown_facts(missing(examined, [WHERE]), _PURPOSE)
    stated = fact_at(examined.case, WHERE)
    ours = category().code.code
    code = stated.strip().upper() if isinstance(stated, str) else ours
    if code == ours or code == fact_at(examined.case, "decision.reroute_to"):
        return
    yield Hit(WHERE, _message(examined, code), _FIX)


def _message(examined: Examined, code: str) -> Text:
    known = exemption_codes().get(code)
    if code == "NONE":
        return _NONE
    if known is None:
        return _OTHER.filled(code=quoted(code))
    return _KNOWN.filled(code=code, name=known.name, provision=short(known.provision.on(examined.on)))


_PURPOSE = Text(
    en="the record carries the code C20",
    fr="le dossier porte le code C20",
)
_NONE = Text(
    en="The record carries no exemption code.",
    fr="Le dossier ne porte aucun code de dispense.",
)
_KNOWN = Text(
    en="The record carries {code} ({name}, {provision}), and the case is decided under C20.",
    fr="Le dossier porte {code} ({name}, {provision}), et la décision est prise au titre de C20.",
)
_OTHER = Text(
    en="The record carries {code}, which is not C20 and not in the table of exemption codes.",
    fr="Le dossier porte {code}, qui n’est pas C20 et ne figure pas dans la table des codes de dispense.",
)
_FIX = Text(
    en="Correct record.exemption_code, or re-route the file to the code that fits. A wrong code is no ground of refusal.",
    fr="Corrigez record.exemption_code, ou réorientez la demande vers le code qui convient. Un code erroné n’est pas un motif de "
    "refus.",
)

RULE = Rule(
    code="GCM306",
    severity=Severity.ERROR,
    title=Text(en="The exemption code is not C20", fr="Le code de dispense n’est pas C20"),
    finds=Text(
        en="A record whose exemption code is another one than C20, named with the provision on which it rests on the day examined. "
        "An unknown code is a warning.",
        fr="Un dossier dont le code de dispense n’est pas C20, nommé avec la disposition sur laquelle il repose au jour examiné. Un "
        "code inconnu donne lieu à un avertissement.",
    ),
    matters=Text(
        en="The code decides which test is applied, which fee is due and what is printed on the permit. Officers are told to correct "
        "a wrong code, not to refuse for it.",
        fr="Le code détermine le critère appliqué, les frais exigibles et ce qui est imprimé sur le permis. Les agents ont pour "
        "consigne de corriger un code erroné, et non de refuser la demande pour cette raison.",
    ),
    fix=Text(
        en="Correct the code in the record, or re-route the file.",
        fr="Corrigez le code au dossier, ou réorientez la demande.",
    ),
    authority=lambda: of_law("R205(b)", "R204(d)", "R205(a)", "R204(a)", "R205(c)(ii)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
