"""What `bulk run --merge` does at its end: it binds the letters for the printer, and says of what was bound before what it is."""

import click

from gcmsgen.bulk.folder import Folder
from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.language import Language, Text


def bind_and_tell(folder: Folder, tree: TemplateTree, language: Language, *, again: bool) -> None:
    """Bind the letters of this run, and name what earlier ones bound: what to print twice or too late is nobody's to guess."""
    from gcmsgen.bulk.bind import bind_letters, bound_before, new_letters

    bound = tuple(bind_letters(folder, tree, new_letters(folder, again=again)))
    for name in bound:
        click.echo(folder.path / name)
    if not bound:
        click.echo(_NOTHING_TO_BIND.of(language), err=True)
    if bound and (count := folder.ledger.bound_nowhere()):
        click.echo(_REPLACED.filled(count=str(count)).of(language), err=True)
    for earlier in bound_before(folder, bound):
        text = _BOUND_AND_STANDS if earlier.stands else _BOUND_BEFORE
        click.echo(text.filled(name=earlier.name, count=str(earlier.letters)).of(language), err=True)


_BOUND_BEFORE = Text(
    en="{name}: bound by an earlier run; letters in it may no longer stand. Do not print it.",
    fr="{name}\N{NO-BREAK SPACE}: relié lors d’un passage antérieur; des lettres qu’il contient ne sont peut-être plus valables. "
    "Ne l’imprimez pas.",
)
_BOUND_AND_STANDS = Text(
    en="{name}: bound by an earlier run; its {count} letter(s) still stand. Print it only if it was not printed then.",
    fr="{name}\N{NO-BREAK SPACE}: relié lors d’un passage antérieur; ses {count} lettre(s) sont toujours valables. Ne l’imprimez que "
    "s’il ne l’a pas encore été.",
)
_REPLACED = Text(
    en="{count} letter(s) that earlier runs bound still stand and are in none of these files; --merge-all binds them again.",
    fr="{count} lettre(s) que des passages antérieurs ont reliées sont toujours valables et ne sont dans aucun de ces fichiers; "
    "--merge-all les relie de nouveau.",
)
_NOTHING_TO_BIND = Text(
    en="No letter is new or changed since letters were last bound, so none was bound; --merge-all binds all of these rows.",
    fr="Aucune lettre n’est nouvelle ni modifiée depuis la dernière reliure\N{NO-BREAK SPACE}: aucune n’a été reliée; --merge-all "
    "relie toutes celles de ces lignes.",
)
