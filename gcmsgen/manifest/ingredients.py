"""Name what a document is made of beside its facts: words, outline, layout, office, fonts and tables, each with its hash."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import PurePosixPath

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.office_fonts import office_fonts
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.language import Language
from gcmsgen.manifest.canonical import JsonPart, digest
from gcmsgen.reference.published import published

Hashes = Mapping[str, str]


@dataclass(frozen=True)
class Ingredients:
    """Hold the files of each kind by their names in the templates, with their SHA-256; `tables` is one for all of them."""

    words: Hashes
    outline: Hashes
    layout: Hashes
    office: Hashes
    fonts: Hashes
    tables: str

    def as_json(self) -> dict[str, Hashes | str]:
        """Return the kinds with their files."""
        kinds = ("words", "outline", "layout", "office", "fonts", "tables")
        return {kind: getattr(self, kind) for kind in kinds}

    @cached_property
    def parts(self) -> Mapping[str, JsonPart]:
        """Return the kinds as parts of a record, which the records of all documents made of them share."""
        return {kind: JsonPart(hashes) for kind, hashes in self.as_json().items()}


@lru_cache(maxsize=64)
def ingredients(
    tree: TemplateTree,
    document: str,
    part: str | None,
    language: Language,
    form: Format,
    fonts: tuple[tuple[str, str], ...] = (),
) -> Ingredients:
    """Return what one kind of document is made of. Raises TemplateError where a template is missing.

    `fonts` are the shipped ones that the format may embed, each with its hash; one that embeds any may embed the office's.
    """
    names = (part, document) if part else (document,)
    return Ingredients(
        words=_hashes(tree, [f"{language.value}/{name}.j2" for name in names]),
        outline=_hashes(tree, [f"outline/{name}.j2" for name in names]),
        layout=_hashes(tree, [*_layout(tree, document, language, form)]),
        office=_hashes(tree, [name for name in ("office.yaml", "places.csv") if tree.has(name)]),
        fonts={**dict(fonts), **(_of_office(tree) if fonts else {})},
        tables=digest({name: file.sha256 for name, file in published().items()}),
    )


def _layout(tree: TemplateTree, document: str, language: Language, form: Format) -> Iterator[str]:
    """Yield the files that lay a document out."""
    others = {name for other in Format if other is not form for name in other.traits.layout}
    for name in form.traits.layout:
        if name.endswith("/"):
            yield from (file for file in tree.names(name.removesuffix("/")) if file not in others)
        else:
            yield name.format(language=language.value, document=document)


def _of_office(tree: TemplateTree) -> Hashes:
    added = office_fonts(tree)
    return {PurePosixPath(name).name: digest(data) for name, data in zip(added.names, added.files, strict=True)}


def _hashes(tree: TemplateTree, names: list[str]) -> Hashes:
    return {name: digest(tree.data(name)) for name in names}
