"""The words by which each language denies: a sentence and its twin deny together, or one of them is wrong."""

import re

from gcmsgen.language import Language

_ENGLISH = re.compile(r"\b(?:not|no|never|cannot|without|nor|neither|none|nothing)\b", re.IGNORECASE)
# With pouvoir, savoir, oser and cesser `ne` denies alone, but where `que` behind it leaves one case.
_FRENCH = re.compile(
    r"\b(?:pas|jamais|aucune?s?|sans|ni|rien|non|nulle?|à défaut)\b"
    r"|\bn(?:e |’)(?:peu[tvx]\w*|pou\w+|saurai\w*|os\w+|cess\w+)\b"
    r"(?!.*\bqu(?:e (?:s’|(?:si|dans|sous|pour|par|sur|lorsque)\b)|’(?:à|au|aux|en|avec|après)\b))",
    re.IGNORECASE,
)
NEGATIONS = {Language.EN: _ENGLISH, Language.FR: _FRENCH}
