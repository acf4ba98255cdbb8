"""A note that is longer than an entry is copied in parts, which together are the note, and break nowhere inside a section."""

from pathlib import Path

import pytest

from tests.web.conftest import Asking

NUMBER = "W000000002"


@pytest.mark.parametrize("limit", [0, 2000, 100_000])
def test_the_parts_of_a_note_are_the_note(asking: Asking, folder: Path, tmp_path: Path, limit: int) -> None:
    office = tmp_path / "office"
    office.mkdir()
    packaged = Path(__file__).resolve().parents[2] / "templates" / "office.yaml"
    settings = f"desk: {{note_limit: {limit}}}\n" if limit else ""
    (office / "office.yaml").write_text(packaged.read_text(encoding="utf-8") + settings, encoding="utf-8")
    asked = asking(folder, overlay=office)
    html, facts = asked.get(f"/case/{NUMBER}").text, asked.facts(NUMBER)
    whole = asked.get(f"/case/{NUMBER}/note-en.txt?facts={facts}").text
    several = html.count("note-en.txt?facts=")
    parts = [asked.get(f"/case/{NUMBER}/note-en.txt?facts={facts}&part={one}").text for one in range(1, several + 1)]
    if limit == 2000:
        assert several > 1
        assert "\n\n".join(part.rstrip("\n") for part in parts) + "\n" == whole
    else:
        assert parts == [whole]


def test_where_an_office_wishes_the_files_of_a_refusal_wait_for_a_second_officer(
    asking: Asking, folder: Path, tmp_path: Path
) -> None:
    office = tmp_path / "office"
    office.mkdir()
    packaged = Path(__file__).resolve().parents[2] / "templates" / "office.yaml"
    text = packaged.read_text(encoding="utf-8") + "desk: {released_only: true}\n"
    (office / "office.yaml").write_text(text, encoding="utf-8")
    desk = asking(folder, overlay=office, officer="CD05678")
    facts = desk.facts(NUMBER)
    address = f"/case/{NUMBER}/letter-en.txt?facts={facts}"
    assert desk.get(address).status_code == 409
    assert "Copy note" not in desk.get(f"/case/{NUMBER}").text
    assert desk.post(f"/case/{NUMBER}/release", {"facts": facts}).status_code == 303
    assert desk.get(address).status_code == 200
    other = desk.facts("W000000003")
    assert desk.get(f"/case/W000000003/letter-fr.txt?facts={other}").status_code == 200
