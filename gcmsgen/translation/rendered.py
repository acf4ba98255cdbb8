"""Hold rendered sentences to the rules of words too: what a filter or a value makes of a sentence is no longer in its file.

The documents are those of the invented cases that the preview shows. What lies inside a fact, as a name or the officer's own
words, is no translator's to change and is left alone.
"""

from collections.abc import Iterator
from datetime import date

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.offered import entry_of, part_of
from gcmsgen.catalogue.office import office_profile
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.language.passage import of_rendered
from gcmsgen.checks.language.registry import WORD_RULES
from gcmsgen.checks.language.word_rule import WordFault, told
from gcmsgen.document import PAGE, PAGES, Document, Sentence
from gcmsgen.errors import NotOffered, TemplateError
from gcmsgen.facts.case import Case
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.translation.variants import variant, variant_names
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source, days_of_other_words, source_to_translate
from gcmsgen.wording.versions import parted


def rendered_findings(tree: TemplateTree, known: set[tuple[str, str]]) -> Iterator[Finding]:
    """Yield what the rules of words find in rendered sentences: each code once a sentence, and none that is known of its words.

    `known` are codes with the ids of their sentences.
    """
    told_of = set(known)
    seen: set[tuple[Language, str, str]] = set()
    for name in variant_names():
        found = variant(name)
        assert found
        facts = _texts(found.case.model_dump(mode="json"))
        for language, document, sentence in _sentences(found.case, tree):
            if (language, sentence.id, sentence.text) not in seen:
                seen.add((language, sentence.id, sentence.text))
                where = f"{document}.{language.value}:{sentence.version}:{name}"
                for finding in _of_sentence(sentence, language, where, facts):
                    if (finding.code, sentence.version) not in told_of:
                        told_of.add((finding.code, sentence.version))
                        yield finding


def sentences_of_invented_cases(tree: TemplateTree) -> Iterator[tuple[Language, str, Sentence]]:
    """Yield every sentence of every document of all invented cases, with its language and document."""
    for name in variant_names():
        found = variant(name)
        assert found
        yield from _sentences(found.case, tree)


def _sentences(case: Case, tree: TemplateTree) -> Iterator[tuple[Language, str, Sentence]]:
    """Yield every sentence of every document that a case has, in both languages; behind them, their words of other days."""
    assert case.decision
    for name in CATALOGUE:
        try:
            entry = entry_of(case, name)
        except NotOffered:
            continue
        source = source_to_translate(entry, part_of(case, entry), tree)
        for language in Language:
            try:
                yield from ((language, name, sentence) for sentence in _of_every_day(case, source, language))
            except TemplateError:  # which a render names, and the findings of its file
                continue


def _of_every_day(case: Case, source: Source, language: Language) -> Iterator[Sentence]:
    """Yield the sentences of a document as of its decision, then those that are said on days with other words."""
    assert case.decision
    office = office_profile(source.tree, case.decision.office or "", language)
    said: set[str] = set()
    decided = case.decision.date or date.min
    for on in (decided, *days_of_other_words(source, decided)):
        made = compose(case, source, language=language, on=on, office=office).document
        new = [one for one in _of_document(made) if one.version not in said]
        said.update(one.version for one in new)
        yield from new


def _of_document(document: Document) -> Iterator[Sentence]:
    """Yield the title, the sentences, and the running head as its first page has it."""
    yield Sentence(f"{document.id}.title", document.title, since=parted(document.titled)[1])
    yield from document.sentences()
    if document.head:
        yield document.head._replace(text=document.head.text.replace(PAGE, "1").replace(PAGES, "2"))


def _of_sentence(sentence: Sentence, language: Language, where: str, facts: set[str]) -> Iterator[Finding]:
    passage = of_rendered(where, language, sentence.text)
    for rule in WORD_RULES:
        if language in rule.languages:
            for fault in rule.faults(passage):
                if not _in_a_fact(fault, sentence.text, facts):
                    yield told(rule, passage, fault)


def _in_a_fact(fault: WordFault, text: str, facts: set[str]) -> bool:
    """Say whether a fault lies inside the text of a fact, wherever that stands in the sentence."""
    for fact in facts:
        at = text.find(fact)
        while at >= 0:
            if at <= fault.start and fault.end <= at + len(fact):
                return True
            at = text.find(fact, at + 1)
    return False


def _texts(facts: object) -> set[str]:
    """Return every text of a case."""
    if isinstance(facts, str):
        return {facts} if facts else set()
    parts = facts.values() if isinstance(facts, dict) else facts if isinstance(facts, list) else ()
    return {text for part in parts for text in _texts(part)}
