"""The English and the French of one case, sentence beside sentence, composed even where a render would be refused.

A sentence that a language lacks, or that cannot be worded, keeps its place and says why.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from jinja2 import TemplateRuntimeError

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.offered import entry_of, part_of
from gcmsgen.catalogue.office import office_places, office_profile
from gcmsgen.catalogue.office_fonts import office_fonts
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.cases.file import languages_differ, sentence_lacks_fact
from gcmsgen.checks.cases.run import check_case
from gcmsgen.checks.language.terms import Terms, terms_of
from gcmsgen.checks.parity.standing import of_rows
from gcmsgen.document import PAGE, PAGES, Document, Gap, Sentence
from gcmsgen.errors import NotOffered, TemplateError
from gcmsgen.facts.case import Case
from gcmsgen.facts.names import names_along
from gcmsgen.finding import Finding
from gcmsgen.language import Language, Text
from gcmsgen.translation.check import of_row
from gcmsgen.translation.variants import Variant
from gcmsgen.translation.word_diff import DiffPart, word_diff
from gcmsgen.wording.compose import compose_in
from gcmsgen.wording.environment import Source, Worded, days_of_other_words, source_to_translate, words
from gcmsgen.wording.fast_reading import SharedContexts
from gcmsgen.wording.sentences import WordedSentence
from gcmsgen.wording.translation_state import BilingualSentence, FrenchStanding, rows
from gcmsgen.wording.versions import parted
from gcmsgen.wording.view import MissingFact


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """Hold a sentence in one language: its text, or None where it cannot be written; the file, the line and the words there."""

    text: str | None
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Variable:
    """Hold a fact that a sentence reads: its path, its plain name, and its value in this case."""

    path: str
    name: Text
    value: str


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Hold one sentence in both languages, with what it rests on and what is wrong with it.

    `changed` is what became of the English since the French was made from it; `when` says on which days these words are in
    force, where the sentence has others.
    """

    id: str
    english: WrittenSentence
    french: WrittenSentence
    variables: tuple[Variable, ...]
    rule: str
    provisions: tuple[str, ...]
    remarks: tuple[Text, ...]
    changed: tuple[DiffPart, ...] = ()
    when: Text | None = None


@dataclass(frozen=True, slots=True)
class Paired:
    """Hold one document in both languages, with what concerns it as a whole."""

    id: str
    name: Text
    pairs: tuple[SentencePair, ...]
    remarks: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ShownCase:
    """Hold a case as the page shows it: its name, what it shows, its findings, its documents."""

    name: str
    shows: Text
    findings: tuple[Finding, ...]
    documents: tuple[Paired, ...]


def known_rows(tree: TemplateTree) -> Mapping[str, BilingualSentence]:
    """Return the sentences as they stand; none where a file of words cannot be read, which the documents then say."""
    try:
        return rows(tree)
    except TemplateError:
        return {}


def seen(
    variant: Variant, *, on: date, tree: TemplateTree, documents: Iterable[str], known: Mapping[str, BilingualSentence]
) -> ShownCase:
    """Return a case in both languages; a document that its outcome lacks is left out."""
    case = variant.case
    made = [paired(case, document, on=on, tree=tree, known=known) for document in documents if _offers(case, document)]
    return ShownCase(
        variant.name, variant.shows, check_case(case, on, office_places(tree), office_fonts(tree)), tuple(made)
    )


def _offers(case: Case, document: str) -> bool:
    try:
        entry_of(case, document)
    except NotOffered:
        return False
    return True


def paired(
    case: Case, document: str, *, on: date, tree: TemplateTree, known: Mapping[str, BilingualSentence]
) -> Paired:
    """Return a document of a case in both languages, and behind each sentence its words of other days.

    Raises NotOffered where the case has no such document.
    """
    entry = CATALOGUE[document]
    source = source_to_translate(entry, part_of(case, entry), tree)
    pairs, remarks = _pairs_on(case, source, on, known)
    dated = {name for name, since in map(parted, known) if since}
    for day in _other_days(source, on):
        for pair in _pairs_on(case, source, day, known)[0]:
            if parted(pair.id)[0] in dated and pair.id not in {one.id for one in pairs}:
                pairs.insert(_behind(pairs, pair), pair)
    return Paired(entry.id, entry.name, tuple(pairs), remarks)


def _other_days(source: Source, on: date) -> tuple[date, ...]:
    try:
        return days_of_other_words(source, on)
    except TemplateError:
        return ()  # the document says what cannot be read


