"""GCM802 (T02): a space before a semicolon, an exclamation mark or a question mark."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import NBSP, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM802",
    alias="T02",
    severity=Severity.ERROR,
    title=Text(
        en="No space stands before ; ! ? in Canadian French",
        fr="Aucune espace devant ; ! ? dans l’usage canadien",
    ),
    finds=Text(
        en="A semicolon, an exclamation mark or a question mark with a space of any kind before it.",
        fr="Un point-virgule, un point d’exclamation ou un point d’interrogation précédé d’une espace quelconque.",
    ),
    matters=Text(
        en="The space belongs to the usage of France; federal letters do without.",
        fr="Cette espace relève de l’usage de la France; les lettres fédérales s’en passent.",
    ),
    fix=Text(
        en="Write the sign right behind the word.",
        fr="Écrivez le signe immédiatement après le mot.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("reçu; merci", "Pourquoi?"),
    wrong=("reçu ; merci", f"reçu{NBSP}; merci", f"Pourquoi{NBSP}?", "Attention !", "reçu\u2009; merci"),
)

WORD_RULE = WordRule(RULE, matching(r"[ \u00a0\u2007\u2009\u202f]+(?=[;!?])", ""), safe=True)
