"""GCM531: nothing in the facts shows a ground of refusal."""

from collections.abc import Iterator

from gcmsgen.checks.authorities import REASONS, of_law, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.outcome import named_grounds
from gcmsgen.checks.reading.shown_ground import ground_named, shown_ground, stated_at
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.forms import could_hold
from gcmsgen.finding import Severity
from gcmsgen.language import Text, listed
from gcmsgen.reference.ground_needs import Absent, GroundNeeds, ground_needs


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each ground whose facts are unknown, and for each fact that a ground that is shown asks for besides."""
    for number, ground in named_grounds(examined):
        said, needs = shown_ground(examined, ground), ground_needs()[ground]
        if said.shown is None:
            yield _unknown(examined, number, ground, said.unknown)
        elif said.shown:
            yield from _asked(examined, ground, needs)


def _unknown(examined: Examined, number: int, ground: str, unknown: tuple[str, ...]) -> Hit:
    needs = ground_needs()[ground]
    words: dict[str, str | Text] = {
        "ground": ground_named(ground),
        "stands": needs.stands,
        "facts": listed(Text(en=name, fr=name) for name in unknown),
    }
    held = any(could_hold(examined.case, name) for name in unknown)
    errs = needs.absent is Absent.ERROR_IN_EVERY_FORM or (needs.absent is Absent.ERROR and held)
    severity = None if errs else Severity.WARNING
    return Hit(f"decision.grounds.{number}", _MESSAGE.filled(**words), _FIX.filled(**words), severity=severity)


def _asked(examined: Examined, ground: str, needs: GroundNeeds) -> Iterator[Hit]:
    for where in needs.asks:
        if could_hold(examined.case, where) and stated_at(examined.case, where) is None:
            words: dict[str, str | Text] = {"ground": ground_named(ground), "where": where}
            yield Hit(where, _ASKED.filled(**words), _ENTER.filled(**words), severity=Severity.WARNING)


_MESSAGE = Text(
    en="The ground {ground} needs this in the file, and the file does not say it: {stands}.",
    fr="Le motif {ground} exige ceci au dossier, qui ne le dit pas\N{NO-BREAK SPACE}: {stands}.",
)
_FIX = Text(
    en="Enter what you found in {facts}, or take the ground out of decision.grounds. A file whose schema is gcmsgen.case/2 holds "
    "these facts.",
    fr="Inscrivez ce que vous avez constaté dans {facts}, ou retirez le motif de decision.grounds. Un fichier dont le schéma est "
    "gcmsgen.case/2 contient ces faits.",
)
_ASKED = Text(
    en="The ground {ground} does not say {where}, which tells the reader which case of the provision it is.",
    fr="Le motif {ground} ne précise pas {where}, qui indique au lecteur de quel cas de la disposition il s’agit.",
)
_ENTER = Text(en="Enter the fact in {where}.", fr="Inscrivez le fait dans {where}.")

RULE = Rule(
    code="GCM531",
    severity=Severity.ERROR,
    title=Text(en="Nothing in the file shows a ground of refusal", fr="Rien au dossier n’établit un motif de refus"),
    finds=Text(
        en="A ground of refusal for which the file neither shows nor denies the facts that it needs: inadmissibility without its "
        "head, a past breach without the day on which it ended and the exceptions considered, a labour dispute of which nothing "
        "is recorded, an offer or a fee of the same day as the application, documents of which the file does not say whether they "
        "were produced. A fact that the form of the file could not hold is a warning, save the head of inadmissibility; so is what "
        "a ground asks for besides, and reciprocity without a conclusion on the criterion of R205(b) itself.",
        fr="Un motif de refus pour lequel le dossier n’établit ni ne contredit les faits nécessaires\N{NO-BREAK SPACE}: une "
        "interdiction de territoire sans son motif, un manquement antérieur sans le jour où il a pris fin ni les exceptions "
        "examinées, un conflit de travail dont rien n’est consigné, une offre ou des frais du même jour que la demande, des "
        "documents dont le dossier ne dit pas s’ils ont été présentés. Un fait que la forme du fichier ne pouvait contenir donne "
        "lieu à un avertissement, sauf le motif d’interdiction de territoire; de même ce qu’un motif demande en plus, et la "
        "réciprocité sans conclusion sur le critère de R205b) lui-même.",
    ),
    matters=Text(
        en="What is unknown is never taken for granted. A client who is told that a breach was found and no exception applies must "
        "be able to read which breach, until when, and which exceptions were looked at.",
        fr="Ce qui est inconnu n’est jamais tenu pour acquis. Le client à qui l’on dit qu’il y a manquement sans exception doit "
        "pouvoir lire lequel, jusqu’à quand, et quelles exceptions ont été examinées.",
    ),
    fix=Text(
        en="Enter the facts that you found, or take the ground out. The tool proposes neither.",
        fr="Inscrivez les faits constatés, ou retirez le motif. L’outil ne propose ni l’un ni l’autre.",
    ),
    authority=lambda: together(
        of_law(
            "R200(3)(e)", "R200(3)(c)", "R200(3)(h)(ii)", "R200(3)(h)(iii)", "A11(1)", "A34(1)", "A40(1)(a)", "A42(1)"
        ),
        REASONS,
    ),
)

CASE_RULE = CaseRule(RULE, check)