def _behind(pairs: list[SentencePair], other: SentencePair) -> int:
    """Return where words of another day belong: behind those of the same sentence, else at the end."""
    same = [at for at, one in enumerate(pairs, 1) if parted(one.id)[0] == parted(other.id)[0]]
    return same[-1] if same else len(pairs)


def _pairs_on(
    case: Case, source: Source, on: date, known: Mapping[str, BilingualSentence]
) -> tuple[list[SentencePair], tuple[Text, ...]]:
    """Return the sentences of a document as it reads on a day, and what concerns it as a whole."""
    voices = {language: _voice(source, language, on) for language in Language}
    names = {name: worded for voice, _ in voices.values() for name, worded in voice.items()}
    remarks = tuple(remark for _, remark in voices.values() if remark)
    composed = {
        language: _composed(_whole(voice, names), case, source, language, on) for language, (voice, _) in voices.items()
    }
    english, french = composed[Language.EN], composed[Language.FR]
    said = {finding.where: finding.message for finding in languages_differ.findings(english, french)}
    facts = case.model_dump(mode="json", by_alias=True)
    titles = {_title(made).version: known[made.titled] for made in composed.values() if made.titled in known}
    found = _Found({**known, **titles}, said, terms_of(source.tree))
    return [_pair(one, other, facts, found) for one, other in _aligned(_said(english), _said(french))], remarks


def _voice(source: Source, language: Language, on: date) -> tuple[Mapping[str, Worded], Text | None]:
    """Return the words of a document in a language, and why there are none where its file cannot be read."""
    try:
        return words(source, language, on), None
    except TemplateError as error:
        return {}, error.text


