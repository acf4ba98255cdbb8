"""How the placeholders of sentences read in cases: the packaged examples and the invented ones, composed in both languages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.offered import entry_of, part_of
from gcmsgen.catalogue.office import office_profile
from gcmsgen.catalogue.tree import TemplateTree, packaged
from gcmsgen.checks.templates.place import shortened
from gcmsgen.document import PAGE, PAGES
from gcmsgen.errors import NotOffered, TemplateError
from gcmsgen.facts.case import Case
from gcmsgen.facts.load import load_case
from gcmsgen.language import Language, Text
from gcmsgen.translation.exchange.placeholders import Placeholder, PlaceholderKind, Segments
from gcmsgen.translation.variants import variant, variant_names
from gcmsgen.wording.compose import compose_in
from gcmsgen.wording.environment import Source, days_of_other_words, source_to_translate, words
from gcmsgen.wording.versions import parted, tag

ENOUGH = 2
Pairs = Mapping[str, tuple[Segments, Segments]]  # the English and the French of sentences, by their ids


@dataclass(frozen=True, slots=True)
class SentenceExamples:
    """Hold what cases showed of one sentence: the facts that it reads, and examples by the number of the placeholder."""

    facts: set[str] = field(default_factory=set)
    examples: dict[int, tuple[Text, ...]] = field(default_factory=dict)


def seen(tree: TemplateTree, pairs: Pairs) -> Mapping[str, SentenceExamples]:
    """Return by its id what the cases show of each sentence that is said in one of them."""
    found: dict[str, SentenceExamples] = defaultdict(SentenceExamples)
    marked = tree.with_files({name: text.encode() for name, text in _marked(pairs)})
    for case in _cases():
        for document in CATALOGUE:
            for name, facts, texts in _said(case, document, marked):
                found[name].facts.update(facts)
                _note(found[name].examples, *texts)
    return found


def _note(examples: dict[int, tuple[Text, ...]], english: str, french: str) -> None:
    """Note how the placeholders of a sentence read, where that is not known yet; one of one language alone reads there."""
    one, other = (dict(_MARKED.findall(_counted(text))) for text in (english, french))
    for number in sorted({*one, *other}, key=int):
        values = Text(
            en=shortened(one.get(number) or other[number]),
            fr=shortened(other.get(number) or one[number]),
        )
        had = examples.get(int(number), ())
        if len(had) < ENOUGH and values not in had and values.en.strip():
            examples[int(number)] = (*had, values)


def _counted(text: str) -> str:
    return text.replace(PAGE, "1").replace(PAGES, "2")


_OPEN, _NUMBERED, _CLOSE = "\ue020", "\ue021", "\ue022"
_MARKED = re.compile(f"{_OPEN}([0-9]+){_NUMBERED}([^{_CLOSE}]*){_CLOSE}")


def _marked(pairs: Pairs) -> Iterator[tuple[str, str]]:
    """Yield the files of words with marks around what is printed."""
    files: dict[str, list[str]] = defaultdict(list)
    for name, both in pairs.items():
        file, _, version = name.partition(".")
        for language, some in zip(Language, both, strict=True):
            if some:
                words_of = "".join(_mark(one) for one in some)
                files[f"{language.value}/{file}.j2"].append(f"{tag(*parted(version))}{words_of}{{% endsentence %}}")
    return ((name, "\n".join(sentences)) for name, sentences in files.items())


def _mark(one: str | Placeholder) -> str:
    if isinstance(one, Placeholder):
        printed = one.kind is PlaceholderKind.VARIABLE
        return f"{_OPEN}{one.number}{_NUMBERED}{one.source}{_CLOSE}" if printed else one.source
    return one


def _cases() -> Iterable[Case]:
    for path in sorted(packaged("examples").glob("*.yaml")):
        yield load_case(path.name, path.read_bytes())
    for name in variant_names():
        made = variant(name)
        if made:
            yield made.case


def _said(case: Case, document: str, tree: TemplateTree) -> Iterator[tuple[str, set[str], tuple[str, str]]]:
    """Yield each sentence of a document of a case that both languages say: its id, the facts that it reads, its two texts."""
    if case.decision is None or case.decision.date is None:
        return
    try:
        entry = entry_of(case, document)
        source = source_to_translate(entry, part_of(case, entry), tree)
        composed = [
            [_composed(case, source, language, on) for language in Language]
            for on in (case.decision.date, *days_of_other_words(source, case.decision.date))
        ]
    except (NotOffered, TemplateError):
        return  # this case shows nothing here: what is wrong with the words, `translation check` says
    for english, french in composed:
        for name, said in english.items():
            others = french.get(name, [])
            if len(others) == len(said):
                for (facts, text), (also, twin) in zip(said, others, strict=True):
                    yield name, {*facts, *also}, (text, twin)


def _composed(case: Case, source: Source, language: Language, on: date) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return what a document says on a day, by what translators call its sentences, with the facts of each."""
    office = office_profile(source.tree, (case.decision and case.decision.office) or "", language)
    made = compose_in(words(source, language, on), case, source, language=language, on=on, office=office).document
    found: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for sentence in (*made.sentences(), *([made.head] if made.head else [])):
        found[sentence.version].append((sentence.facts, sentence.text))
    if made.title:
        found[made.titled].append(((), made.title))
    return found
