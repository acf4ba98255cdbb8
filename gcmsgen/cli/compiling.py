"""Compile the shipped templates, and keep them, with the manual pages, beside the modules: python -m gcmsgen.cli.compiling

Only what is shipped is compiled here, and by whoever may write into the installation; templates of an office never are.
"""

import sys
from datetime import date

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.checks.manual import manual
from gcmsgen.deliver import Existing, deliver
from gcmsgen.errors import GcmsgenError
from gcmsgen.language import Language, Text
from gcmsgen.wording.compiled import FILE, collecting, fingerprint, stored
from gcmsgen.wording.environment import every_source, outline_environment, words


def compiled() -> dict[str, bytes]:
    """Return what is made of the shipped templates and rules, in a process that has compiled none of them yet."""
    tree = read_templates()
    with collecting() as made:
        manual()
        for name in tree.names("outline"):  # those that another includes among them
            outline_environment(tree).get_template(name)
        for source in every_source(tree):
            for language in Language:
                words(source, language, date.max)
    return made


def main() -> int:
    """Write the store; return 4 where it cannot be written, or where the program was changed meanwhile."""
    try:
        maker, made = fingerprint(), compiled()
        if fingerprint() != maker:
            return _stopped(_CHANGED)
        FILE.parent.mkdir(exist_ok=True)
        deliver(stored(made, maker), FILE, Existing.REPLACE)
        FILE.chmod(0o644)  # as the modules beside it: it is for everybody who runs the program, and holds no fact
    except (OSError, GcmsgenError):
        return _stopped(_UNWRITTEN.filled(folder=str(FILE.parent)))
    return 0


def _stopped(why: Text) -> int:
    sys.stderr.write(f"{why.en}\n{why.fr}\n")
    return 4


_CHANGED = Text(
    en="The program was changed while its templates were compiled. Run this again.",
    fr="Le programme a été modifié pendant la compilation de ses gabarits. Relancez cette commande.",
)
_UNWRITTEN = Text(
    en="The compiled templates cannot be written into {folder}. Let whoever may write there run this.",
    fr="Les gabarits compilés ne peuvent pas être écrits dans {folder}. Faites exécuter ceci par qui peut y écrire.",
)

if __name__ == "__main__":
    sys.exit(main())
