"""GCM841 (T41): Both genders stand in full, or the wording needs neither."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM841",
    alias="T41",
    severity=Severity.WARNING,
    title=Text(
        en="Both genders stand in full, or the wording needs neither",
        fr="Les deux genres s’écrivent au long, ou la formulation s’en passe",
    ),
    finds=Text(
        en="(e) and the like, or a middle dot, inside a word.",
        fr="Un (e) ou semblable, ou un point médian, dans un mot.",
    ),
    matters=Text(
        en="It cannot be read aloud; federal usage prefers epicene wording.",
        fr="On ne peut pas le lire à voix haute; l’usage fédéral préfère la formulation épicène.",
    ),
    fix=Text(
        en="Write la personne intéressée, or both forms.",
        fr="Écrivez «\N{NO-BREAK SPACE}la personne intéressée\N{NO-BREAK SPACE}», ou les deux formes.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("la personne intéressée",),
    wrong=("intéressé(e)", "intéressé·e", "un(e) agent(e)"),
)

WORD_RULE = WordRule(RULE, matching(r"\w\((?:e|es|ne|se|ère|euse|trice)s?\)|\w[·•]\w"))
