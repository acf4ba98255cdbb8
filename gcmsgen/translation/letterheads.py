"""Compare the Word letterheads of both languages: the same tags and styles in the same parts."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from gcmsgen.catalogue import word_file
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.catalogue.word_file import W
from gcmsgen.checks.parity import letterheads_differ
from gcmsgen.checks.parity.only import only
from gcmsgen.checks.parity.pairs import english_filters
from gcmsgen.checks.templates import file_unsafe
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.office_template.paragraph import paragraphs
from gcmsgen.office_template.tag import tags


def letterhead_findings(tree: TemplateTree) -> Iterator[Finding]:
    """Yield what the letterheads of each document do not share, and a finding for each that cannot be opened."""
    names = {name.partition("/")[2] for name in tree.names("en", "fr") if name.endswith(".docx")}
    for name in sorted(names):
        read: list[dict[str, Counter[str]]] = []
        for language in Language:
            try:
                read.append(_parts(tree, f"{language.value}/{name}", language))
            except word_file.UnsafeFile as error:
                yield file_unsafe.unsafe(TemplatePlace(f"{language.value}/{name}", error.part), error.text)
        if len(read) == len(Language):
            yield from _differing(name, *read)


def _differing(name: str, english: dict[str, Counter[str]], french: dict[str, Counter[str]]) -> Iterator[Finding]:
    for part in sorted({*english, *french}):
        differs = only(*(_counted(parts.get(part, Counter())) for parts in (english, french)))
        if differs.english or differs.french:
            yield letterheads_differ.finding(f"fr/{name}", part, f"en/{name}", differs)


def _parts(tree: TemplateTree, name: str, language: Language) -> dict[str, Counter[str]]:
    """Return what each part of a letterhead uses; headers, which Word numbers as it likes, count as one part."""
    found: dict[str, Counter[str]] = {}
    for part, data in word_file.parts(tree.data(name)).items():
        if _READ.fullmatch(part):
            kind = re.sub(r"\d+\.xml$", ".xml", part)
            found[kind] = found.get(kind, Counter()) + _used(word_file.tree(part, data), language)
    return found


_READ = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml|docProps/\w+\.xml")


def _used(root: etree._Element, language: Language) -> Counter[str]:
    """Return the tags of a part and its styles, each style once."""
    texts = [one.text for one in paragraphs(root)] or ["".join(root.itertext())]
    styles = {str(node.get(f"{W}val")) for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    return Counter([*(_shared(tag.plain, language) for text in texts for tag in tags(text)), *styles])


def _shared(tag: str, language: Language) -> str:
    """Return a tag in the one form that both languages share: spaces, own fields and own filters put aside."""
    tag = re.sub(r"\s*\|\s*", "|", " ".join(f"{tag[:2]} {tag[2:-2]} {tag[-2:]}".split()))
    tag = re.sub(rf"\.{language.value}\b", ".(en|fr)", tag)
    if language is Language.FR:
        tag = re.sub(r"(?<=\|)(\w+)", lambda match: english_filters().get(match[1], match[1]), tag)
    return tag


def _counted(used: Counter[str]) -> list[str]:
    return [one if count == 1 else f"{one} × {count}" for one, count in used.items()]
