"""GCM952: a row waits for a second officer, or was changed after one released it."""

from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text


def unreleased() -> Finding:
    """Return the finding of a row that no second officer has released."""
    return Finding(RULE.code, RULE.severity, "", _UNRELEASED, _FIX)


def changed() -> Finding:
    """Return the finding of a row whose facts or templates are others than those that were released."""
    return Finding(RULE.code, RULE.severity, "", _CHANGED, _FIX)


_UNRELEASED = Text(en="No second officer has released this row.", fr="Aucun second agent n’a validé cette ligne.")
_CHANGED = Text(
    en="This row was changed after a second officer released it.",
    fr="Cette ligne a été modifiée après qu’un second agent l’a validée.",
)
_FIX = Text(
    en="Let a second officer look at the row and release it, then run again.",
    fr="Faites examiner et valider la ligne par un second agent, puis relancez la production.",
)

RULE = Rule(
    code="GCM952",
    severity=Severity.ERROR,
    title=Text(en="A row waits for a second officer", fr="Une ligne attend un second agent"),
    finds=Text(
        en="A row without a release in the folder of the run, or whose facts, templates or program are others than those that were "
        "released. Looked for with `gcmsgen bulk run --released-only`.",
        fr="Une ligne sans validation dans le dossier de production, ou dont les faits, les gabarits ou le programme ne sont plus "
        "ceux qui ont été validés. Cela est vérifié avec `gcmsgen bulk run --released-only`.",
    ),
    matters=Text(
        en="An office that wants two pairs of eyes on each decision wants them on the decision that is sent, not on an earlier one.",
        fr="Un bureau qui veut deux paires d’yeux sur chaque décision les veut sur celle qui est envoyée, non sur une version "
        "antérieure.",
    ),
    fix=Text(
        en="Let a second officer release the row on the desk (`gcmsgen serve`), or run without --released-only.",
        fr="Faites valider la ligne par un second agent au bureau (`gcmsgen serve`), ou lancez la production sans --released-only.",
    ),
    authority=Text(en="A rule of this program.", fr="Une règle de ce programme."),
)
