"""GCM851: a template names what does not exist."""

from gcmsgen.checks.rule import Rule
from gcmsgen.checks.templates.place import TemplatePlace
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Text, quoted


def fact(place: TemplatePlace, name: str, near: str | None) -> Finding:
    """Return a finding for a name that no template may use, with the nearest that exists."""
    return place.finding(RULE.code, RULE.severity, _NO_NAME.filled(name=quoted(name)), _fix(near, _NAMES))


def filter_or_test(place: TemplatePlace, name: str, near: str | None) -> Finding:
    """Return a finding for a filter or a test that does not exist in the language of the template."""
    return place.finding(RULE.code, RULE.severity, _NO_FILTER.filled(name=quoted(name)), _fix(near, _FILTERS))


def _fix(near: str | None, otherwise: Text) -> Text:
    return _NEAR.filled(near=near) if near else otherwise


_NO_NAME = Text(
    en="nothing that a template may name is called {name}.",
    fr="rien de ce qu’un gabarit peut nommer ne s’appelle {name}.",
)
_NO_FILTER = Text(
    en="no filter or test is called {name} here.",
    fr="aucun filtre ni test ne s’appelle {name} ici.",
)
_NEAR = Text(en="Did you mean {near}?", fr="Vouliez-vous dire {near}?")
_NAMES = Text(
    en="`gcmsgen schema` lists the facts; the page on office templates lists the other names.",
    fr="«\N{NO-BREAK SPACE}gcmsgen schema\N{NO-BREAK SPACE}» énumère les faits; la page sur les gabarits du bureau énumère "
    "les autres noms.",
)
_FILTERS = Text(
    en="The page on office templates lists the filters.",
    fr="La page sur les gabarits du bureau énumère les filtres.",
)

RULE = Rule(
    code="GCM851",
    severity=Severity.ERROR,
    title=Text(en="A template names what does not exist", fr="Un gabarit nomme ce qui n’existe pas"),
    finds=Text(
        en="A name in a tag that is no fact of the case file, no name that every template has (`document`, `office`, …), and no "
        "variable of a loop or of `set` around it; a filter or a test that does not exist in the language of the template. The "
        "nearest name that exists is offered.",
        fr="Un nom dans une balise qui n’est ni un fait du fichier de cas, ni un nom que tout gabarit connaît (`document`, "
        "`office`, …), ni la variable d’une boucle ou d’un `set` qui l’entoure; un filtre ou un test qui n’existe pas dans la "
        "langue du gabarit. Le nom existant le plus proche est proposé.",
    ),
    matters=Text(
        en="Such a tag ends every render of the document, or hides a condition that never holds.",
        fr="Une telle balise fait échouer toute production du document, ou cache une condition qui n’est jamais remplie.",
    ),
    fix=Text(
        en="Write the name as the case file has it: `gcmsgen schema` lists the facts.",
        fr="Écrivez le nom comme dans le fichier de cas\N{NO-BREAK SPACE}: «\N{NO-BREAK SPACE}gcmsgen schema\N{NO-BREAK SPACE}» "
        "énumère les faits.",
    ),
    authority=Text(
        en="Our own requirement (design): a template says nothing that the case does not.",
        fr="Notre propre exigence (conception)\N{NO-BREAK SPACE}: un gabarit ne dit rien que le cas ne dise.",
    ),
)
