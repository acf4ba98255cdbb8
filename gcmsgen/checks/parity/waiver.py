"""GCM877: a waiver without a reason, or one that waives nothing.

A difference that is right is allowed inside its sentence, in either language: {# gcmsgen: allow GCM871 -- reason #}.
"""

import re
from collections.abc import Iterable, Iterator

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text
from gcmsgen.wording.sentences import WordedSentence
from gcmsgen.wording.translation_state import BilingualSentence

_WAIVER = re.compile(
    r"\{#-?\s*gcmsgen:\s*allow\s+(GCM8(?:[0-3]\d|4[0-4]|7[1-4]|8\d))\b(?:\s+--\s+(\S.*?))?\s*-?#\}", re.DOTALL
)


def waived(row: BilingualSentence, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of a sentence that no waiver allows, and one for each waiver that has no reason or no use."""
    waivers = {
        code: (reason, sentence)
        for sentence in (row.english, row.french)
        if sentence
        for code, reason in _WAIVER.findall(sentence.written)
    }
    used = set()
    for finding in findings:
        if waivers.get(finding.code, ("", None))[0]:
            used.add(finding.code)
        else:
            yield finding
    for code, (reason, sentence) in waivers.items():
        if code not in used:
            message = (_UNUSED if reason else _NO_REASON).filled(code=code, id=row.id)
            yield Finding(RULE.code, RULE.severity, sentence.where, message, _FIX)


def is_waived(sentence: WordedSentence, code: str) -> bool:
    """Say whether a sentence allows a code and gives the reason."""
    return (code, True) in {(one, bool(reason)) for one, reason in _WAIVER.findall(sentence.written)}


_UNUSED = Text(
    en="The waiver of {code} in {id} waives nothing.",
    fr="La permission visant {code} dans {id} ne permet rien.",
)
_NO_REASON = Text(
    en="The waiver of {code} in {id} gives no reason, and waives nothing.",
    fr="La permission visant {code} dans {id} ne donne aucun motif et ne permet rien.",
)
_FIX = Text(
    en="Remove it, or write it as {# gcmsgen: allow CODE -- reason #}.",
    fr="Supprimez-la, ou écrivez-la ainsi\N{NO-BREAK SPACE}: {# gcmsgen: allow CODE -- motif #}.",
)

RULE = Rule(
    code="GCM877",
    severity=Severity.ERROR,
    title=Text(
        en="A waiver waives nothing",
        fr="Une permission ne permet rien",
    ),
    finds=Text(
        en="A comment `gcmsgen: allow` in a sentence, for a rule of words (GCM801 to GCM844, GCM880 to GCM889) or of pairs (GCM871 "
        "to GCM874), that gives no reason, or whose finding is no longer there.",
        fr="Un commentaire «\N{NO-BREAK SPACE}gcmsgen: allow\N{NO-BREAK SPACE}» dans une phrase, pour une règle du texte (GCM801 "
        "à GCM844, GCM880 à GCM889) ou des paires (GCM871 à GCM874), qui ne donne aucun motif ou dont le constat n’existe plus.",
    ),
    matters=Text(
        en="A waiver that nobody needs would hide the next fault.",
        fr="Une permission dont personne n’a besoin cacherait la prochaine faute.",
    ),
    fix=Text(
        en="Remove the comment, or give its reason.",
        fr="Supprimez le commentaire, ou donnez-en le motif.",
    ),
    authority=LANGUAGES,
)
