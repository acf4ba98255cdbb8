"""The shared texts of a workbook: whole, in order, and none beyond them."""

import io
from collections.abc import Iterator

import pytest

from gcmsgen.bulk.table.shared_strings import SharedStrings, texts_in

PART = """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<si><t>Montréal</t></si><si><t/></si><si><r><t>Saint </t></r><r><rPr><b/></rPr><t>John</t></r></si>
<si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si><si><t>a_x000D_b</t></si></sst>"""


def test_texts_are_read_whole() -> None:
    strings = SharedStrings(texts_in(io.BytesIO(PART.encode())))
    assert [strings[number] for number in (4, 0, 1, 2, 3)] == ["a\rb", "Montréal", "", "Saint John", "東京"]
    for number in (5, -1):
        with pytest.raises(IndexError):
            strings[number]


def test_texts_are_not_kept_in_memory() -> None:
    def many() -> Iterator[str]:
        return (f"Employer {number}" for number in range(100_000))

    strings = SharedStrings(many())
    assert (strings[99_999], strings[0]) == ("Employer 99999", "Employer 0")


def test_a_workbook_without_them() -> None:
    with pytest.raises(IndexError):
        SharedStrings(texts_in(None))[0]
