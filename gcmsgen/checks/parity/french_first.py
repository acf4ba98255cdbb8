"""GCM864: the French of a sentence has changed, its English has not."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.translation_state import BilingualSentence


def finding(row: BilingualSentence) -> Finding:
    """Return the finding for a sentence whose French alone has changed."""
    assert row.english
    assert row.french
    message = _CHANGED.filled(id=row.id)
    return Finding(
        RULE.code, RULE.severity, row.french.where, message, _ASK.filled(id=row.id, english=row.english.where)
    )


_CHANGED = Text(
    en="The French of {id} has changed since it was accepted, and its English has not.",
    fr="Le français de {id} a changé depuis qu’il a été accepté; son anglais, non.",
)
_ASK = Text(
    en="Change the English at {english} too, then accept both: gcmsgen translation accept {id} --by CODE. Where the English "
    "already says the same, accept it with a --reason.",
    fr="Modifiez aussi l’anglais à {english}, puis acceptez les deux\N{NO-BREAK SPACE}: gcmsgen translation accept {id} "
    "--by CODE. Si l’anglais dit déjà la même chose, acceptez-le avec --reason.",
)

RULE = Rule(
    code="GCM864",
    severity=Severity.ERROR,
    title=Text(
        en="The French was changed first",
        fr="Le français a été modifié en premier",
    ),
    finds=Text(
        en="A sentence whose French is no longer the one that was accepted, while its English is.",
        fr="Une phrase dont le français n’est plus celui qui a été accepté, alors que l’anglais l’est encore.",
    ),
    matters=Text(
        en="What was changed in French alone, English letters do not say. The French letter is refused until the English is "
        "changed too, or somebody says why it need not be.",
        fr="Ce qui n’a été modifié qu’en français, les lettres en anglais ne le disent pas. La lettre en français est "
        "refusée jusqu’à ce que l’anglais soit modifié aussi, ou que quelqu’un dise pourquoi il n’a pas à l’être.",
    ),
    fix=Text(
        en="Ask for the English, or give the reason with `gcmsgen translation accept --reason`.",
        fr="Demandez l’anglais, ou donnez le motif au moyen de «\N{NO-BREAK SPACE}gcmsgen translation accept "
        "--reason\N{NO-BREAK SPACE}».",
    ),
    authority=LANGUAGES,
)
