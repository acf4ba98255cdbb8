"""`gcmsgen translation preview`."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import TemplateTree, packaged, read_templates
from gcmsgen.cli.render import FORCE
from gcmsgen.cli.source import day_that_counts, read_case
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken, templates
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import TemplateError, UsageError
from gcmsgen.language import Language, Text
from gcmsgen.translation.page import page
from gcmsgen.translation.pairs import ShownCase, known_rows, seen
from gcmsgen.translation.server import ADDRESS, server
from gcmsgen.translation.variants import Variant, variant, variant_names

_HELP = Text(
    en="Show the English and the French of documents side by side, sentence by sentence: of a case, of the packaged examples, "
    "or of invented cases. Nothing is hidden: a sentence that cannot be written says why.\n\n\b\nExample:\n"
    "  gcmsgen translation preview -o page.html\n  gcmsgen translation preview --variant country-US --serve",
    fr="Afficher côte à côte, phrase par phrase, l’anglais et le français des documents\N{NO-BREAK SPACE}: d’un cas, des exemples "
    "fournis ou de cas inventés. Rien n’est caché\N{NO-BREAK SPACE}: une phrase qui ne peut être rédigée dit pourquoi.\n\n\b\n"
    "Exemple\N{NO-BREAK SPACE}:\n  gcmsgen translation preview -o page.html\n"
    "  gcmsgen translation preview --variant country-US --serve",
)


@declare("preview", _HELP)
@option("--case", metavar="FILE", text=Text(en="A case file to show.", fr="Fichier de cas à afficher."))
@option(
    "--variant",
    "chosen",
    metavar="NAME",
    text=Text(
        en="An invented case to show, or all of them (all). By default, the packaged examples.",
        fr="Cas inventé à afficher, ou tous (all). Par défaut, les exemples fournis.",
    ),
)
@option(
    "--document",
    "documents",
    type=click.Choice(list(CATALOGUE)),
    multiple=True,
    text=Text(en="Document to show; all by default.", fr="Document à afficher; tous par défaut."),
)
@option("--output", "-o", metavar="PAGE", text=Text(en="The page to write.", fr="Page à écrire."))
@option("--serve", is_flag=True, text=Text(en="Serve the page to this machine.", fr="Servir la page à ce poste seul."))
@option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    text=Text(en="Port to serve on (8765).", fr="Port à employer (8765)."),
)
@FORCE
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    case: str | None,
    chosen: str | None,
    documents: tuple[str, ...],
    output: str | None,
    serve: bool,
    port: int,
    force: bool,
) -> None:
    """Write or serve the page."""
    if serve == bool(output) or (case and chosen):
        raise UsageError(_ONE)
    make = _maker(_cases(case, chosen), documents or tuple(CATALOGUE), templates(context), spoken(context))
    if output:
        deliver(make().encode(), Path(output), Existing.REPLACE if force else Existing.KEEP)
        click.echo(_WROTE.filled(path=output).of(spoken(context)))
        return
    _serve(make, port, spoken(context))


def _serve(make: Callable[[], str], port: int, language: Language) -> None:
    try:
        listening = server(make, port)
    except OSError:
        raise UsageError(_TAKEN.filled(port=str(port))) from None
    with listening:
        click.echo(_SERVES.filled(address=f"http://{ADDRESS}:{listening.server_address[1]}/").of(language), err=True)
        listening.serve_forever()


def _cases(case: str | None, chosen: str | None) -> tuple[Variant, ...]:
    if chosen:
        names: Iterable[str] = variant_names() if chosen == "all" else (chosen,)
        found = [variant(name) for name in names]
        if None in found:
            raise UsageError(_NO_VARIANT.filled(name=chosen, names=", ".join(variant_names())))
        return tuple(one for one in found if one)
    paths = [Path(case)] if case else sorted(packaged("examples").glob("*.yaml"))
    return tuple(Variant(path.name, Text(en=path.stem, fr=path.stem), read_case(str(path))) for path in paths)


def _maker(
    cases: tuple[Variant, ...], documents: tuple[str, ...], overlay: Path | None, language: Language
) -> Callable[[], str]:
    """Return a function that makes the page from the templates as they then stand."""

    def make() -> str:
        try:
            return page([*_seen(cases, documents, read_templates(overlay))], language)
        except TemplateError as error:
            return page([], language, error.text)

    return make


def _seen(cases: tuple[Variant, ...], documents: tuple[str, ...], tree: TemplateTree) -> Iterator[ShownCase]:
    known = known_rows(tree)
    for one in cases:
        yield seen(one, on=day_that_counts(one.case, None), tree=tree, documents=documents, known=known)


_ONE = Text(
    en="Give either --output PAGE or --serve, and at most one of --case and --variant.",
    fr="Donnez soit --output PAGE, soit --serve, et au plus un de --case et --variant.",
)
_NO_VARIANT = Text(
    en="There is no invented case {name}; there are: all, {names}.",
    fr="Il n’existe pas de cas inventé {name}; il y a\N{NO-BREAK SPACE}: all, {names}.",
)
_WROTE = Text(en="{path}: the page is written.", fr="{path}\N{NO-BREAK SPACE}: la page est écrite.")
_SERVES = Text(en="{address} shows the page; Ctrl+C ends.", fr="{address} affiche la page; Ctrl+C y met fin.")
_TAKEN = Text(
    en="Port {port} is taken. Choose another with --port.",
    fr="Le port {port} est occupé. Choisissez-en un autre au moyen de --port.",
)
