"""GCM606: a word for nothing stands where a text is expected."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.fields import field_at
from gcmsgen.facts.kind import NONE
from gcmsgen.facts.scalar import NamedNone, reads_as_nothing
from gcmsgen.finding import Severity
from gcmsgen.language import Text


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each text that says nothing; a name that reads so stands between quotation marks and is left alone."""
    for where, text in examined.reading.facts_in_words:
        if reads_as_nothing(text) and not isinstance(text, NamedNone):
            yield Hit(where, _MESSAGE, _FIX if _may_be_none(where) else _LEAVE)


def _may_be_none(where: str) -> bool:
    field = field_at(where)
    return field is not None and NONE in field.words


_MESSAGE = Text(
    en="The value is a word or a sign for nothing, and would be printed as it stands.",
    fr="La valeur est un mot ou un signe qui veut dire rien, et serait imprimée telle quelle.",
)
_FIX = Text(
    en="Write none where there is none, leave it empty where it is unknown, and put a name that reads so between "
    "quotation marks: '\"None\"'.",
    fr="Inscrivez none s’il n’y en a pas, laissez vide si on l’ignore, et mettez entre guillemets un nom qui se lit "
    "ainsi : '\"None\"'.",
)
_LEAVE = Text(
    en="Leave it empty where there is none or it is unknown, and put a name that reads so between quotation marks: '\"None\"'.",
    fr="Laissez vide s’il n’y en a pas ou si on l’ignore, et mettez entre guillemets un nom qui se lit ainsi\N{NO-BREAK SPACE}: "
    "'\"None\"'.",
)

RULE = Rule(
    code="GCM606",
    severity=Severity.WARNING,
    title=Text(
        en="A word for nothing stands as a fact",
        fr="Un mot qui veut dire rien tient lieu de fait",
    ),
    finds=Text(
        en="In any text of the case file: None, Null, Aucun or Néant with a capital and without quotation marks, "
        "unknown, inconnu, to be determined, à déterminer, TBD, not provided, no given name, between brackets too; NULL and NaN "
        "of programs, FNU and LNU of forms, XXX; signs alone, such as a dash or a question mark. In lower case none, "
        "null, aucun and the like, and N/A, say that there is none and are not printed.",
        fr="Dans un texte du fichier de cas\N{NO-BREAK SPACE}: None, Null, Aucun ou Néant avec une majuscule et sans guillemets, "
        "unknown, inconnu, to be determined, à déterminer, TBD, non fourni, sans prénom, même entre parenthèses; NULL et NaN des "
        "programmes, FNU et LNU des formulaires, XXX; des signes seuls, comme un tiret ou un point d’interrogation. En minuscules, "
        "none, null, aucun et leurs semblables, ainsi que N/A et S.O., disent qu’il n’y en a pas et ne sont pas imprimés.",
    ),
    matters=Text(
        en="“Dear None:” reached clients of others.",
        fr="« Dear None: » est parvenu à des clients d’autres organismes.",
    ),
    fix=Text(
        en="Write none, leave the value empty, or put the name between quotation marks.",
        fr="Inscrivez none, laissez la valeur vide, ou mettez le nom entre guillemets.",
    ),
    authority=Text(
        en="Our own design, after public reports on mail merge (confidence H).",
        fr="Notre propre conception, d’après des signalements publics sur le publipostage (niveau de confiance H).",
    ),
)

CASE_RULE = CaseRule(RULE, check)
