"""GCM514: a refusal does not say where the matter arises, or was made inside Canada."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import refuses
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text
from gcmsgen.reference.deadlines import deadlines
from gcmsgen.reference.provisions import provision


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a warning where decision.matter_arises is unknown, and information where restoration may matter."""
    if not refuses(examined):
        return
    decision, application = examined.case.decision, examined.case.application
    limits = deadlines(examined.on)
    if decision and decision.matter_arises is None:
        inside, outside = (str(limits["judicial_review"][where]) for where in ("inside_canada", "outside_canada"))
        yield Hit("decision.matter_arises", _MESSAGE.filled(inside=inside, outside=outside), _FIX)
    if application and application.made == "inside_canada":
        words: dict[str, str | Text] = {
            "days": str(limits["restoration"]["inside_canada"]),
            "provision": provision("R182(1)").short,
        }
        yield Hit("application.made", _INSIDE.filled(**words), _READ.filled(**words), severity=Severity.INFO)


_MESSAGE = Text(
    en="Nothing says where the matter arises, so that the letter says nothing on judicial review ({inside} days inside Canada, "
    "{outside} outside).",
    fr="Rien n’indique où la mesure est rendue; la lettre ne dit donc rien du contrôle judiciaire ({inside} jours au Canada, "
    "{outside} à l’étranger).",
)
_FIX = Text(
    en="Enter inside_canada, outside_canada or omit in decision.matter_arises. It is never computed from the office or the channel.",
    fr="Inscrivez inside_canada, outside_canada ou omit dans decision.matter_arises. Cela n’est jamais déduit du "
    "bureau ni du lieu de "
    "présentation de la demande.",
)
_INSIDE = Text(
    en="The application was made inside Canada: a person who has lost the status may apply for its restoration within {days} days "
    "({provision}).",
    fr="La demande a été présentée au Canada\N{NO-BREAK SPACE}: la personne qui a perdu son statut peut en demander "
    "le rétablissement "
    "dans les {days} jours ({provision}).",
)
_READ = Text(
    en="Nothing has to be corrected. Read the status and its expiry before you point to restoration ({provision}).",
    fr="Rien n’est à corriger. Vérifiez le statut et son expiration avant de mentionner le rétablissement ({provision}).",
)

RULE = Rule(
    code="GCM514",
    severity=Severity.WARNING,
    title=Text(
        en="Where the matter arises is not stated",
        fr="Le lieu où la mesure est rendue n’est pas indiqué",
    ),
    finds=Text(
        en="A refusal without decision.matter_arises. For a refusal of an application made inside Canada, information on "
        "restoration.",
        fr="Un refus sans decision.matter_arises. Si la demande refusée a été présentée au Canada, une information sur le "
        "rétablissement.",
    ),
    matters=Text(
        en="The time to apply for leave and for judicial review depends on where the matter arises, and that can be argued. Only the "
        "officer states it.",
        fr="Le délai pour présenter une demande d’autorisation et de contrôle judiciaire dépend du lieu où la mesure "
        "est rendue, ce qui "
        "peut se discuter. Seul l’agent l’indique.",
    ),
    fix=Text(
        en="State where the matter arises, or omit, by the policy of the office.",
        fr="Indiquez où la mesure est rendue, ou omit, selon la politique du bureau.",
    ),
    authority=Text(
        en="Immigration and Refugee Protection Act, paragraph 72(2)(b), in this form since 2015-07-01; Immigration and Refugee "
        "Protection Regulations, subsection 182(1), in this form since 2014-06-01 (confidence H).",
        fr="Loi sur l’immigration et la protection des réfugiés, alinéa 72(2)b), dans cette version depuis le "
        "2015-07-01; Règlement sur "
        "l’immigration et la protection des réfugiés, paragraphe 182(1), dans cette version depuis le 2014-06-01 (niveau de "
        "confiance H).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
