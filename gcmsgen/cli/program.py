"""The program: the table of commands, and the one place where errors become messages and exit codes."""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click

from gcmsgen import __version__
from gcmsgen.cli.confined import OUT_OF_MEMORY, OVER, confine
from gcmsgen.cli.spoken import LazyGroup, asked_language, common_options, option, speak
from gcmsgen.cli.terminal import printing_legibly
from gcmsgen.errors import GcmsgenError, place_of
from gcmsgen.language import Language, Text
from gcmsgen.process_limits import collect_seldom

COMMANDS = {
    "demo": (
        "gcmsgen.cli.demo",
        Text(en="Render the packaged example cases.", fr="Produire les documents des cas fournis en exemple."),
    ),
    "new": (
        "gcmsgen.cli.new",
        Text(
            en="Start a case file: what its outcome needs, with examples.",
            fr="Commencer un fichier de cas\N{NO-BREAK SPACE}: ce que l’issue exige, avec des exemples.",
        ),
    ),
    "check": (
        "gcmsgen.cli.check",
        Text(
            en="List all findings of all cases; render nothing.",
            fr="Relever tous les constats de tous les cas; ne rien produire.",
        ),
    ),
    "audit": (
        "gcmsgen.cli.audit",
        Text(
            en="Show the reasons that are alike in several cases.",
            fr="Montrer les motifs semblables dans plusieurs cas.",
        ),
    ),
    "note": (
        "gcmsgen.cli.note",
        Text(en="Write the GCMS note of a decision.", fr="Rédiger la note au SMGC d’une décision."),
    ),
    "rationale": (
        "gcmsgen.cli.rationale",
        Text(en="Write the rationale of an approval.", fr="Rédiger la justification d’une approbation."),
    ),
    "letter": (
        "gcmsgen.cli.letter",
        Text(en="Write the letter that the decision calls for.", fr="Rédiger la lettre que la décision appelle."),
    ),
    "employer-notice": (
        "gcmsgen.cli.employer_notice",
        Text(en="Write the notice to the employer.", fr="Rédiger l’avis à l’employeur."),
    ),
    "explain": (
        "gcmsgen.cli.explain",
        Text(en="Show the manual page of a rule.", fr="Afficher la page de manuel d’une règle."),
    ),
    "trace": (
        "gcmsgen.cli.trace",
        Text(
            en="Show the facts and provisions behind each sentence.",
            fr="Afficher les faits et les dispositions sur lesquels repose chaque phrase.",
        ),
    ),
    "verify": (
        "gcmsgen.cli.verify",
        Text(
            en="Make outputs again from their manifests, and name what changed.",
            fr="Produire de nouveau des documents d’après leurs manifestes et nommer ce qui a changé.",
        ),
    ),
    "impact": (
        "gcmsgen.cli.impact",
        Text(
            en="Show what would read otherwise under other templates, or today.",
            fr="Montrer ce qui se lirait autrement sous d’autres gabarits, ou aujourd’hui.",
        ),
    ),
    "seal": (
        "gcmsgen.cli.seal.group",
        Text(
            en="Make keys, and seal manifests and runs with them.",
            fr="Créer des clés et sceller avec elles des manifestes et des passages.",
        ),
    ),
    "reference": (
        "gcmsgen.cli.reference",
        Text(
            en="Look up occupations, places, postal areas and countries.",
            fr="Chercher professions, lieux, régions postales et pays.",
        ),
    ),
    "schema": (
        "gcmsgen.cli.schema",
        Text(en="Print the JSON Schema of the case file.", fr="Afficher le schéma JSON du fichier de cas."),
    ),
    "migrate": (
        "gcmsgen.cli.migrate",
        Text(
            en="Write a case file of an earlier form in today’s.",
            fr="Écrire dans la forme actuelle un fichier de cas d’une forme antérieure.",
        ),
    ),
    "template": (
        "gcmsgen.cli.template",
        Text(
            en="Start, check and heal an office’s own templates.",
            fr="Commencer, vérifier et réparer les gabarits propres à un bureau.",
        ),
    ),
    "translation": (
        "gcmsgen.cli.translation.group",
        Text(
            en="Look after the French and the English of all documents.",
            fr="Tenir le français et l’anglais de tous les documents.",
        ),
    ),
    "bulk": (
        "gcmsgen.cli.bulk.group",
        Text(
            en="Check tables of cases, and make the documents of every row.",
            fr="Vérifier des tableaux de cas et produire les documents de chaque ligne.",
        ),
    ),
    "serve": (
        "gcmsgen.cli.serve",
        Text(
            en="Open the desk: cases, checks, notes and letters on a page of this machine.",
            fr="Ouvrir le bureau\N{NO-BREAK SPACE}: cas, vérifications, notes et lettres sur une page de ce poste.",
        ),
    ),
    "doctor": (
        "gcmsgen.cli.doctor",
        Text(
            en="Say what would stop a run on this machine.",
            fr="Dire ce qui empêcherait de produire des documents sur ce poste.",
        ),
    ),
}

