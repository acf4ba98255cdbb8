"""What the instructions to officers said on which day, for the category of a case: guidance, never law."""

from datetime import date
from functools import cache
from typing import Any

from gcmsgen.dated import Dated
from gcmsgen.language import Text
from gcmsgen.reference.categories import category
from gcmsgen.reference.dated_tables import dated, table


@cache
def guidance(topic: str) -> Dated[Any]:
    """Return what the instructions said on a topic, by date."""
    return dated(table(category().guidance)[topic])


def guidance_title(on: date) -> Text:
    """Return the title of the instructions in force that day, in both languages."""
    return Text(en=guidance("title_en").on(on), fr=guidance("title_fr").on(on))


def country_looked_at(on: date) -> str:
    """Return where the instructions in force that day look for reciprocity: `abroad` or `coming_from`."""
    return str(guidance("country_looked_at").on(on))


def several_years(on: date) -> int:
    """Return how many years of a record are several, that day; tables of letters made before knew only the span of an example."""
    topic = "several_years" if "several_years" in table(category().guidance) else "established_record_years"
    return int(guidance(topic).on(on))
