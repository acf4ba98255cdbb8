"""`gcmsgen translation import`."""

from datetime import date, datetime
from pathlib import Path

import click

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.cli.source import tell
from gcmsgen.cli.spoken import CASE_FILE, option, spoken, templates
from gcmsgen.cli.spoken import command as declare
from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text
from gcmsgen.translation.accept import Acceptance
from gcmsgen.translation.exchange.forms import MAX_BYTES
from gcmsgen.translation.exchange.placeholders import shown
from gcmsgen.translation.exchange.taking import Proposal, proposal, written
from gcmsgen.translation.word_diff import marked, word_diff

_HELP = Text(
    en="Take in a file that a translator sends back. What would change is shown sentence by sentence; nothing is written unless "
    "every check passes and --yes is given. The exit code is 1 where a finding forbids it.\n\n\b\nExample:\n"
    "  gcmsgen translation import french.docx --by MT\n  gcmsgen translation import french.docx --by MT --yes",
    fr="Prendre un fichier qu’un traducteur renvoie. Ce qui changerait est affiché phrase par phrase; rien n’est écrit sans que "
    "chaque vérification réussisse et que --yes soit donné. Le code de sortie est 1 si un constat l’interdit.\n\n\b\n"
    "Exemple\N{NO-BREAK SPACE}:\n  gcmsgen translation import francais.docx --by MT\n"
    "  gcmsgen translation import francais.docx --by MT --yes",
)


@declare("import", _HELP)
@click.argument("file", metavar="FILE", type=CASE_FILE)
@option("--by", metavar="CODE", required=True, text=Text(en="Code of the translator.", fr="Code du traducteur."))
@option(
    "--on",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    text=Text(en="The day of the translation (today).", fr="Jour de la traduction (aujourd’hui)."),
)
@option("--yes", is_flag=True, text=Text(en="Write what was shown.", fr="Écrire ce qui a été affiché."))
@click.pass_context
def command(context: click.Context, /, *, file: str, by: str, on: datetime | None, yes: bool) -> None:
    """Take in the file."""
    language, tree = spoken(context), read_templates(templates(context))
    found = proposal(_read(Path(file)), file, tree, Acceptance(by, _day(on), _REASON))
    click.echo(_as_text(found, language), nl=False)
    tell(found.findings, language)
    if found.refused:
        click.echo(_REFUSED.of(language), err=True)
        context.exit(1)
    if yes and found.files:
        written(found.files, tree)
    click.echo(_end(found, yes=yes).of(language))


def _day(on: datetime | None) -> date:
    return (on or datetime.now().astimezone()).date()


def _read(path: Path) -> bytes:
    """Return a file, or so much of it that it is seen to be too big. Raises UsageError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        raise UsageError(_NO_FILE.filled(path=str(path))) from None


def _as_text(found: Proposal, language: Language) -> str:
    """Return what would change, a sentence after the other."""
    lines = []
    for change in found.changes:
        before, after = shown(change.unit.french), shown(change.french)
        lines += [change.unit.id, f"  {marked(word_diff(before, after)) if before != after else _SAME.of(language)}"]
    return "".join(f"{line}\n" for line in lines)


def _end(found: Proposal, *, yes: bool) -> Text:
    text = _NOTHING if not found.changes else _WROTE if yes else _DRY
    left = _LEFT.filled(count=str(found.unfinished)) if found.unfinished else Text(en="", fr="")
    return text.filled(count=str(len(found.changes)), left=left)


_REASON = "imported"
_SAME = Text(en="the same French, accepted for the new English", fr="même français, accepté pour le nouvel anglais")
_NOTHING = Text(en="Nothing changed.{left}", fr="Rien n’a changé.{left}")
_WROTE = Text(en="{count} sentence(s) written.{left}", fr="{count} phrase(s) écrite(s).{left}")
_DRY = Text(
    en="{count} sentence(s) would change; nothing was written. Add --yes to write them.{left}",
    fr="{count} phrase(s) changeraient; rien n’a été écrit. Ajoutez --yes pour les écrire.{left}",
)
_LEFT = Text(
    en=" {count} sentence(s) marked as not finished were left as they are.",
    fr=" {count} phrase(s) marquée(s) comme non terminée(s) sont restées telles quelles.",
)
_REFUSED = Text(
    en="Nothing was written. Correct the file, and import it again.",
    fr="Rien n’a été écrit. Corrigez le fichier, puis importez-le de nouveau.",
)
_NO_FILE = Text(
    en="{path}: this file cannot be read. Check its name and its permissions.",
    fr="{path}\N{NO-BREAK SPACE}: ce fichier ne peut pas être lu. Vérifiez son nom et ses autorisations.",
)
