"""GCM842 (T42): French has an acronym of its own."""

from gcmsgen.checks.authorities import FRENCH_TYPOGRAPHY
from gcmsgen.checks.language.word_rule import WordRule, matching
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Text

RULE = Rule(
    code="GCM842",
    alias="T42",
    severity=Severity.ERROR,
    title=Text(
        en="French has an acronym of its own",
        fr="Le français a son propre sigle",
    ),
    finds=Text(
        en="LMIA, TFWP, IMP, NOC, GCMS, UCI and other English acronyms in French words.",
        fr="LMIA, TFWP, IMP, NOC, GCMS, UCI et d’autres sigles anglais dans un texte français.",
    ),
    matters=Text(
        en="A reader of French knows the EIMT and not the LMIA.",
        fr="Le lecteur francophone connaît l’EIMT et non la LMIA.",
    ),
    fix=Text(
        en="Write EIMT, PTET, PMI, CNP, SMGC, IUC, LIPR, RIPR, ASFC.",
        fr="Écrivez EIMT, PTET, PMI, CNP, SMGC, IUC, LIPR, RIPR, ASFC.",
    ),
    authority=FRENCH_TYPOGRAPHY,
    right=("votre EIMT", "le SMGC"),
    wrong=("Votre LMIA", "le GCMS", "le code NOC"),
)

WORD_RULE = WordRule(RULE, matching(r"\b(?:LMIA|TFWP|IMP|NOC|GCMS|UCI|PNP|IRPR|IRPA|CBSA|ESDC)\b"))
