"""Hold one line of the table of places while it is put together."""

from dataclasses import dataclass, replace
from typing import Self

from gcmsgen.reference.folding import fold_place

NAMES = ("key", "province", "spelling", "kind", "id", "name_en", "name_fr", "current_en", "current_fr")
HEADER = (*NAMES, "since", "until", "source")


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """Hold a name of a place in one province; `name_en` and `name_fr` are the official names of the place."""

    key: str
    province: str
    spelling: str
    kind: str
    id: str
    name_en: str
    name_fr: str
    current_en: str = ""
    current_fr: str = ""
    since: str = ""
    until: str = ""
    source: str = ""

    @classmethod
    def named(cls, spelling: str, province: str, kind: str, *, source: str = "") -> Self:
        """Return a record of a place known by this name alone; its identifier is made of province and key."""
        key = fold_place(spelling)
        return cls(key, province, spelling, kind, f"{province}:{key}", spelling, spelling, source=source)

    def of(self, town: "PlaceRecord") -> Self:
        """Return the record as another name of a municipality."""
        return self.changed(id=town.id, name_en=town.name_en, name_fr=town.name_fr)

    def within(self, town: "PlaceRecord") -> Self:
        """Return the record as something that the municipality is, or contains, today."""
        return self.changed(current_en=town.name_en, current_fr=town.name_fr)

    def changed(self, **fields: str) -> Self:
        """Return the record with other values in these fields."""
        return replace(self, **fields)

    def cells(self) -> list[str]:
        """Return the cells of its line, without what the cell before already says."""
        en = "" if self.name_en == self.spelling else self.name_en
        fr = "" if self.name_fr == self.name_en else self.name_fr
        current_fr = "" if self.current_fr == self.current_en else self.current_fr
        own = [self.key, self.province, self.spelling, self.kind, self.id]
        return [*own, en, fr, self.current_en, current_fr, self.since, self.until, self.source]