class _Shown(Worded):
    """Say in the place of a sentence that cannot be worded why it cannot."""

    def text(self, contexts: SharedContexts, own: dict[str, object]) -> str:
        """Return the words, or the mark and the reason."""
        try:
            return Worded.text(self, contexts, own)
        except MissingFact as missing:
            return f"{_UNKNOWN}{missing}"
        except (TemplateRuntimeError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            return f"{_BROKEN}{type(error).__name__}"


_UNKNOWN, _BROKEN, _ABSENT = "\ue010", "\ue011", "\ue012"


def _whole(voice: Mapping[str, Worded], names: Mapping[str, Worded]) -> dict[str, Worded]:
    """Return the words of one language with a mark for each sentence that the other alone has."""
    return {
        name: _shown(voice[name], voice[name].fixed) if name in voice else _shown(worded, _ABSENT)
        for name, worded in names.items()
    }


def _shown(worded: Worded, fixed: str | None) -> _Shown:
    return _Shown(worded.id, worded.template, worded.block, fixed, worded.joined, worded.since)


def _composed(voice: Mapping[str, Worded], case: Case, source: Source, language: Language, on: date) -> Document:
    office = office_profile(source.tree, (case.decision and case.decision.office) or "", language)
    return compose_in(voice, case, source, language=language, on=on, office=office).document


def _said(document: Document) -> list[Sentence]:
    """Return the sentences in reading order, the title first and the running head last."""
    title = [_title(document)] if document.title else []
    return [*title, *document.sentences(), *([document.head] if document.head else [])]


def _title(document: Document) -> Sentence:
    return Sentence(f"{document.id}.title", document.title, since=parted(document.titled)[1])


def _aligned(english: list[Sentence], french: list[Sentence]) -> Iterable[tuple[Sentence | None, Sentence | None]]:
    """Yield the sentences two by two by their ids, None where one language alone has one."""
    ids = [[sentence.id for sentence in side] for side in (english, french)]
    for tag, a, b, c, d in SequenceMatcher(None, ids[0], ids[1], autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(english[a:b], french[c:d], strict=True)
        else:
            yield from ((sentence, None) for sentence in english[a:b])
            yield from ((None, sentence) for sentence in french[c:d])


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold what tells how each sentence stands: its row, what its documents do not share, the terms of the office."""

    rows: Mapping[str, BilingualSentence]
    said: Mapping[str, Text]
    terms: Terms


def _pair(english: Sentence | None, french: Sentence | None, facts: object, found: _Found) -> SentencePair:
    one = english or french
    assert one is not None
    row = found.rows.get(one.version)
    remarks = [_remark(sentence, language) for sentence, language in ((english, Language.EN), (french, Language.FR))]
    marked = [*(remark for remark in remarks if remark), *(_told(finding) for finding in _findings(row, found.terms))]
    if one.id in found.said and not marked:
        marked.append(found.said[one.id])
    read = sorted({*(english.facts if english else ()), *(french.facts if french else ())})
    return SentencePair(
        one.version,
        _written(english, one.id, Language.EN, row.english if row else None),
        _written(french, one.id, Language.FR, row.french if row else None),
        tuple(_variable(path, facts) for path in read),
        one.rule,
        one.cites,
        tuple(dict.fromkeys(marked)),
        _changed(row) if row else (),
        _when(one, found.rows),
    )


def _when(sentence: Sentence, known: Mapping[str, BilingualSentence]) -> Text | None:
    """Return on which days the words of a sentence are in force; None where it has no others."""
    days = sorted(since for name, since in map(parted, known) if name == sentence.id)
    after = next((day for day in days if day > sentence.since), "")
    if sentence.since:
        return (_BETWEEN if after else _FROM).filled(day=sentence.since, after=after)
    return _BEFORE.filled(after=after) if after else None


def _findings(row: BilingualSentence | None, terms: Terms) -> tuple[Finding, ...]:
    """Return what is wrong with the words of a sentence; where they cannot be read, the document says so."""
    if row is None:
        return ()
    try:
        return (*of_rows([row], ()), *of_row(row, terms))
    except TemplateError:
        return ()


def _told(found: Finding) -> Text:
    return Text(
        en=f"{found.code} {found.message.en} {found.fix.en}", fr=f"{found.code} {found.message.fr} {found.fix.fr}"
    )


def _changed(row: BilingualSentence) -> tuple[DiffPart, ...]:
    stale = row.standing is FrenchStanding.STALE and row.entry and row.english
    return word_diff(row.entry.english, row.english.source) if stale and row.entry and row.english else ()


def _remark(sentence: Sentence | None, language: Language) -> Text | None:
    if sentence is None or sentence.text.startswith(_ABSENT):
        return _NOT_THERE.filled(language=_LANGUAGES[language])
    if sentence.text.startswith(_UNKNOWN):
        return _told(sentence_lacks_fact.findings([Gap(sentence.id, sentence.text[1:])])[0])
    if sentence.text.startswith(_BROKEN):
        return _FAILS.filled(language=_LANGUAGES[language], why=sentence.text[1:])
    return None


def _written(
    sentence: Sentence | None, name: str, language: Language, worded: WordedSentence | None
) -> WrittenSentence:
    lacking = sentence is None or sentence.text.startswith((_UNKNOWN, _BROKEN, _ABSENT))
    text = None if lacking or sentence is None else sentence.text.replace(PAGE, "1").replace(PAGES, "2")
    if worded is None:
        return WrittenSentence(text, f"{language.value}/{name.partition('.')[0]}.j2", "")
    return WrittenSentence(text, f"{worded.file}:{worded.line}", worded.source)


def _variable(path: str, facts: object) -> Variable:
    names = names_along(path)[1:] or names_along(path)
    name = Text(en=", ".join(one.en for one in names) or path, fr=", ".join(one.fr for one in names) or path)
    return Variable(path, name, _value(path, facts))


def _value(path: str, facts: object) -> str:
    for part in path.split("."):
        if isinstance(facts, dict):
            facts = facts.get(part)
        elif isinstance(facts, list):
            facts = facts[int(part) - 1]
    if isinstance(facts, list) and not any(isinstance(item, dict) for item in facts):
        return ", ".join(map(str, facts))
    return "…" if isinstance(facts, dict | list) else "—" if facts is None else str(facts)


_BEFORE = Text(en="in force before {after}", fr="en vigueur avant le {after}")
_BETWEEN = Text(en="in force from {day}, before {after}", fr="en vigueur à partir du {day}, avant le {after}")
_FROM = Text(en="in force from {day}", fr="en vigueur à partir du {day}")
_LANGUAGES = {Language.EN: Text(en="English", fr="anglais"), Language.FR: Text(en="French", fr="français")}
_NOT_THERE = Text(
    en="This sentence has no words in {language}. Write it under the same identifier.",
    fr="Cette phrase n’a pas de texte en {language}. Écrivez-la sous le même identifiant.",
)
_FAILS = Text(
    en="This sentence cannot be worded in {language} ({why}). Look at its names and filters.",
    fr="Cette phrase ne peut être rédigée en {language} ({why}). Voyez ses noms et ses filtres.",
)
