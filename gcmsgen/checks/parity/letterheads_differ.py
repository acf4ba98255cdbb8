"""GCM876: the Word letterheads of a document differ between the languages."""

from gcmsgen.checks.authorities import LANGUAGES
from gcmsgen.checks.parity.only import Only
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def finding(french: str, part: str, english: str, only: Only) -> Finding:
    """Return the finding for a part of a letterhead that is not the same in both languages."""
    return Finding(RULE.code, RULE.severity, f"{french}:{part}", _MESSAGE.filled(english=english, only=only.text), _FIX)


_MESSAGE = Text(
    en="This part does not hold the tags and styles of {english}: {only}.",
    fr="Cette partie n’a pas les balises et les styles de {english}\N{NO-BREAK SPACE}: {only}.",
)
_FIX = Text(
    en="Put the same tags and styles into this part of both letterheads.",
    fr="Mettez les mêmes balises et les mêmes styles dans cette partie des deux gabarits Word.",
)

RULE = Rule(
    code="GCM876",
    severity=Severity.ERROR,
    title=Text(
        en="The Word letterheads differ",
        fr="Les gabarits Word diffèrent",
    ),
    finds=Text(
        en="The tags and the styles that each part of the Word template of a document uses (body, headers, footers, "
        "footnotes, properties), in English and in French. What a part says beside them is free.",
        fr="Les balises et les styles qu’emploie chaque partie du gabarit Word d’un document (corps, en-têtes, pieds de "
        "page, notes, propriétés), en anglais et en français. Ce qu’une partie dit d’autre est libre.",
    ),
    matters=Text(
        en="A number or an address that one letterhead lost is missing from every letter of that language.",
        fr="Un numéro ou une adresse qu’un gabarit a perdu manque dans chaque lettre de cette langue.",
    ),
    fix=Text(
        en="Open both files in Word and put the tag back, or take it out of both. `gcmsgen template check` says whether it "
        "can be read.",
        fr="Ouvrez les deux fichiers dans Word et remettez la balise, ou enlevez-la des deux. «\N{NO-BREAK SPACE}gcmsgen "
        "template check\N{NO-BREAK SPACE}» dit si elle se lit.",
    ),
    authority=LANGUAGES,
)
