"""GCM830 (T30): The words are in the wrong encoding."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.language.word_rule import BOTH, WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM830",
    alias="T30",
    severity=Severity.ERROR,
    title=Text(
        en="The words are in the wrong encoding",
        fr="Le texte est dans un mauvais encodage",
    ),
    finds=Text(
        en="Signs that arise where UTF-8 was read as another encoding, and the sign for what could not be read.",
        fr="Des signes qui apparaissent quand de l’UTF-8 a été lu dans un autre encodage, et le signe de ce qui n’a "
        "pu être lu.",
    ),
    matters=Text(
        en="A letter with Ã¨ for è looks careless, and a name may be lost.",
        fr="Une lettre où «\N{NO-BREAK SPACE}Ã¨\N{NO-BREAK SPACE}» remplace «\N{NO-BREAK SPACE}è\N{NO-BREAK SPACE}» "
        "paraît négligée, et un nom peut y être perdu.",
    ),
    fix=Text(
        en="Type the word anew, and save the file as UTF-8.",
        fr="Retapez le mot et enregistrez le fichier en UTF-8.",
    ),
    authority=LANGUAGES,
    right=("complète", "SÃO PAULO"),
    wrong=("complÃ¨te", "r�sidence", "lâ€™avis"),
)

WORD_RULE = WordRule(RULE, matching(r"Ã[\u0080-\u00bfŒœŠšŽžƒˆ‘’“”•€™…]|â€.?|\ufffd|Â(?=[\u00a0«»°])"), languages=BOTH)
