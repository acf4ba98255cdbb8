"""GCM865: nobody has accepted the French of a sentence, or the record of it is damaged."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.signed_off import STATE
from gcmsgen.wording.translation_state import BilingualSentence, Damage


def finding(row: BilingualSentence) -> Finding:
    """Return the finding for a sentence that nobody has accepted."""
    assert row.french
    return Finding(
        RULE.code, RULE.severity, row.french.where, _NEW.filled(id=row.id, state=STATE), _ACCEPT.filled(id=row.id)
    )


def damaged(damage: Damage) -> Finding:
    """Return the finding for an entry of the state file, or all of it, that cannot be read."""
    where = f"{STATE}:{damage.line}:1" if damage.line else STATE
    if not damage.line:
        return Finding(RULE.code, RULE.severity, where, _NO_FILE, _RESTORE)
    return Finding(
        RULE.code, RULE.severity, where, _ENTRY.filled(id=damage.id or "?"), _ACCEPT.filled(id=damage.id or "ID")
    )


_NEW = Text(
    en="The French of {id} was never accepted: {state} has no entry of it that can be read.",
    fr="Le français de {id} n’a jamais été accepté\N{NO-BREAK SPACE}: {state} n’a aucune entrée lisible à son sujet.",
)
_ACCEPT = Text(
    en="Compare it with its English, then accept it: gcmsgen translation accept {id} --by CODE.",
    fr="Comparez-le à son anglais, puis acceptez-le\N{NO-BREAK SPACE}: gcmsgen translation accept {id} --by CODE.",
)
_ENTRY = Text(
    en="The entry of {id} is not as it was written, or stands there twice.",
    fr="L’entrée de {id} n’est pas telle qu’elle a été écrite, ou y figure deux fois.",
)
_NO_FILE = Text(
    en="The state of the French is missing or cannot be read.",
    fr="L’état du français est absent ou ne peut être lu.",
)
_RESTORE = Text(
    en="Put the file back as it was, or accept every sentence anew: gcmsgen translation accept --all --by CODE.",
    fr="Remettez le fichier comme il était, ou acceptez de nouveau chaque phrase\N{NO-BREAK SPACE}: gcmsgen translation "
    "accept --all --by CODE.",
)

RULE = Rule(
    code="GCM865",
    severity=Severity.ERROR,
    title=Text(
        en="The French was never accepted",
        fr="Le français n’a jamais été accepté",
    ),
    finds=Text(
        en="A sentence in both languages of which fr/state.po has no entry; an entry that was changed by hand, or stands "
        "there twice; a state file that is missing or cannot be read.",
        fr="Une phrase présente dans les deux langues dont fr/state.po n’a pas d’entrée; une entrée modifiée à la main, ou "
        "qui y figure deux fois; un fichier d’état absent ou illisible.",
    ),
    matters=Text(
        en="Nobody has said that the French says what the English says. A French letter that uses the sentence is refused.",
        fr="Personne n’a dit que le français dit ce que dit l’anglais. Une lettre en français qui emploie la phrase est refusée.",
    ),
    fix=Text(
        en="Compare both and accept the sentence with `gcmsgen translation accept`, which writes the file.",
        fr="Comparez les deux et acceptez la phrase au moyen de «\N{NO-BREAK SPACE}gcmsgen translation "
        "accept\N{NO-BREAK SPACE}», qui écrit le fichier.",
    ),
    authority=LANGUAGES,
)
