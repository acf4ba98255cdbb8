"""Click in both languages: commands and options whose help is a `Text`, and the options that every command takes."""

import gettext
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

from gcmsgen.language import Language, Text, quoted, speaks, visible

F = TypeVar("F", bound=Callable[..., Any])
_LOCALE = Path(__file__).with_name("locale")


def asked_language(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return the language of messages: `--lang`, wherever it stands, else that of the environment.

    >>> asked_language(["letter", "--lang", "fr"], {}).value, asked_language(["--lang=en"], {"LANG": "fr_CA"}).value
    ('fr', 'en')
    """
    for position, arg in enumerate(args):
        value = arg.removeprefix("--lang=") if arg.startswith("--lang=") else None
        if arg == "--lang" and position + 1 < len(args):
            value = args[position + 1]
        if value in list(Language):
            return Language(value)
    return speaks(environ)


def speak(language: Language) -> None:
    """Make click's own words (Usage, Options, errors) those of the language, from its French catalogue here."""
    gettext.bindtextdomain("messages", str(_LOCALE))
    os.environ["LANGUAGE"] = language.value


def spoken(context: click.Context) -> Language:
    """Return the language that the program speaks in this run."""
    found = context.find_root().obj
    return found if isinstance(found, Language) else Language.EN


class Command(click.Command):
    """Show the help of a command in the language of the run."""

    def __init__(self, *args: Any, text: Text, **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.text = text

    def get_help_option(self, _ctx: click.Context) -> "Option":
        """Return `--help`, which speaks the language of the run."""
        return _help_option()

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, with its example."""
        _write_help(self.text.of(spoken(ctx)), formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first line, for shell completion."""
        return self.text.of(speaks(os.environ)).split("\n", 1)[0]


class LazyGroup(click.Group):
    """Load a command when it is called: `--help` shows the table of names and imports none of them."""

    def __init__(self, *args: Any, text: Text, table: Mapping[str, tuple[str, Text]], **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.text = text
        self.table = table

    def get_help_option(self, _ctx: click.Context) -> "Option":
        """Return `--help`, which speaks the language of the run."""
        return _help_option()

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(self.table)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Return a command, imported now."""
        if name not in self.table:
            return None
        module, _, attribute = self.table[name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute or "command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for; of a name that is none, say which comes nearest."""
        if args and args[0] not in self.table and not args[0].startswith("-") and not ctx.resilient_parsing:
            ctx.fail(_no_command(args[0], self.table).of(spoken(ctx)))
        return super().resolve_command(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program does."""
        _write_help(self.text.of(spoken(ctx)), formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands."""
        rows = [(name, text.of(spoken(ctx))) for name, (_, text) in self.table.items()]
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl(rows)


def _no_command(name: str, known: Iterable[str]) -> Text:
    """Return what is said of a command that is none: the nearest one, or what to do with a file that stands in its place."""
    if Path(name).is_file():
        return _A_FILE.filled(file=name)
    hint = did_you_mean(name, known)
    return _NO_COMMAND.filled(name=quoted(visible(name)), hint=hint)


def did_you_mean(written: str, known: Iterable[str]) -> Text:
    """Return the question whether the nearest known words were meant; nothing where none comes near.

    >>> did_you_mean("leter", ["letter", "note"]).en, did_you_mean("xyz", ["letter"]).en
    (' Did you mean letter?', '')
    """
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein  # loaded only where somebody is a letter off

    words = {word.casefold(): word for word in known}
    like, score = DamerauLevenshtein.normalized_similarity, _NEAR_ENOUGH
    near = process.extractOne(written.casefold()[:_LONGEST], list(words), scorer=like, score_cutoff=score)
    if near is None:
        return Text(en="", fr="")
    meant = words[near[0]]
    return Text(en=f" Did you mean {meant}?", fr=f" Vouliez-vous dire {meant}?")


_NEAR_ENOUGH = 0.6  # of 1: a letter or two of a short word
_LONGEST = 100
_NO_COMMAND = Text(
    en="There is no command {name}.{hint} --help lists them all.",
    fr="Il n’y a pas de commande {name}.{hint} --help les énumère toutes.",
)
_A_FILE = Text(
    en="{file} is a file, and a command stands before it, such as: gcmsgen check {file}",
    fr="{file} est un fichier, et une commande le précède, comme\N{NO-BREAK SPACE}: gcmsgen check {file}",
)


class NearChoice(click.Choice[str]):
    """Take a word of a list, and say of another which comes nearest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the word. Raises BadParameter where it is none of the list."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            hint = did_you_mean(str(value), map(str, self.choices)).of(spoken(ctx) if ctx else Language.EN)
            raise click.BadParameter(error.message + hint, ctx=ctx, param=param) from None


def _write_help(text: str, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(text)


class Option(click.Option):
    """Show the help of an option in the language of the run."""

    def __init__(self, *args: Any, text: Text, **attrs: Any) -> None:
        super().__init__(*args, **{**attrs, "help": text.en})
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help."""
        record = super().get_help_record(ctx)
        return record and (record[0], record[1].replace(self.text.en, self.text.of(spoken(ctx)), 1))


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click passes it so
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def _help_option() -> Option:
    return Option(
        ["-h", "--help"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
        text=Text(en="Show this help.", fr="Afficher cette aide."),
    )


def option(*names: str, text: Text, **attrs: Any) -> Callable[[F], F]:
    """Declare an option with its help in both languages; one of closed words says which word comes nearest."""
    if isinstance(choice := attrs.get("type"), click.Choice):
        attrs["type"] = NearChoice(choice.choices)
    return click.option(*names, cls=Option, text=text, **attrs)


def _keep_templates(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.meta["gcmsgen.templates"] = value


def templates(ctx: click.Context) -> Path | None:
    """Return the office's own templates, which may be asked for before the verb or after it."""
    found: Path | None = ctx.meta.get("gcmsgen.templates")
    return found


def common_options(function: F) -> F:
    """Declare `--lang` and `--templates`, which stand before the verb or after it."""
    function = option(
        "--templates",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        expose_value=False,
        callback=_keep_templates,
        text=Text(
            en="Folder with an office’s own templates, laid over the packaged ones.",
            fr="Dossier des gabarits propres au bureau, superposés à ceux du paquet.",
        ),
    )(function)
    return option(
        "--lang",
        type=click.Choice([language.value for language in Language]),
        expose_value=False,
        text=Text(
            en="Language of messages and help; the locale decides where it is not given.",
            fr="Langue des messages et de l’aide; à défaut, celle des paramètres régionaux.",
        ),
    )(function)


def command(name: str, text: Text) -> Callable[[Callable[..., Any]], click.Command]:
    """Declare a command with its help in both languages and the options that every command takes."""

    def declare(function: Callable[..., Any]) -> click.Command:
        return click.command(name, cls=Command, text=text)(common_options(function))

    return declare


# A file, or - for standard input: shells complete the names of files here. Whether it stands there is asked where it is read.
CASE_FILE = click.Path(allow_dash=True)
QUICK = option(
    "--quick",
    is_flag=True,
    text=Text(
        en="Look at the facts alone, and compose nothing.", fr="Regarder les faits seulement, et ne rien composer."
    ),
)
ON = option(
    "--on",
    type=click.DateTime(formats=["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    text=Text(
        en="Use the rules and words in force that day (YYYY-MM-DD); by default the day of the decision, or today.",
        fr="Appliquer les règles et le texte en vigueur ce jour-là (AAAA-MM-JJ); par défaut, le jour de la décision, ou "
        "aujourd’hui.",
    ),
)
