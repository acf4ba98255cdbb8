"""Where an office wishes, the files of a refusal leave only when a second officer released it."""

from pathlib import Path

from tests.web.conftest import Asking

NUMBER = "W000000002"


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
