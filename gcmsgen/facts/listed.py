"""The words of a closed list as a type: which there are stands in the table of the list, and nowhere else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from gcmsgen.reference.concerns import concerns
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.inadmissibility import inadmissibility_heads
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.reference.protected_facts import protected_kinds


@dataclass(frozen=True, slots=True)
class Listed:
    """Mark a text that is a word of a closed list; the list is read when the first case is, and not with the module."""

    words: Callable[[], Iterable[str]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return what pydantic gives for a `Literal` of these words."""
        return core_schema.literal_schema(list(self.words()))


Outcome = Annotated[str, Listed(outcomes)]
RefusalGround = Annotated[str, Listed(grounds)]
Concern = Annotated[str, Listed(concerns)]
InadmissibilityHead = Annotated[str, Listed(inadmissibility_heads)]
Protected = Annotated[str, Listed(protected_kinds)]
