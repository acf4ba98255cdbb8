"""Ask Grammalecte, where it is installed, about the French letters of the invented cases: an aid to the translator, and no gate.

It runs as a process of its own, as its licence (GPL) and its memory ask. Its typography is that of France and is switched off: our
rules T01 to T44 hold here. Measured on the shipped letters with version 2.1.2 (2026-11-25): 88 remarks with all of its options, all
of them of typography or of numbers of provisions; none with those below, and the rule below passed over.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text
from gcmsgen.translation.rendered import sentences_of_invented_cases

_PROGRAM = "grammalecte-cli"
_OFF = ("nbsp", "num", "typo", "esp", "unit", "apos", "eepi")
_MISFIRES = ("virg_virgule_après_point",)  # behind Inc., the end of a name


@dataclass(frozen=True, slots=True)
class Remark:
    """Hold what Grammalecte says of some words of a sentence, in French as it says it, and the words that it would write."""

    where: str
    words: str
    message: str
    suggestions: tuple[str, ...]


def remarks(tree: TemplateTree) -> Iterator[Remark]:
    """Yield what Grammalecte remarks on, sentence by sentence. Raises UsageError where it is not installed or does not answer."""
    said = {
        sentence.text: f"{document}:{sentence.id}"
        for language, document, sentence in sentences_of_invented_cases(tree)
        if language is Language.FR and document != "note"
    }
    texts = [*said]
    for paragraph in _answer(texts):
        text = texts[paragraph["iParagraph"] - 1]
        for one in paragraph["lGrammarErrors"]:
            if any(rule in one["sRuleId"] for rule in _MISFIRES):
                continue
            words = text[one["nStart"] : one["nEnd"]]
            yield Remark(said[text], words, one["sMessage"], tuple(one["aSuggestions"]))


def _answer(texts: list[str]) -> Any:
    program = shutil.which(_PROGRAM)
    if program is None:
        raise UsageError(_NOT_INSTALLED)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letters.txt"
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        line = [program, "-f", str(path), "-j", "-off", *_OFF]
        ended = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - no shell, our own file
    try:
        return json.loads(ended.stdout)["data"]
    except (ValueError, KeyError, TypeError):
        raise UsageError(_NO_ANSWER) from None


_NOT_INSTALLED = Text(
    en="Grammalecte is not installed (the program grammalecte-cli, in Debian the package of that name). Install it, or leave out "
    "--grammar: nothing else needs it.",
    fr="Grammalecte n’est pas installé (programme grammalecte-cli; dans Debian, le paquet du même nom). Installez-le, ou retirez "
    "--grammar\N{NO-BREAK SPACE}: rien d’autre n’en a besoin.",
)
_NO_ANSWER = Text(
    en="Grammalecte gave no answer that can be read. Leave out --grammar, or install version 2.1.2 or later.",
    fr="Grammalecte n’a pas donné de réponse lisible. Retirez --grammar, ou installez la version 2.1.2 ou une plus récente.",
)
