"""`gcmsgen bulk run --merge`: the letters for the printer, bound in postal order after a sheet that lists them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from gcmsgen.bulk.bind import bind_letters
from gcmsgen.bulk.folder import run_folder
from gcmsgen.catalogue.tree import read_templates
from tests.bulk.runs import table_of
from tests.conftest import Result

Run = Callable[..., Result]
Bulk = Callable[..., Result]


def row(number: int, country: str, code: str | None, language: str = "en", **changes: Any) -> dict[str, Any]:
    """Return a row whose letter goes to a country and a postal code."""
    address: dict[str, Any] = {"lines": ["2 Invented Road"], "city": "Invented", "country": country}
    address |= {"province": "ON"} if country == "CA" else {}
    address |= {"postal_code": code} if code else {}
    return {
        "application__number": f"W{number:09}",
        "application__language": language,
        "applicant__address": address,
        **changes,
    }


ROWS = [
    row(1, "GB", "SW1A 0AA"),
    row(2, "AU", "6000"),
    row(3, "CA", "V5K 0A1"),
    row(4, "CA", "k1a0x0", "fr"),
    row(5, "AU", "2000"),
    row(6, "CA", "K1A 0X0"),
    row(7, "CA", "K1A 0A1", record__noc="12345"),
    row(8, "CA", "K1A 0X0"),
    row(9, "AU", None),
    row(10, "FR", "75001", "fr"),
]
ENGLISH = [6, 8, 3, 9, 5, 2, 1]  # Canada by postal code, then Australia and the United Kingdom; equal codes by number
FRENCH = [4, 10]


def name(number: int, language: str = "en") -> str:
    return f"W{number:09}-letter-{language}.pdf"


def pages(path: Path) -> list[str]:
    """Return the text of each page."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]
    finally:
        pdf.close()


def begins(path: Path) -> dict[int, str]:
    """Return, for each page on which a letter begins, its application number."""
    said = re.compile(r"(?:Application number: |Numéro de la demande\s: )(W\d{9})")
    found = {number: said.search(text) for number, text in enumerate(pages(path), 1)}
    return {number: match[1] for number, match in found.items() if match}


@pytest.fixture
def bulk(run: Run, tmp_path: Path) -> Bulk:
    """Return a function that runs rows into the folder `out` and binds their letters."""

    def typed(rows: list[dict[str, Any]], *more: str) -> Result:
        line = ("--output", tmp_path / "out", "--workers", "0", "--merge", *more)
        return run("bulk run", table_of(tmp_path, *rows), *line)

    return typed


def test_letters_stand_in_postal_order_behind_a_sheet_that_lists_them(bulk: Bulk, tmp_path: Path) -> None:
    result, out = bulk(ROWS), tmp_path / "out"
    assert (result.code, result.out.splitlines()) == (
        3,
        [
            f"{out}/letters-en.pdf",
            f"{out}/letters-fr.pdf",
            "9 row(s) made for the first time.",
            f"10 row(s): 9 document(s) written to {out}, 1 row(s) not made.",
        ],
    )
    for language, order, title in (
        ("en", ENGLISH, "7 letter(s) in English, in postal order"),
        ("fr", FRENCH, "2 lettre(s) en français, dans l’ordre postal"),
    ):
        bound, letters = pages(out / f"letters-{language}.pdf"), [pages(out / name(n, language)) for n in order]
        assert bound[1:] == [page for letter in letters for page in letter]
        assert bound[0].startswith(f"{title}\n")
        assert re.findall(r"W\d{9}", bound[0]) == [f"W{n:09}" for n in order]
        starts = [2 + sum(map(len, letters[:before])) for before in range(len(letters))]
        assert begins(out / f"letters-{language}.pdf") == {
            start: f"W{n:09}" for start, n in zip(starts, order, strict=True)
        }
    assert {path.stat().st_mode & 0o777 for path in out.glob("letters-*.pdf")} == {0o600}


def test_the_next_run_binds_what_is_new_or_changed_and_the_letter_of_a_refused_row_is_out(
    bulk: Bulk, tmp_path: Path
) -> None:
    bulk([row(1, "CA", "V5K 0A1"), row(2, "CA", "K1A 0X0"), row(3, "AU", "6000")])
    rows = [row(1, "CA", "V5K 0A1"), row(2, "CA", "K1A 0X0", record__noc="12345"), row(3, "CA", "A1A 0A1")]
    result, out = bulk(rows), tmp_path / "out"
    assert (result.code, "W000000002-letter-en.pdf: belongs to no row any more" in result.talk) == (3, True)
    assert "1 letter(s) that earlier runs bound still stand and are in none of these files" in result.talk
    assert [*begins(out / "letters-en.pdf").values()] == ["W000000003"]
    again = bulk(rows)
    assert "letters-en.pdf" not in again.out
    assert "No letter is new or changed since letters were last bound" in again.talk
    assert "letters-en.pdf: bound by an earlier run; its 1 letter(s) still stand." in again.talk
    bulk(rows, "--merge-all")
    assert [*begins(out / "letters-en.pdf").values()] == ["W000000003", "W000000001"]


