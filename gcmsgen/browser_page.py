"""Pages that a browser shows: templates beside the module that fills them, every word in them escaped."""

from collections.abc import Sequence
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template


def page_environment(places: Sequence[tuple[str, str]]) -> Environment:
    """Return what fills the pages of some packages, each with the folder in it, the first that has a page before the others."""
    return Environment(
        loader=ChoiceLoader([PackageLoader(package, folder) for package, folder in places]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def page_template(package: str) -> Template:
    """Return the `page.html` of a package, one file."""
    return page_environment([(package, "")]).get_template("page.html")
