"""GCM207: one date comes before another that it must follow."""

from collections.abc import Iterator
from datetime import date

from gcmsgen.checks.authorities import of_law
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.next_step.due_before_it_is_asked import DUE
from gcmsgen.checks.reading.fact_at import decides, fact_at, outcome
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

BIRTH = "applicant.date_of_birth"
DECIDED = "decision.date"
RECEIVED = "application.received"

# The first of each pair is the same day as the second or an earlier one.
IN_ORDER = (
    (BIRTH, RECEIVED),
    (RECEIVED, DECIDED),
    ("offer.submitted", DECIDED),
    ("offer.fee.paid", DECIDED),
    ("offer.employer.eligible.checked", DECIDED),
    ("applicant.biometrics.given", DECIDED),
    ("offer.start", "offer.end"),
    ("decision.permit.from", "decision.permit.to"),
    (DECIDED, "decision.permit.to"),
    (RECEIVED, "decision.request.sent"),
    ("decision.request.sent", "decision.request.due"),
    ("decision.request.sent", DECIDED),
    (RECEIVED, "fairness_letter.sent"),
    ("fairness_letter.sent", "fairness_letter.due"),
    ("fairness_letter.sent", "fairness_letter.reply_received"),
    ("fairness_letter.sent", DECIDED),
)
# A request that is being made ends after its letter; one that was made before an approval or a refusal has ended by then.
OF_A_REQUEST = (DECIDED, "decision.request.due")


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each pair that stands the wrong way round, and for each document dated after the decision."""
    told_elsewhere = DUE.get(outcome(examined) or "") in OF_A_REQUEST  # by GCM553, of the letter itself
    pairs = IN_ORDER if told_elsewhere or _was_made_before(examined) else (*IN_ORDER, OF_A_REQUEST)
    for before, after in pairs:
        first, second = fact_at(examined.case, before), fact_at(examined.case, after)
        if isinstance(first, date) and isinstance(second, date) and second < first:
            yield _hit(before, first, after, second)
    decided = fact_at(examined.case, DECIDED)
    for number, document in enumerate(examined.case.documents, 1):
        if document.date and isinstance(decided, date) and decided < document.date:
            yield _hit(f"documents.{number}.date", document.date, DECIDED, decided)


def _was_made_before(examined: Examined) -> bool:
    """Say whether the file records a request for documents that was made before the decision: what it asked for, or when."""
    told = (fact_at(examined.case, f"decision.request.{name}") for name in ("items", "sent", "produced"))
    return decides(examined) and any(told)


def _hit(before: str, first: date, after: str, second: date) -> Hit:
    words = {"before": before, "after": after}
    if before == BIRTH:
        return Hit(after, _PRIVATE.filled(**words), _FIX.filled(**words))
    message = _MESSAGE.filled(first=first.isoformat(), second=second.isoformat(), **words)
    return Hit(before if after == DECIDED else after, message, _FIX.filled(**words))


_MESSAGE = Text(
    en="{after} ({second}) is earlier than {before} ({first}), which it cannot precede.",
    fr="{after} ({second}) est antérieur à {before} ({first}), qu’il ne peut précéder.",
)
_PRIVATE = Text(
    en="{after} is earlier than {before}, which it cannot precede.",
    fr="{after} est antérieur à {before}, qu’il ne peut précéder.",
)
_FIX = Text(
    en="Read both dates in their sources and correct {before} or {after}.",
    fr="Lisez les deux dates à leurs sources et corrigez {before} ou {after}.",
)

RULE = Rule(
    code="GCM207",
    severity=Severity.ERROR,
    title=Text(en="Dates are out of order", fr="Des dates ne se suivent pas"),
    finds=Text(
        en="Two dates that cannot both be right: a decision before the application, the offer, the fee, the biometrics, the check "
        "of the employer or a document; an offer or a permit that ends before it begins; a permit that ends before the decision; "
        "a fairness letter whose reply is due, or came, before it was sent; a request whose time ends before it is made.",
        fr="Deux dates qui ne peuvent être exactes toutes les deux\N{NO-BREAK SPACE}: une décision antérieure à la demande, à "
        "l’offre, au paiement des frais, aux données biométriques, à la vérification de l’employeur ou à un document; une offre "
        "ou un permis qui prend fin avant de commencer; un permis qui prend fin avant la décision; une lettre d’équité "
        "procédurale dont la réponse est attendue, ou reçue, avant l’envoi; une demande de documents dont le délai expire avant "
        "qu’elle soit faite.",
    ),
    matters=Text(
        en="A decision cannot rest on what did not yet exist, and a client cannot answer before being asked. One mistyped date "
        "also changes the length of the permit.",
        fr="Une décision ne peut reposer sur ce qui n’existait pas encore, et un client ne peut répondre avant qu’on l’interroge. "
        "Une seule date mal tapée change aussi la durée du permis.",
    ),
    fix=Text(
        en="Correct the date that its source contradicts.",
        fr="Corrigez la date que sa source contredit.",
    ),
    authority=lambda: of_law("R200(1)(a)", "R185(a)", "A16(1)"),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
