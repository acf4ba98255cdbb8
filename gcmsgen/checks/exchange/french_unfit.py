"""GCM850: the French of a sentence that came back is empty, or words hold a character that cannot be printed."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def found(where: str, why: Text) -> Finding:
    """Return a finding at a file, or at a sentence of it."""
    return Finding(RULE.code, RULE.severity, where, why, _FIX)


def without_glyph(where: str, character: str) -> Finding:
    """Return a finding for words with a character that the fonts of the letters lack."""
    message = _NO_GLYPH.filled(character=f"U+{ord(character):04X}")
    return Finding(RULE.code, RULE.severity, where, message, _TYPE_ANOTHER)


_NO_GLYPH = Text(
    en="The words hold the character {character}, which the fonts of the letters lack: no PDF could be made.",
    fr="Le texte contient le caractère {character}, que les polices des lettres n’ont pas\N{NO-BREAK SPACE}: aucun PDF ne pourrait "
    "être produit.",
)
_TYPE_ANOTHER = Text(
    en="Type another sign, such as a hyphen (-) for a no-break hyphen (U+2011), or name a font that has it in the office.yaml of "
    "your templates (fonts).",
    fr="Tapez un autre signe, comme un trait d’union (-) pour un trait d’union insécable (U+2011), ou nommez une police qui l’a dans "
    "le fichier office.yaml de vos gabarits (fonts).",
)
_FIX = Text(
    en="Write the French anew, or leave it as it was sent.",
    fr="Écrivez de nouveau le français, ou laissez-le tel qu’il a été envoyé.",
)

RULE = Rule(
    code="GCM850",
    severity=Severity.ERROR,
    title=Text(
        en="The French is empty or holds what cannot be printed",
        fr="Le français est vide ou contient ce qui ne s’imprime pas",
    ),
    finds=Text(
        en="A sentence that had French and came back with none, or whose French holds control characters, invisible "
        "characters or the mark of a character that was lost (U+FFFD); in either language, a character that the fonts of the letters "
        "and those of the office lack, such as the no-break hyphen (U+2011).",
        fr="Une phrase qui avait un texte français et revient sans, ou dont le français contient des caractères de "
        "commande, des caractères invisibles ou la marque d’un caractère perdu (U+FFFD); dans l’une ou l’autre langue, un caractère "
        "que n’ont ni les polices des lettres ni celles du bureau, comme le trait d’union insécable (U+2011).",
    ),
    matters=Text(
        en="A letter would have a gap, or hide something from its reader.",
        fr="Une lettre aurait un trou, ou cacherait quelque chose à son lecteur.",
    ),
    fix=Text(
        en="Write the French anew. To leave a sentence for later, leave its French as it was sent.",
        fr="Écrivez de nouveau le français. Pour remettre une phrase à plus tard, laissez son français tel qu’il a été "
        "envoyé.",
    ),
    authority=Text(
        en="Our own requirement (design): nothing is taken from outside unless every check passes.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: rien n’est pris de l’extérieur si une vérification échoue.",
    ),
)
