"""See that both languages have the versions of a sentence by the same days: else one day would read old words in one of them."""

import re
from collections import defaultdict
from functools import partial

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language, Text
from gcmsgen.wording.compiled import kept
from gcmsgen.wording.sentences import sentences_in
from gcmsgen.wording.versions import parted, versioned


def require_same_days(tree: TemplateTree, file: str) -> None:
    """Raise TemplateError where a sentence of a file of words has a version from a day in one language alone.

    A sentence that a language lacks altogether is told of elsewhere. A file without dates is not taken apart.
    """
    texts = {one: tree.text(name) for one in Language if tree.has(name := f"{one.value}/{file}.j2")}
    if not any(_DATED.search(text) for text in texts.values()):
        return
    names = {one: f"{one.value}/{file}.j2" for one in texts}
    days = {one: kept("days", (text, names[one]), partial(_days, text, names[one])) for one, text in texts.items()}
    for language, other in (tuple(days), tuple(days)[::-1]) if len(days) > 1 else ():
        for sentence, there in days[language].items():
            lacking = sorted(there - days[other].get(sentence, there))
            if lacking:
                raise TemplateError(versioned(sentence, lacking[0]), _LACKS.filled(file=names[other], day=lacking[0]))


def _days(text: str, name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences_in(text, name):
        bare, since = parted(sentence.id.partition(".")[2])
        found[bare].add(since)
    return dict(found)


_DATED = re.compile(r"\bsentence\s+(?:\"[^\"]*\"|'[^']*')\s+from\b")
_LACKS = Text(
    en="the other language has words for this sentence from {day} on, and {file} has none. Write them there, under the same name and "
    "day.",
    fr="l’autre langue a un texte pour cette phrase à partir du {day}, et {file} n’en a pas. Écrivez-l’y, sous le même nom et le "
    "même jour.",
)
