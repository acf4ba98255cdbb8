"""A worker of a cluster makes the same documents as this machine, or is told what it has otherwise, and makes none."""

import pytest

from gcmsgen.bulk.engines.agreement import require_same
from gcmsgen.errors import MachineError

HERE = {"gcmsgen": "0.1.0", "pango": "1.52.1", "tables": "a1b2"}


def test_the_same_is_let_in() -> None:
    require_same(HERE, dict(HERE), "tls://node:1")


@pytest.mark.parametrize(
    ("there", "en", "fr"),
    [
        ({**HERE, "tables": "c3d4"}, "tables c3d4, here a1b2", "tables c3d4, ici a1b2"),
        ({"gcmsgen": "0.1.0", "tables": "a1b2"}, "pango –, here 1.52.1", "pango –, ici 1.52.1"),
        ({**HERE, "lxml": "5.3"}, "lxml 5.3, here –", "lxml 5.3, ici –"),
        (
            {**HERE, "gcmsgen": "0.2.0", "pango": "1.50"},
            "gcmsgen 0.2.0, here 0.1.0; pango 1.50, here 1.52.1",
            "gcmsgen 0.2.0, ici 0.1.0; pango 1.50, ici 1.52.1",
        ),
    ],
    ids=["other tables", "lacks a program", "has one more", "two versions"],
)
def test_all_that_differs_is_named(there: dict[str, str], en: str, fr: str) -> None:
    with pytest.raises(MachineError) as raised:
        require_same(HERE, there, "tls://node:1")
    assert raised.value.text.en.startswith(
        f"The worker tls://node:1 would not make the same documents: it has {en}. Nothing was made there."
    )
    assert raised.value.text.fr.startswith(
        f"Le processus de travail tls://node:1 ne produirait pas les mêmes documents\N{NO-BREAK SPACE}: il a {fr}. Rien"
    )
