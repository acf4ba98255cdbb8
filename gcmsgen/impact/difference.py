"""Compare two readings of a document sentence by sentence, and say why each sentence changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from gcmsgen.impact.reading import DocumentReading, NamedFinding, SaidSentence
from gcmsgen.language import Language, Text
from gcmsgen.verify.compare import changed_sentences
from gcmsgen.wording.versions import parted


class Cause(StrEnum):
    """Name what makes a sentence read otherwise."""

    WORDS = "words"
    OUTLINE = "outline"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class ReadOtherwise:
    """Hold a sentence that would read otherwise: its words before and after, empty where it is not said, and why."""

    id: str
    before: str
    after: str
    cause: Cause


@dataclass(frozen=True, slots=True)
class LetterImpact:
    """Hold what would change in one document: `gone` and `new` are findings, `made` whether it leaves before and after.

    `untold` says what cannot be told of it, and why.
    """

    source: str
    application: str
    document: str
    language: Language
    sentences: tuple[ReadOtherwise, ...]
    gone: tuple[NamedFinding, ...]
    new: tuple[NamedFinding, ...]
    made: tuple[bool, bool]
    untold: tuple[Text, ...] = ()

    @property
    def changes(self) -> bool:
        """Say whether anything would change, or cannot be told."""
        return bool(self.sentences or self.gone or self.new or self.made[0] != self.made[1] or self.untold)


Template = Callable[[str], bytes | None]
"""Give the content of a template by its name, None where there is none."""


def impact_on(
    before: DocumentReading, after: DocumentReading, templates: tuple[Template, Template], *, of: LetterImpact
) -> LetterImpact:
    """Return what differs between two readings of the document that `of` names."""
    sentences = tuple(
        ReadOtherwise(name, old, new, _cause(name, of.language, templates, said=bool(old) and bool(new)))
        for name, old, new in _unequal(before.sentences, after.sentences)
    )
    return LetterImpact(
        of.source,
        of.application,
        of.document,
        of.language,
        sentences,
        tuple(sorted(before.findings - after.findings)),
        tuple(sorted(after.findings - before.findings)),
        (before.made, after.made),
    )


def _unequal(before: tuple[SaidSentence, ...], after: tuple[SaidSentence, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield each sentence that is not the same on both sides, matched by its id and its turn."""
    ids = [[sentence.id for sentence in side] for side in (before, after)]
    for tag, a, b, c, d in SequenceMatcher(None, ids[0], ids[1], autojunk=False).get_opcodes():
        if tag == "equal":
            pairs = zip(before[a:b], after[c:d], strict=True)
            yield from ((old.id, old.text, new.text) for old, new in pairs if old.text != new.text)
        else:
            yield from ((old.id, old.text, "") for old in before[a:b])
            yield from ((new.id, "", new.text) for new in after[c:d])


def _cause(sentence: str, language: Language, templates: tuple[Template, Template], *, said: bool) -> Cause:
    """Return why a sentence changed: its own words did, or whether it is said; else a table or a rule that it rests on."""
    file, _, name = sentence.rpartition(".")
    words = [template(f"{language.value}/{file}.j2") or b"" for template in templates]
    if said and words[0] != words[1] and name in {parted(one)[0] for one in changed_sentences(*words)}:
        return Cause.WORDS
    outlines = [template(f"outline/{file}.j2") for template in templates]
    return Cause.RULES if outlines[0] == outlines[1] else Cause.OUTLINE
