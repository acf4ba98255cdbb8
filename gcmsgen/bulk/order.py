"""What passes between table, engine and run: a row, what is asked for, what was made of the row. Values that travel.

Each is frozen and can be sent to another process; the bytes of outputs go back to the run, which alone writes files.
"""

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.facts.tree import Tree
from gcmsgen.finding import Finding
from gcmsgen.language import Language, Text


@dataclass(frozen=True, slots=True)
class CaseRow:
    """Hold one row of a table as a tree of text, and where it stands: the number that the person's own program shows.

    `findings` are what is wrong with its cells; a row whose findings block is never made. `alike` are the reasons of the row
    that stand in other rows as well, found before any row is made.
    """

    number: int
    sheet: str | None
    application: str | None
    tree: Mapping[str, Tree]
    findings: tuple[Finding, ...] = ()
    alike: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """Hold what is asked for of every row; `on` replaces the day of the decision, `today` stands in where there is none.

    `tree` are the templates as they stood when the run began: they travel with it, and an edit meanwhile changes no letter.
    """

    documents: tuple[str, ...]
    formats: tuple[Format, ...]
    today: date
    on: date | None = None
    language: Language | None = None
    tree: TemplateTree = field(default_factory=read_templates)


@dataclass(frozen=True, slots=True)
class Product:
    """Hold one output: its name by the contract, its bytes, and the bytes of the manifest that goes beside it."""

    name: str
    document: str
    language: Language
    data: bytes
    manifest: bytes


@dataclass(frozen=True, slots=True)
class RowResult:
    """Hold what became of a row: its outputs, or the findings that refused it, or why it was given up (`stopped`).

    `skipped` names documents and formats that the outcome of the row does not have (ruling 3 of the contract).
    """

    row: CaseRow
    products: tuple[Product, ...] = ()
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Text, ...] = ()
    stopped: Text | None = None


Batch = tuple[CaseRow, ...]
Work = Callable[[Batch, Order], tuple[RowResult, ...]]
Engine = Callable[[Iterable[Batch], Order, Work], Generator[tuple[RowResult, ...], None, None]]
