"""GCM861: the English of a sentence has changed since the French was made from it."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.translation_state import BilingualSentence


def finding(row: BilingualSentence) -> Finding:
    """Return the finding for a sentence whose English has changed."""
    assert row.english
    assert row.french
    message = _CHANGED.filled(id=row.id, english=row.english.where)
    return Finding(RULE.code, RULE.severity, row.french.where, message, _ACCEPT.filled(id=row.id))


_CHANGED = Text(
    en="The English of {id} ({english}) has changed since its French was made.",
    fr="L’anglais de {id} ({english}) a changé depuis que son français a été fait.",
)
_ACCEPT = Text(
    en="Bring the French up to date here, then accept it: gcmsgen translation accept {id} --by CODE. Where the French still "
    "says the same, accept it with a --reason.",
    fr="Mettez le français à jour ici, puis acceptez-le\N{NO-BREAK SPACE}: gcmsgen translation accept {id} --by CODE. Si le "
    "français dit encore la même chose, acceptez-le avec --reason.",
)

RULE = Rule(
    code="GCM861",
    severity=Severity.ERROR,
    title=Text(
        en="The French is out of date",
        fr="Le français n’est plus à jour",
    ),
    finds=Text(
        en="A sentence whose English is no longer the one from which its French was made, as fr/state.po records it. How "
        "the words are wrapped in their file is no change.",
        fr="Une phrase dont l’anglais n’est plus celui d’après lequel le français a été fait, selon fr/state.po. Un saut de "
        "ligne déplacé dans le fichier n’est pas un changement.",
    ),
    matters=Text(
        en="A French letter would say what the English one said before. It is refused; letters that do not use the sentence "
        "still leave.",
        fr="Une lettre en français dirait ce que l’anglais disait auparavant. Elle est refusée; les lettres qui n’emploient "
        "pas la phrase partent encore.",
    ),
    fix=Text(
        en="Read what changed (`gcmsgen translation preview` shows it word by word), change the French, and accept it with "
        "`gcmsgen translation accept`.",
        fr="Lisez ce qui a changé («\N{NO-BREAK SPACE}gcmsgen translation preview\N{NO-BREAK SPACE}» le montre mot par "
        "mot), modifiez le français et acceptez-le au moyen de «\N{NO-BREAK SPACE}gcmsgen translation "
        "accept\N{NO-BREAK SPACE}».",
    ),
    authority=LANGUAGES,
)
