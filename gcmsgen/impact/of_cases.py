"""What would change in the documents of a case if other templates were in force."""

from collections.abc import Iterator

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.errors import NotOffered
from gcmsgen.generate import CheckedCase
from gcmsgen.impact.difference import LetterImpact, Template, impact_on
from gcmsgen.impact.reading import document_reading
from gcmsgen.language import Language


def case_impact(source: str, before: CheckedCase, after: CheckedCase) -> Iterator[LetterImpact]:
    """Yield what would change in each document of a case in each language, those in which nothing does among them."""
    number = (before.case.application and before.case.application.number) or "-"
    for document in CATALOGUE:
        for language in Language:
            try:
                sides = [document_reading(checked, document, language) for checked in (before, after)]
            except NotOffered:
                break
            of = LetterImpact(source, number, document, language, (), (), (), (True, True))
            yield impact_on(sides[0], sides[1], (given_by(before.tree), given_by(after.tree)), of=of)


def given_by(tree: TemplateTree) -> Template:
    """Return what gives the content of a template of a tree."""

    def content(name: str) -> bytes | None:
        return next((layer[name] for layer in tree.layers if name in layer), None)

    return content
