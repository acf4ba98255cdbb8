"""From an empty folder to a copied note and a released letter, by keys alone."""

from pathlib import Path
from typing import Any

from tests.web.browser import listening, page_of
from tests.web.walk import NUMBER, Walk, to_the_copied_note, to_the_released_letter


def test_from_an_empty_folder_to_a_copied_note_and_a_released_letter(browser: Any, tmp_path: Path, run: Any) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    with listening(folder, officer="AB01234") as own, page_of(browser, own) as page:
        first = Walk(page)
        copied = to_the_copied_note(first, own)
        assert page.faults == []
    with listening(folder, officer="CD05678") as own, page_of(browser, own) as page:
        own.desk.index.read_now()
        second = Walk(page)
        letter = to_the_released_letter(second, own).read_bytes()
        assert page.faults == []
    assert copied == run("note", folder / f"{NUMBER}.json").out
    kept = folder / "documents" / f"{NUMBER}-letter-en.pdf"
    assert kept.read_bytes() == letter
    told = run("verify", kept)
    assert told.code == 0
    assert "A second officer (CD05678) released these facts" in told.out
    assert first.presses <= 90
    assert second.presses <= 90