def test_only_letters_of_the_rows_asked_for_are_bound(bulk: Bulk, tmp_path: Path) -> None:
    rows = [row(1, "CA", "V5K 0A1"), row(2, "CA", "K1A 0X0"), row(3, "AU", "6000")]
    bulk(rows, "--rows", "1")
    assert [*begins(tmp_path / "out" / "letters-en.pdf").values()] == ["W000000001"]
    bulk(rows)
    assert [*begins(tmp_path / "out" / "letters-en.pdf").values()] == ["W000000002", "W000000003"]
    bulk(rows, "--rows", "1-2", "--merge-all")
    assert [*begins(tmp_path / "out" / "letters-en.pdf").values()] == ["W000000002", "W000000001"]


def test_letters_bound_before_in_a_language_that_has_none_now_are_named(bulk: Bulk, tmp_path: Path) -> None:
    bulk([row(1, "CA", "V5K 0A1"), row(2, "CA", "K1A 0X0", "fr")])
    english, french = (bulk([row(1, "CA", "V5K 0A1")], "--merge-all", *more) for more in ([], ["--lang", "fr"]))
    assert (english.code, english.out.splitlines()[0]) == (0, f"{tmp_path}/out/letters-en.pdf")
    assert (
        "letters-fr.pdf: bound by an earlier run; letters in it may no longer stand. Do not print it.\n" in english.talk
    )
    assert (
        "letters-fr.pdf\N{NO-BREAK SPACE}: relié lors d’un passage antérieur; des lettres qu’il contient ne sont peut-être plus "
        "valables. Ne l’imprimez pas.\n"
    ) in french.talk
    assert (tmp_path / "out" / "letters-fr.pdf").is_file()
    assert "letters-en.pdf" not in english.talk


def test_many_letters_become_numbered_volumes_each_with_its_sheet(bulk: Bulk, tmp_path: Path) -> None:
    out = tmp_path / "out"
    bulk([row(1, "CA", "V5K 0A1"), row(2, "CA", "K1A 0X0"), row(3, "AU", "6000")])
    (out / "letters-en.pdf").unlink()
    with run_folder(out, read_templates()) as folder:
        letters = [entry for entry in folder.ledger.made() if entry.form == "pdf"]
        assert [*bind_letters(folder, read_templates(), letters, volume=2)] == ["letters-en-1.pdf", "letters-en-2.pdf"]
    assert [*begins(out / "letters-en-1.pdf").values()] == ["W000000002", "W000000001"]
    assert [*begins(out / "letters-en-2.pdf").values()] == ["W000000003"]
    assert [pages(out / f"letters-en-{n}.pdf")[0].splitlines()[0] for n in (1, 2)] == [
        "2 letter(s) in English, in postal order",
        "1 letter(s) in English, in postal order",
    ]


@pytest.mark.parametrize("ending", ["", ".manifest.json"], ids=["letter", "manifest"])
def test_a_letter_that_is_gone_and_was_not_asked_for_stops_the_packing(bulk: Bulk, tmp_path: Path, ending: str) -> None:
    rows = [row(1, "CA", "V5K 0A1"), row(2, "CA", "K1A 0X0")]
    bulk(rows)
    gone = f"{name(2)}{ending}"
    (tmp_path / "out" / gone).unlink()
    english, french = (bulk(rows, "--rows", "1", "--zip", *more) for more in ([], ["--lang", "fr"]))
    assert (english.code, english.out, english.talk.splitlines()[-1]) == (
        2,
        "",
        f"{gone}: gone since it was made, and this run did not look at it. Run over all rows and documents again.",
    )
    assert (french.code, french.out, french.talk.splitlines()[-1]) == (
        2,
        "",
        f"{gone}\N{NO-BREAK SPACE}: disparu depuis sa production, et ce passage ne l’a pas examiné. Relancez la commande pour "
        "toutes les lignes et tous les documents.",
    )
    assert bulk(rows, "--merge-all").code == 0
    assert [*begins(tmp_path / "out" / "letters-en.pdf").values()] == ["W000000002", "W000000001"]


def test_a_dry_run_binds_nothing(bulk: Bulk, tmp_path: Path) -> None:
    assert (bulk(ROWS[:2], "--dry-run").code, (tmp_path / "out").exists()) == (0, False)


@pytest.mark.parametrize(
    "asked", [("--format", "txt,docx"), ("--document", "note"), ("--document", "rationale,employer-notice")]
)
def test_without_pdf_letters_it_is_wrong_use(bulk: Bulk, tmp_path: Path, asked: tuple[str, str]) -> None:
    english, french = bulk(ROWS[:1], *asked), bulk(ROWS[:1], *asked, "--lang", "fr")
    assert (english.code, english.talk) == (
        2,
        "--merge binds the letters as PDF: ask for --document letter and --format pdf.\n",
    )
    assert (french.code, french.talk) == (
        2,
        "--merge relie les lettres en PDF\N{NO-BREAK SPACE}: demandez --document letter et --format pdf.\n",
    )
    assert not (tmp_path / "out").exists()
