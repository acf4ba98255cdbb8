"""GCM829 (T29): A paragraph of a statute has one bracket in French: 216(1)b)."""

from gcmsgen.checks.authorities import FRENCH_CITATIONS
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM829",
    alias="T29",
    severity=Severity.ERROR,
    title=Text(
        en="A paragraph of a statute has one bracket in French: 216(1)b)",
        fr="L’alinéa d’une loi ne prend qu’une parenthèse\N{NO-BREAK SPACE}: 216(1)b)",
    ),
    finds=Text(
        en="A lettered paragraph between two brackets, or a space inside the number of a provision.",
        fr="Un alinéa entre deux parenthèses, ou une espace dans le numéro d’une disposition.",
    ),
    matters=Text(
        en="216(1)(b) is the English form of the same provision.",
        fr="«\N{NO-BREAK SPACE}216(1)(b)\N{NO-BREAK SPACE}» est la forme anglaise de la même disposition.",
    ),
    fix=Text(
        en="Write 216(1)b); the filter `citation` does.",
        fr="Écrivez 216(1)b); le filtre «\N{NO-BREAK SPACE}citation\N{NO-BREAK SPACE}» le fait.",
    ),
    authority=FRENCH_CITATIONS,
    right=("alinéa 216(1)b)", "sous-alinéa 200(1)c)(ii.1)"),
    wrong=("alinéa 216(1)(b)", "paragraphe 216 (1)", "alinéa 205(b)"),
)

WORD_RULE = WordRule(
    RULE,
    matching(
        r"\d(?:\(\d[\d.]*\))*\([a-z]"
        r"|\b(?:article|paragraphe|alinéa|division)s?[ \u00a0][\d.]+[ \u00a0]\("
    ),
)