_HELP = Text(
    en="Turn the facts of a work-permit case into the documents of its decision, in English and French: the GCMS note, the "
    "approval rationale, the letter. Nothing is rendered while province, city or NOC code disagree. The officer decides; "
    "this program checks data and writes text.\n\n\b\nExample:\n  gcmsgen check case.yaml\n  gcmsgen letter case.yaml",
    fr="Tirer des faits d’un cas de permis de travail les documents de la décision, en français et en anglais\N{NO-BREAK SPACE}"
    ": la note au SMGC, la justification de l’approbation, la lettre. Rien n’est produit tant que la province, la ville ou "
    "le code de la CNP ne concordent pas. L’agent décide; ce programme vérifie des données et rédige du texte."
    "\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen check cas.yaml\n  gcmsgen letter cas.yaml",
)


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - as click passes it
    if value and not ctx.resilient_parsing:
        click.echo(f"gcmsgen {__version__}")
        ctx.exit()


@click.group("gcmsgen", cls=LazyGroup, text=_HELP, table=COMMANDS)
@common_options
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    text=Text(en="Show the version.", fr="Afficher la version."),
)
def cli() -> None:
    """Turn the facts of a case into the documents of its decision."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the program; return the exit code of the contract (0 to 6, 130)."""
    words = list(sys.argv[1:] if args is None else args)
    # Plug-ins of pydantic are looked for among all packages installed; none is used here, and the search takes time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    language = asked_language(words, os.environ)
    speak(language)
    with printing_legibly(), _writing_for_the_owner():
        output = sys.stdout
        try:
            code = cli.main(words, prog_name="gcmsgen", standalone_mode=False, obj=language)
            sys.stdout.flush()
        except SystemExit as end:  # click's own way out: behind a completion, or where nobody reads any more
            nobody_reads = sys.stdout is not output  # click puts another in its place once a pipe is closed
            _let_go_of_output()
            if nobody_reads:
                return 0
            return end.code if isinstance(end.code, int) else OVER if end.code else 0
        except Exception as error:  # noqa: BLE001 - the one place where everything ends; nothing of a fact may be shown
            return _report(error, language)
        return code if isinstance(code, int) else 0


@contextmanager
def _writing_for_the_owner() -> Iterator[None]:
    """Let no file or folder that is made meanwhile, by whomever, be open to others for a moment, however the run ends."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _report(error: Exception, language: Language) -> int:
    """Say what ended the run, in one language and without a fact; return its exit code."""
    if isinstance(error, click.exceptions.Abort):
        click.echo(_INTERRUPTED.of(language), err=True)
        return 130
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, GcmsgenError):
        click.echo(error.text.of(language), err=True)
        return error.exit_code
    if isinstance(error, MemoryError):
        click.echo(OUT_OF_MEMORY.of(language), err=True)
        return OVER
    if isinstance(error, OSError):
        _let_go_of_output()
        if not isinstance(error, BrokenPipeError):
            click.echo(_disk_error(error).of(language), err=True)
        return 0 if isinstance(error, BrokenPipeError) else 4
    click.echo(_INTERNAL.filled(kind=type(error).__name__, place=place_of(error)).of(language), err=True)
    return 4


def _let_go_of_output() -> None:
    """Keep nothing for a standard output that takes nothing more: Python would try again at its end, and complain."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _disk_error(error: OSError) -> Text:
    what = _FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else _CANNOT_WRITE
    place = f"{os.fsdecode(error.filename)}, " if isinstance(error.filename, str | bytes) else ""
    return what.filled(reason=place + os.strerror(error.errno or errno.EIO))


_INTERRUPTED = Text(
    en="Interrupted. What was complete is kept; run the same command again to finish.",
    fr="Interrompu. Ce qui était complet est conservé; relancez la même commande pour terminer.",
)
_FULL = Text(
    en="The disk is full ({reason}). What was complete is kept; free some space and run the same command again.",
    fr="Le disque est plein ({reason}). Ce qui était complet est conservé; libérez de l’espace et relancez la commande.",
)
_CANNOT_WRITE = Text(
    en="A file cannot be read or written ({reason}). Check the folder and its permissions.",
    fr="Un fichier ne peut être lu ou écrit ({reason}). Vérifiez le dossier et ses autorisations.",
)
_INTERNAL = Text(
    en="This is a fault of the program itself: {kind} at {place}. Nothing was rendered. Please report it; the message holds "
    "no fact of the case.",
    fr="Il s’agit d’une erreur du programme lui-même\N{NO-BREAK SPACE}: {kind} à {place}. Rien n’a été produit. Veuillez la "
    "signaler; le message ne contient aucun fait du cas.",
)


def run() -> None:
    """End the process with the exit code of `main`."""
    collect_seldom()
    words = sys.argv[1:]
    over = confine(words, asked_language(words, os.environ))
    try:
        code = main(words)
    except KeyboardInterrupt:
        click.echo(_INTERRUPTED.of(asked_language(words, os.environ)), err=True)
        code = 130
    sys.exit(OVER if over.is_set() else code)
