"""Produce a batch of rows: each row checked and composed once, rendered in every format, its manifest beside each output.

One boundary per row: what is wrong with a row stands in its result and never in an error, for the message of an error may
hold a fact. What is wrong with this machine (a template that cannot be read, a table, the memory, the disk) is no row's fault and
ends the run.
"""

from collections.abc import Callable, Sequence

from gcmsgen.bulk.check import all_findings
from gcmsgen.bulk.order import Batch, CaseRow, Order, Product, RowResult
from gcmsgen.bulk.table.row import case_of
from gcmsgen.catalogue.documents import CATALOGUE, CatalogueEntry
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.offered import outcome_of
from gcmsgen.errors import GcmsgenError, NotOffered, RenderError, Unfilled, place_of
from gcmsgen.finding import Refused, blocks
from gcmsgen.generate import CheckedCase, Prepared, output_name, prepared, rendered
from gcmsgen.language import Text
from gcmsgen.manifest.bundle import FOLDER, bundle


def produce(batch: Batch, order: Order) -> tuple[RowResult, ...]:
    """Return what becomes of each row of a batch. Raises MachineError, OSError and MemoryError, which are no row's fault."""
    return tuple(_result(row, order, _rendered) for row in batch)


def rehearse(batch: Batch, order: Order) -> tuple[RowResult, ...]:
    """Return what would become of each row: all is checked and composed, and outputs have a name and no bytes."""
    return tuple(_result(row, order, _named) for row in batch)


Render = Callable[[Prepared, Format], Product]


def _result(row: CaseRow, order: Order, render: Render) -> RowResult:
    try:
        return _made(row, order, render)
    except Refused as refused:
        return RowResult(row, findings=refused.findings)
    except (RenderError, Unfilled) as lost:
        return RowResult(row, stopped=lost.text)
    except (GcmsgenError, OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - the one boundary of a row: its message may hold a fact, its kind does not
        return RowResult(row, stopped=_FAULT.filled(kind=type(error).__name__, place=place_of(error)))


def _made(row: CaseRow, order: Order, render: Render) -> RowResult:
    """Return the outputs of a row. Raises Refused, so that a row is made whole or not at all."""
    case, of_cells = case_of(row)
    if case is None:
        raise Refused(of_cells)
    on = order.on or (case.decision and case.decision.date) or order.today
    checked = CheckedCase(case, on, order.tree, row.alike)
    findings = all_findings(of_cells, checked.findings)
    if blocks(findings):
        raise Refused(findings)
    if outcome_of(case) is None:  # a row that calls for nothing is a row of which nothing was made
        return RowResult(row, stopped=_UNDECIDED)
    products: list[Product] = []
    skipped: list[Text] = []
    for document in order.documents:
        try:
            made = prepared(checked, document, None if CATALOGUE[document].copy_of else order.language)
        except NotOffered as lacking:
            skipped.append(lacking.text)
            continue
        forms, left = _forms(made.entry, order.formats)
        skipped.extend(left)
        for form in forms:
            try:
                products.append(render(made, form))
            except NotOffered as lacking:
                skipped.append(lacking.text)
    return RowResult(row, tuple(products), findings, tuple(skipped))


def _forms(entry: CatalogueEntry, asked: Sequence[Format]) -> tuple[Sequence[Format], list[Text]]:
    """Return the formats in which a document is made, and what is said of the others.

    Where a document is asked for in a format in which it is whole, the version that is enclosed with a letter is not made as well:
    who wants that one asks for it alone (a note as PDF).
    """
    whole = [form for form in asked if form in entry.whole_in]
    left = [form for form in asked if form not in entry.whole_in] if whole else []
    kept = ", ".join(entry.whole_in)
    return whole or asked, [_ENCLOSED.filled(document=entry.name, form=form.value, forms=kept) for form in left]


def _rendered(made: Prepared, form: Format) -> Product:
    """Return an output with its manifest as `publish` writes it."""
    tree, output = made.checked.tree, rendered(made, form)
    manifest = output.record.manifest(output.name, output.data, f"{FOLDER}/{bundle(tree).name}", tree.own)
    return Product(output.name, made.entry.id, output.document.language, output.data, manifest)


def _named(made: Prepared, form: Format) -> Product:
    return Product(output_name(made, form), made.entry.id, made.document.language, b"", b"")


_UNDECIDED = Text(
    en="The row states no outcome, so that no document can be made of it. Choose one (decision.outcome).",
    fr="La ligne n’indique aucune issue; aucun document ne peut donc en être produit. Choisissez-en une (decision.outcome).",
)
_ENCLOSED = Text(
    en="The {document} was made as {forms}, as it goes into GCMS, and not as {form}: that is the version enclosed with a letter. Ask "
    "for {form} alone to have it.",
    fr="Le document demandé ({document}) a été produit au format {forms}, tel qu’il est versé au SMGC, et non au format {form}, qui "
    "est celui de la version jointe à une lettre. Pour obtenir celle-ci, ne demandez que {form}.",
)
_FAULT = Text(
    en="This is a fault of the program itself: {kind} at {place}. The row was left out. Please report it; the message holds no "
    "fact of the case.",
    fr="Il s’agit d’une erreur du programme lui-même\N{NO-BREAK SPACE}: {kind} à {place}. La ligne a été omise. Veuillez la "
    "signaler; le message ne contient aucun fait du cas.",
)
