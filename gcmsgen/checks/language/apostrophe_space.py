"""GCM843 (T43): No space stands beside an apostrophe."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM843",
    alias="T43",
    severity=Severity.ERROR,
    title=Text(
        en="No space stands beside an apostrophe",
        fr="Aucune espace à côté d’une apostrophe",
    ),
    finds=Text(
        en="A space before or behind the apostrophe of an elision.",
        fr="Une espace avant ou après l’apostrophe d’une élision.",
    ),
    matters=Text(
        en="A line could end with l’ alone.",
        fr="Une ligne pourrait finir par l’ seul.",
    ),
    fix=Text(
        en="Leave the space out.",
        fr="Retirez l’espace.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("l’avis",),
    wrong=("l’ avis", "l ’avis"),
)

WORD_RULE = WordRule(RULE, matching(r"(?<=\w)[’'][ \u00a0](?=[\w\ue000-\uf8ff])|(?<=\b[cdjlmnst])[ \u00a0][’'](?=\w)"))
