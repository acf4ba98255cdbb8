"""`gcmsgen bulk run`."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from gcmsgen.bulk.alike import AlikeRows, alike_rows
from gcmsgen.bulk.engines.inline import inline
from gcmsgen.bulk.failures import Failures
from gcmsgen.bulk.folder import Folder, run_folder
from gcmsgen.bulk.order import CaseRow, Order
from gcmsgen.bulk.pack import NAME as PACKED
from gcmsgen.bulk.pack import pack
from gcmsgen.bulk.produce import produce, rehearse
from gcmsgen.bulk.released_rows import held_rows
from gcmsgen.bulk.report import report, report_form
from gcmsgen.bulk.run import batch_size, run_rows
from gcmsgen.bulk.run_manifest import NAME as LIST
from gcmsgen.bulk.run_manifest import write_run_manifest
from gcmsgen.bulk.table.chosen import Counted
from gcmsgen.bulk.table.duplicates import Persons, duplicate_numbers
from gcmsgen.bulk.table.example_row import ExampleRows
from gcmsgen.bulk.table.opened import Table
from gcmsgen.bulk.table.spool import RowSpool, row_spool
from gcmsgen.catalogue.documents import CATALOGUE, COPIES
from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.bulk.bound import bind_and_tell
from gcmsgen.cli.bulk.check import table_lines
from gcmsgen.cli.bulk.place import RunPlace, place_options
from gcmsgen.cli.bulk.table_source import AskedTable, table_options
from gcmsgen.cli.bulk.told import summarize, watching
from gcmsgen.cli.progress import end_progress
from gcmsgen.cli.render import DOCUMENT_LANGUAGE
from gcmsgen.cli.spoken import ON, option, spoken, templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.deliver import Existing, require_plain, written_aside
from gcmsgen.errors import UsageError
from gcmsgen.finding import Finding, blocks
from gcmsgen.language import Language, Text
from gcmsgen.seal.key_file import read_passphrase, read_signing_key
from gcmsgen.seal.keys import SigningKey
from gcmsgen.seal.sealing import seal_run, stale

_SOME_REFUSED, _BLOCKED = 3, 1


@dataclass(frozen=True, slots=True)
class RunOptions:
    """Hold what was asked for beside the table and the order."""

    output: Path
    place: RunPlace
    dry_run: bool
    rehash: bool
    target: Path | None
    merge: bool
    merge_all: bool
    packed: bool
    key: SigningKey | None
    released_only: bool


def _several(known: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, str], tuple[str, ...]]:
    """Return what reads a list with commas, each part one of those known."""

    def read(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
        parts = tuple(dict.fromkeys(part.strip() for part in value.split(",")))
        for part in parts:
            if part not in known:
                raise UsageError(_NO_SUCH.filled(part=part, known=", ".join(known)))
        return parts

    return read


@declare(
    "run",
    Text(
        en="Make the documents of every row that no error blocks, each in the client’s language; the other rows are listed. Run it "
        "again to finish what was interrupted: what stands as it was made is left as it is. The exit code is 3 where a row was not "
        "made, and 1 where the table itself has an error and nothing was made.\n\n\b\nExample:\n"
        "  gcmsgen bulk run cases.xlsx --output letters --document letter,note --format pdf,txt",
        fr="Produire les documents de chaque ligne qu’aucune erreur ne bloque, chacun dans la langue du client; les "
        "autres lignes sont "
        "énumérées. Relancez la commande pour terminer ce qui a été interrompu\N{NO-BREAK SPACE}: ce qui est resté tel qu’il a été "
        "produit n’est pas touché. Le code de sortie est 3 si une ligne n’a pas été produite, et 1 si le tableau lui-même comporte "
        "une erreur et que rien n’a été produit.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n"
        "  gcmsgen bulk run cas.xlsx --output lettres --document letter,note --format pdf,txt",
    ),
)
@table_options
@option(
    "--output",
    "-o",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    text=Text(en="Folder to write to.", fr="Dossier de sortie."),
)
@option(
    "--document",
    "documents",
    metavar="letter,note",
    default="letter",
    callback=_several(tuple(CATALOGUE)),
    text=Text(
        en="Documents to make: letter, note, rationale, employer-notice.",
        fr="Documents à produire\N{NO-BREAK SPACE}: letter, note, rationale, employer-notice.",
    ),
)
@option(
    "--copies",
    is_flag=True,
    text=Text(
        en="Make the copies of the letters too: for representatives, and for employers where the client consents.",
        fr="Produire aussi les copies des lettres\N{NO-BREAK SPACE}: pour les représentants, et pour les employeurs si le client y "
        "consent.",
    ),
)
@option(
    "--format",
    "forms",
    metavar="pdf,docx,html,txt",
    default="pdf",
    callback=_several(tuple(Format)),
    text=Text(
        en="Formats to make: pdf, docx, html, txt.", fr="Formats à produire\N{NO-BREAK SPACE}: pdf, docx, html, txt."
    ),
)
@place_options
@option(
    "--dry-run",
    is_flag=True,
    text=Text(en="Say what would be made, and write nothing.", fr="Dire ce qui serait produit, sans rien écrire."),
)
@option(
    "--verify",
    "rehash",
    is_flag=True,
    text=Text(
        en="Read every earlier output again, whatever its time of modification.",
        fr="Relire chaque document déjà produit, quelle que soit sa date de modification.",
    ),
)
@option(
    "--merge",
    is_flag=True,
    text=Text(
        en="Bind the PDF letters that are new or changed for the printer: one file a language, in postal order, "
        "after a list of them.",
        fr="Relier les lettres PDF nouvelles ou modifiées pour l’imprimeur\N{NO-BREAK SPACE}: un fichier par langue, dans l’ordre "
        "postal, précédé d’une liste.",
    ),
)
@option(
    "--merge-all",
    is_flag=True,
    text=Text(
        en="As --merge, with the letters that earlier runs bound and that still stand.",
        fr="Comme --merge, avec les lettres que des passages antérieurs ont reliées et qui sont toujours valables.",
    ),
)
@option(
    "--zip",
    "packed",
    is_flag=True,
    text=Text(en="Pack all outputs into documents.zip.", fr="Réunir tous les documents dans documents.zip."),
)
@option(
    "--seal",
    "seal_key",
    metavar="KEY",
    type=click.Path(path_type=Path),
    text=Text(
        en="Seal the list of outputs with this private key (gcmsgen seal new-key) once it is written.",
        fr="Sceller la liste des documents avec cette clé privée (gcmsgen seal new-key) une fois qu’elle est écrite.",
    ),
)
@option(
    "--passphrase-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    text=Text(
        en="File whose first line is the passphrase of the key of --seal.",
        fr="Fichier dont la première ligne est la phrase de passe de la clé de --seal.",
    ),
)
@option(
    "--report",
    "target",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    text=Text(
        en="Write the findings of all rows that were not made to a file: .csv, .xlsx or .json.",
        fr="Écrire les constats de toutes les lignes non produites dans un fichier\N{NO-BREAK SPACE}: .csv, .xlsx ou .json.",
    ),
)
@option(
    "--released-only",
    is_flag=True,
    text=Text(
        en="Make only rows that a second officer released on the desk (gcmsgen serve), and that are still as they were.",
        fr="Ne produire que les lignes qu’un second agent a validées au bureau (gcmsgen serve) et qui n’ont pas changé depuis.",
    ),
)
@DOCUMENT_LANGUAGE
@ON
@click.pass_context
def command(
    context: click.Context,
    /,
    asked: AskedTable,
    documents: tuple[str, ...],
    forms: tuple[str, ...],
    document_lang: str | None,
    on: datetime | None,
    seal_key: Path | None,
    passphrase_file: Path | None,
    **options: Any,
) -> None:
    """Run over the table."""
    key = _key(seal_key, passphrase_file, options["output"]) if seal_key or passphrase_file else None
    order = Order(
        _with_copies(documents) if options.pop("copies") else documents,
        tuple(Format(form) for form in forms),
        today=datetime.now().astimezone().date(),
        on=on.date() if on else None,
        language=Language(document_lang) if document_lang else None,
        tree=read_templates(templates(context)),
    )
    if (options["merge"] or options["merge_all"]) and not ("letter" in documents and "pdf" in forms):
        raise UsageError(_NO_LETTERS)
    if options["target"]:
        report_form(options["target"])  # before the rows: what is wrong with its name need not wait for them
        require_plain(options["target"])
    given = RunOptions(**options, key=key)
    with asked.opened() as table, alike_rows() as alike, row_spool(asked.rows) as spool:
        context.exit(_run(table, alike, spool, asked, order=order, options=given, language=spoken(context)))


def _with_copies(documents: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for document in documents for name in (document, *COPIES[document])))


def _key(key: Path | None, passphrase: Path | None, output: Path) -> SigningKey:
    """Return the key to seal with, read before the rows: what is wrong with it need not wait for them."""
    if key is None:
        raise UsageError(_NO_SEAL)
    return read_signing_key(key, read_passphrase(passphrase) if passphrase else None, output)


def _run(
    table: Table,
    alike: AlikeRows,
    spool: RowSpool,
    asked: AskedTable,
    *,
    order: Order,
    options: RunOptions,
    language: Language,
) -> int:
    """Run over an open table; return the exit code."""
    persons, examples = Persons(), ExampleRows()
    counted = Counted(asked.rows, alike.noting(persons.noting(examples.noting(spool.keeping(table.rows())))))
    of_table = (*table.problems, *duplicate_numbers(counted), *persons.repeated(), *examples.kept())
    for line in table_lines(asked.path, table, of_table, language):
        click.echo(line, err=True)
    if blocks(of_table):
        click.echo(_NOTHING_MADE.of(language), err=True)
        return _BLOCKED
    shared = alike.clusters()
    engine = options.place.engine(0 if options.dry_run else counted.total, order)
    with closing(Failures()) as failures, _folder(options, order) as folder:
        if folder:
            folder.ledger.begin(_now(), counted.total)
        if engine is not inline:
            click.echo(_STARTING.filled(rows=str(counted.total)).of(language), err=True)
        tally = run_rows(
            _held(alike.marked(spool.again(table.rows)), order, options),
            order,
            folder,
            engine,
            work=rehearse if options.dry_run else produce,
            size=batch_size(counted.total, order),
            rehash=options.rehash,
            observer=watching(table, counted.total, failures, language),
        )
        end_progress()
        code = _SOME_REFUSED if tally.failed else 0
        if folder:
            _finish(folder, order, options, language, whole=asked.rows.all)
            folder.ledger.end(_now(), code)
        if options.target:
            _write_report(options.target, table, shared, failures, language)
        summarize(tally, folder, options.output, language)
    return code


def _held(rows: Iterator[CaseRow], order: Order, options: RunOptions) -> Iterator[CaseRow]:
    return held_rows(rows, options.output, order) if options.released_only else rows


@contextmanager
def _folder(options: RunOptions, order: Order) -> Iterator[Folder | None]:
    if options.dry_run:
        yield None
        return
    with run_folder(options.output, order.tree) as folder:
        for name in (LIST, PACKED):
            require_plain(folder.path / name)
        yield folder


def _finish(folder: Folder, order: Order, options: RunOptions, language: Language, *, whole: bool) -> None:
    """List what stands in the folder, and bind and pack it where that was asked for.

    Raises UsageError where an output to bind or pack is gone: the rows and documents asked for stand, others may not.
    """
    if whole:
        folder.ledger.drop_unseen(order.documents, order.formats, order.language or "")
    write_run_manifest(folder)
    if options.key:
        click.echo(_SEALED.filled(seal=seal_run(options.output, options.key, order.today).name).of(language), err=True)
    elif stale(options.output):
        click.echo(_STALE.of(language), err=True)
    if options.merge or options.merge_all:
        bind_and_tell(folder, order.tree, language, again=options.merge_all)
    if options.packed:
        if gone := folder.gone():
            raise UsageError(_GONE.filled(name=gone))
        click.echo(options.output / pack(folder, order.tree))


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _write_report(
    target: Path, table: Table, shared: tuple[Finding, ...], failures: Failures, language: Language
) -> None:
    with (
        written_aside(target, Existing.REPLACE) as path,
        report(path, report_form(target), table, (*table.problems, *shared), language) as write,
    ):
        for checked in failures:
            write(checked)


_NO_SUCH = Text(
    en="{part} is none of: {known}. Name some of these, with commas between them.",
    fr="{part} ne figure pas parmi\N{NO-BREAK SPACE}: {known}. Nommez-en un ou plusieurs, séparés par des virgules.",
)
_NO_LETTERS = Text(
    en="--merge binds the letters as PDF: ask for --document letter and --format pdf.",
    fr="--merge relie les lettres en PDF\N{NO-BREAK SPACE}: demandez --document letter et --format pdf.",
)
_GONE = Text(
    en="{name}: gone since it was made, and this run did not look at it. Run over all rows and documents again.",
    fr="{name}\N{NO-BREAK SPACE}: disparu depuis sa production, et ce passage ne l’a pas examiné. Relancez la commande pour "
    "toutes les lignes et tous les documents.",
)
_NO_SEAL = Text(
    en="--passphrase-file belongs to the key of a seal: add --seal, or leave it out.",
    fr="--passphrase-file va avec la clé d’un sceau\N{NO-BREAK SPACE}: ajoutez --seal, ou retirez-le.",
)
_SEALED = Text(
    en="The list of outputs is sealed: {seal}.",
    fr="La liste des documents est scellée\N{NO-BREAK SPACE}: {seal}.",
)
_STALE = Text(
    en="The list of outputs is another one than its seal was made over, so that nothing in this folder is sealed any more. Run "
    "again with --seal, or use gcmsgen seal sign.",
    fr="La liste des documents n’est plus celle sur laquelle son sceau a été apposé\N{NO-BREAK SPACE}: plus rien n’est scellé dans "
    "ce dossier. Relancez la commande avec --seal, ou employez gcmsgen seal sign.",
)
_STARTING = Text(
    en="Starting workers for {rows} row(s).",
    fr="Démarrage des processus de travail pour {rows} ligne(s).",
)
_NOTHING_MADE = Text(
    en="Nothing was made: the table itself has an error. Correct it and run again.",
    fr="Rien n’a été produit\N{NO-BREAK SPACE}: le tableau lui-même comporte une erreur. Corrigez-la, puis relancez la commande.",
)
