"""Countries by their ISO 3166-1 alpha-2 code, with the forms that a sentence needs in each language.

Names are those of CLDR for en_CA and fr_CA, with the everyday or official one beside those that are labels; the French
prepositions follow docs/sources.md.

>>> COUNTRIES["GB"].in_text.en, COUNTRIES["GB"].in_text.fr
('in the United Kingdom', 'au Royaume-Uni')
>>> COUNTRIES["HK"].name.en, COUNTRIES["HK"].alone.en, COUNTRIES["CD"].alone.fr
('Hong Kong SAR China', 'Hong Kong', 'République démocratique du Congo')
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from gcmsgen.language import Text
from gcmsgen.reference.table import rows


@dataclass(frozen=True, slots=True)
class Country:
    """Hold a country: `name` as tables show it, `alone` as a document says it, and as it stands after in, from and of."""

    code: str
    name: Text
    alone: Text
    in_text: Text
    from_text: Text
    of_text: Text


class _Countries(Mapping[str, Country]):
    """Read the table when the first country is asked for, so that `--help` never does."""

    @cached_property
    def _by_code(self) -> dict[str, Country]:
        return {row["code"]: _country(row) for row in rows("countries")}

    def __getitem__(self, code: str) -> Country:
        return self._by_code[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_code)

    def __len__(self) -> int:
        return len(self._by_code)


def _country(row: dict[str, str]) -> Country:
    named = row["name_in_text_en"] or row["name_en"]
    # Tables of letters made before have no such column, and their letters say the name.
    alone = row.get("name_alone_fr") or row["name_fr"]
    return Country(
        code=row["code"],
        name=Text(en=row["name_en"], fr=row["name_fr"]),
        alone=Text(en=named.removeprefix("the "), fr=alone[:1].upper() + alone[1:]),
        in_text=Text(en=f"in {named}", fr=row["in_fr"]),
        from_text=Text(en=f"from {named}", fr=row["from_fr"]),
        of_text=Text(en=f"of {named}", fr=row["of_fr"]),
    )


COUNTRIES: Mapping[str, Country] = _Countries()

NO_COUNTRY: Mapping[str, Text] = {
    "stateless": Text(en="none (stateless)", fr="aucune (apatride)"),
    "unknown_to_state": Text(en="unknown to the State", fr="inconnue de l’État"),
}
"""What stands for the citizenship of a person who has none, or whose citizenship the State does not know."""
