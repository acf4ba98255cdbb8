"""`gcmsgen translation preview`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import TemplateTree, packaged, read_templates
from gcmsgen.cli.render import FORCE
from gcmsgen.cli.serve import require_desk
from gcmsgen.cli.source import day_that_counts, read_case
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken, templates
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import TemplateError, UsageError
from gcmsgen.language import Language, Text
from gcmsgen.translation.page import page
from gcmsgen.translation.pairs import ShownCase, known_rows, seen
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
    default=0,
    text=Text(en="Port to serve on; any that is free by default.", fr="Port à employer; par défaut, un port libre."),
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
    cases, asked = _cases(case, chosen), documents or tuple(CATALOGUE)
    if output:
        made = _page(cases, asked, templates(context), spoken(context))
        deliver(made.encode(), Path(output), Existing.REPLACE if force else Existing.KEEP)
        click.echo(_WROTE.filled(path=output).of(spoken(context)))
        return
    _serve(cases, asked, port, templates(context), spoken(context))


def _serve(
    cases: tuple[Variant, ...], documents: tuple[str, ...], port: int, overlay: Path | None, language: Language
) -> None:
    """Serve the page of the desk that shows these cases, made anew at each reload."""
    require_desk()
    from gcmsgen.web.desk import Desk
    from gcmsgen.web.guard import Guard
    from gcmsgen.web.serving import serve

    def says(page: Path) -> None:
        click.echo(_SERVES.filled(address=page.as_uri()).of(language), err=True)

    with TemporaryDirectory() as folder:

        def desk(guard: Guard) -> Desk:
            made = Desk(Path(folder), guard, language, overlay)
            made.wording, made.home = lambda tree: [*_seen(cases, documents, tree)], "/translation"
            return made

        try:
            serve(desk, port, opens=False, says=says)
        except OSError:
            raise UsageError(_TAKEN.filled(port=str(port))) from None


def _cases(case: str | None, chosen: str | None) -> tuple[Variant, ...]:
    if chosen:
        names: Iterable[str] = variant_names() if chosen == "all" else (chosen,)
        found = [variant(name) for name in names]
        if None in found:
            raise UsageError(_NO_VARIANT.filled(name=chosen, names=", ".join(variant_names())))
        return tuple(one for one in found if one)
    paths = [Path(case)] if case else sorted(packaged("examples").glob("*.yaml"))
    return tuple(Variant(path.name, Text(en=path.stem, fr=path.stem), read_case(str(path))) for path in paths)


def _page(cases: tuple[Variant, ...], documents: tuple[str, ...], overlay: Path | None, language: Language) -> str:
    """Return the page of the templates as they stand."""
    try:
        return page([*_seen(cases, documents, read_templates(overlay))], language)
    except TemplateError as error:
        return page([], language, error.text)


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
_SERVES = Text(
    en="{address} leads to the page once; close the desk there, or with Ctrl+C.",
    fr="{address} mène une fois à la page; fermez-y le bureau, ou faites Ctrl+C.",
)
_TAKEN = Text(
    en="Port {port} is taken. Choose another with --port.",
    fr="Le port {port} est occupé. Choisissez-en un autre au moyen de --port.",
)
