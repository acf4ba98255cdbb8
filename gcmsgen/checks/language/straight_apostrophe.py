"""GCM806 (T06): The apostrophe is ’."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import BOTH, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM806",
    alias="T06",
    severity=Severity.INFO,
    title=Text(
        en="The apostrophe is ’",
        fr="L’apostrophe est ’",
    ),
    finds=Text(
        en="The straight apostrophe of the keyboard inside a word, or between a word and a value.",
        fr="L’apostrophe droite du clavier dans un mot, ou entre un mot et une valeur.",
    ),
    matters=Text(
        en="House style: the words of all documents look the same.",
        fr="Style de la maison\N{NO-BREAK SPACE}: le texte de tous les documents a le même aspect.",
    ),
    fix=Text(
        en="Write ’ (U+2019).",
        fr="Écrivez ’ (U+2019).",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("d’études",),
    wrong=("d'études", "l'{{ x|quote }}"),
)

WORD_RULE = WordRule(RULE, matching(r"(?<=[\w\ue000-\uf8ff])'(?=[\w\ue000-\uf8ff])", "’"), languages=BOTH, safe=True)
