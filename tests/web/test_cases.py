"""The screen of a case, asked as the page asks it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gcmsgen.facts.load import load_case
from gcmsgen.language import Language
from gcmsgen.release.files import read_release
from gcmsgen.web.journal import lines
from tests.conftest import Result
from tests.web.conftest import Asked, Asking, words_of

BLOCKED, ENGLISH, FRENCH = "W000000004", "W000000002", "W000000003"


def test_the_page_of_a_case_says_what_is_wrong_and_offers_to_mend_a_row_in_one_act(asked: Asked) -> None:
    html = asked.get(f"/case/{BLOCKED}").text
    said = words_of(html)
    assert "2 wrong" in said
    assert "Enter as in the offer" in said
    assert "Copy note" not in said


def test_a_correction_of_a_row_clears_it_and_brings_nothing_back(asked: Asked) -> None:
    act = json.dumps([["record.destination.city", "Saint John"], ["record.destination.province", "NB"]])
    answer = asked.post(f"/case/{BLOCKED}/check", {**asked.form(BLOCKED), "correct": act}, script=True)
    assert answer.json()["told"].startswith("nothing wrong")


def test_a_check_saves_nothing(asked: Asked, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    form = {**asked.form(ENGLISH), "offer.noc": "31202"}
    answer = asked.post(f"/case/{ENGLISH}/check", form, script=True).json()
    assert answer["blocked"] is True
    assert "application.noc" in answer["errors"]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_value_that_does_not_fit_is_said_at_its_field_and_the_rest_is_checked_all_the_same(asked: Asked) -> None:
    form = {**asked.form(ENGLISH), "decision.date": "2026-02-30"}
    answer = asked.post(f"/case/{ENGLISH}/check", form, script=True).json()
    assert "calendar" in answer["errors"]["decision.date"]
    assert "Application W000000002" in answer["document"]


def test_a_hand_written_file_is_asked_about_then_kept_aside_with_its_comments(asked: Asked, folder: Path) -> None:
    [path] = folder.glob("02-*")
    data = path.read_bytes()
    form = {**asked.form(ENGLISH), "offer.teer": "2"}
    assert asked.post(f"/case/{ENGLISH}/save", form, script=True).json()["kind"] == "hand-written"
    assert path.read_bytes() == data
    answer = asked.post(f"/case/{ENGLISH}/save", {**form, "replace": "yes"}, script=True)
    assert answer.status_code == 200
    assert not path.exists()
    assert (folder / "originals" / path.name).read_bytes() == data
    made = load_case("-", (folder / f"{ENGLISH}.json").read_bytes())
    assert made.offer
    assert made.offer.teer == 2


def saved(asked: Asked, key: str, **changes: str) -> Asked:
    """Save a case once, so that its file is the desk's own."""
    form = {**asked.form(key), "replace": "yes", **{name.replace("__", "."): value for name, value in changes.items()}}
    assert asked.post(f"/case/{key}/save", form, script=True).status_code == 200
    return asked


def test_what_was_saved_elsewhere_is_not_written_over_and_both_values_are_shown(asked: Asked) -> None:
    saved(asked, ENGLISH)
    mine, other = asked.form(ENGLISH), asked.form(ENGLISH)
    assert asked.post(f"/case/{ENGLISH}/save", {**other, "decision.officer": "ZZ9"}, script=True).status_code == 200
    answer = asked.post(f"/case/{ENGLISH}/save", {**mine, "decision.officer": "AA1"}, script=True)
    assert answer.status_code == 409
    assert answer.json()["kind"] == "elsewhere"
    said = words_of(answer.json()["html"])
    assert "AA1" in said
    assert "ZZ9" in said
    over = {**mine, "decision.officer": "AA1", "over": answer.json()["etag"]}
    assert asked.post(f"/case/{ENGLISH}/save", over, script=True).status_code == 200


def test_a_number_that_another_case_has_is_refused(asked: Asked) -> None:
    saved(asked, ENGLISH)
    answer = asked.post(f"/case/{ENGLISH}/save", {**asked.form(ENGLISH), "application.number": FRENCH}, script=True)
    assert (answer.status_code, answer.json()["kind"]) == (409, "taken")


def test_a_draft_gets_its_number_and_its_name(asked: Asked, folder: Path) -> None:
    started = asked.post("/new", {"outcome": "hold"})
    key = started.headers["location"].rpartition("/")[2]
    assert key.startswith("draft-")
    answer = asked.post(f"/case/{key}/save", {**asked.form(key), "application.number": "W000000099"}, script=True)
    assert answer.json()["key"] == "W000000099"
    assert sorted(path.name for path in folder.glob("[!.]*.json")) == ["W000000099.json"]


def test_a_plain_post_saves_and_comes_back(asked: Asked) -> None:
    saved(asked, ENGLISH)
    answer = asked.post(f"/case/{ENGLISH}/save", {**asked.form(ENGLISH), "decision.officer": "XY1"})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/case/{ENGLISH}")
    assert "XY1" in asked.get(f"/case/{ENGLISH}").text


@pytest.mark.parametrize(("key", "language"), [(ENGLISH, "en"), (FRENCH, "fr")])
def test_the_note_is_that_of_the_command(asked: Asked, folder: Path, run: object, key: str, language: str) -> None:
    [path] = folder.glob(f"0{key[-1]}-*")
    made = asked.get(f"/case/{key}/note-{language}.txt?facts={asked.facts(key)}")
    told: Result = run("note", path)  # type: ignore[operator]
    assert made.content == told.data


def test_a_letter_is_that_of_the_command_and_verifies(asked: Asked, folder: Path, run: object) -> None:
    [path] = folder.glob("02-*")
    made = asked.get(f"/case/{ENGLISH}/letter-en.docx?facts={asked.facts(ENGLISH)}")
    kept = folder / "documents" / f"{ENGLISH}-letter-en.docx"
    assert kept.read_bytes() == made.content
    typed = folder.parent / "typed.docx"
    assert run("letter", path, "-o", typed).code == 0  # type: ignore[operator]
    assert typed.read_bytes() == made.content
    assert run("verify", kept).code == 0  # type: ignore[operator]


def test_a_letter_is_saved_by_a_link_and_the_note_alone_is_copied(asked: Asked) -> None:
    letter = asked.get(f"/case/{ENGLISH}?doc=letter").text
    assert letter.count("data-copy=") == 0
    assert letter.count("download href=") == 8
    assert asked.get(f"/case/{ENGLISH}?doc=note").text.count("data-copy=") == 2


def test_a_letter_is_made_as_a_page_too(asked: Asked) -> None:
    answer = asked.get(f"/case/{ENGLISH}/letter-en.html?facts={asked.facts(ENGLISH)}")
    assert answer.headers["content-type"].startswith("text/html")
    assert "attachment" in answer.headers["content-disposition"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]


COPY = {"applicant": {"representative": {"name": "Sam Nullius", "language": "fr"}}}


def test_a_copy_is_shown_and_made_in_the_language_of_its_reader_alone(asked: Asked, folder: Path) -> None:
    opened = asked.desk.opened(ENGLISH)
    asked.desk.folder.save(opened, joined(opened.tree, COPY), if_match=opened.etag, replace=True)
    html = asked.get(f"/case/{ENGLISH}?doc=letter-copy-representative").text
    assert "Copy of the letter for the representative" in html
    assert html.count('<div class="side"') == 1
    facts = asked.facts(ENGLISH)
    made = asked.get(f"/case/{ENGLISH}/letter-copy-representative-fr.txt?facts={facts}")
    assert made.status_code == 200
    assert made.content == (folder / "documents" / f"{ENGLISH}-letter-copy-representative-fr.txt").read_bytes()
    assert asked.get(f"/case/{ENGLISH}/letter-copy-representative-en.txt?facts={facts}").status_code == 404
    assert asked.get(f"/case/{ENGLISH}/letter-copy-employer-en.txt?facts={facts}").status_code == 404


def joined(tree: Any, more: Any) -> Any:
    """Return a tree with another laid over it."""
    if not isinstance(more, dict):
        return more
    held = tree if isinstance(tree, dict) else {}
    return {**held, **{name: joined(held.get(name), part) for name, part in more.items()}}


def test_names_that_are_only_alike_are_shown_and_never_a_button(asked: Asked) -> None:
    form = {**asked.form(ENGLISH), "offer.address.city": "Calgarie"}
    html = asked.post(f"/case/{ENGLISH}/check", form, script=True).json()["findings"]
    assert "Spelt alike, to be looked up in the source: Calgary" in words_of(html)
    [line] = re.findall(r'<p class="alike">.*?</p>', html, re.S)
    assert "button" not in line


def test_a_document_of_other_facts_than_those_of_the_file_is_refused(asked: Asked) -> None:
    assert asked.get(f"/case/{ENGLISH}/note-en.txt?facts={asked.facts(FRENCH)}").status_code == 409
    assert asked.get(f"/case/{ENGLISH}/note-en.txt").status_code == 409


def test_a_blocked_case_has_no_document(asked: Asked) -> None:
    answer = asked.get(f"/case/{BLOCKED}/note-en.txt?facts={asked.facts(BLOCKED)}")
    assert answer.status_code == 409
    assert "attachment" not in answer.headers.get("content-disposition", "")


def test_the_journal_has_the_act_the_number_and_the_hash_and_no_other_fact(asked: Asked, folder: Path) -> None:
    facts = asked.facts(ENGLISH)
    asked.post(f"/case/{ENGLISH}/copied", {"facts": facts, "lang": "en"}, script=True)
    [line] = lines(folder)
    assert (line.number, line.what, line.facts) == (ENGLISH, "copied note en", facts)
    text = (folder / "journal.jsonl").read_text(encoding="utf-8")
    assert not [word for word in ("Sampleton", "Nulla", "Calgary", "AU") if word in text]
    assert (folder / "journal.jsonl").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text, "Identical"),
        (lambda text: text.replace("\n", " \r\n "), "Identical"),
        (lambda text: text[: len(text) // 3], "cut after sentence"),
        (lambda text: text.replace("Australia", "Austria", 1), "first sentence that differs"),
        (lambda _text: "nothing of it", "first sentence that differs is number 1."),
    ],
    ids=["the same", "broken otherwise", "cut", "changed", "another text"],
)
def test_what_gcms_holds_is_compared_with_the_note(asked: Asked, change: object, said: str) -> None:
    note = asked.get(f"/case/{ENGLISH}/note-en.txt?facts={asked.facts(ENGLISH)}").text
    answer = asked.post(f"/case/{ENGLISH}/pasted-back", {"text": change(note)}, script=True)  # type: ignore[operator]
    assert said in answer.json()["message"]
    assert ("note in GCMS" in words_of(asked.get(f"/case/{ENGLISH}").text)) is (said == "Identical")


def test_a_second_officer_releases_and_a_change_is_told(asking: Asking, folder: Path) -> None:
    first = asking(folder, officer="AB01234")
    saved(first, ENGLISH)
    second = asking(folder, officer="CD05678")
    facts = first.facts(ENGLISH)
    assert first.post(f"/case/{ENGLISH}/ask-release", {"facts": facts}).status_code == 303
    assert "awaiting second officer" in words_of(second.get(f"/case/{ENGLISH}").text)
    assert first.post(f"/case/{ENGLISH}/release", {"facts": facts}).status_code == 409
    assert second.post(f"/case/{ENGLISH}/release", {"facts": facts}).status_code == 303
    release = read_release(folder, ENGLISH)
    assert release
    assert (release.by, release.officer, release.facts) == ("CD05678", "AB01234", facts)
    refused = second.post(f"/case/{ENGLISH}/save", {**second.form(ENGLISH), "offer.teer": "3"}, script=True)
    assert refused.status_code == 403
    path = folder / f"{ENGLISH}.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"teer": "1"', '"teer": "2"'), encoding="utf-8")
    said = words_of(second.get(f"/case/{ENGLISH}").text)
    assert "changed since release" in said
    assert "TEER category" in said


def test_verify_tells_of_the_release(asking: Asking, folder: Path, run: object) -> None:
    desk = asking(folder, officer="CD05678")
    facts = desk.facts(ENGLISH)
    kept = folder / "documents" / f"{ENGLISH}-letter-en.txt"
    desk.get(f"/case/{ENGLISH}/letter-en.txt?facts={facts}")
    assert "second officer" not in run("verify", kept).out  # type: ignore[operator]
    desk.post(f"/case/{ENGLISH}/release", {"facts": facts})
    told = run("verify", kept)  # type: ignore[operator]
    assert told.code == 0
    assert "A second officer (CD05678) released these facts" in told.out


@pytest.mark.parametrize("officer", ["", "AB01234", "ab01234"])
def test_nobody_releases_without_a_code_or_what_they_decided(asking: Asking, folder: Path, officer: str) -> None:
    desk = asking(folder, officer=officer)
    assert desk.post(f"/case/{ENGLISH}/release", {"facts": desk.facts(ENGLISH)}).status_code == 409
    assert read_release(folder, ENGLISH) is None


def test_a_blocked_case_is_not_released(asking: Asking, folder: Path) -> None:
    desk = asking(folder, officer="CD05678")
    assert desk.post(f"/case/{BLOCKED}/release", {"facts": desk.facts(BLOCKED)}).status_code == 409


def test_a_file_with_a_name_that_no_case_has_is_shown_and_never_rewritten(asking: Asking, folder: Path) -> None:
    (folder / "broken.yaml").write_text("application: {numbr: W1}\n", encoding="utf-8")
    desk = asking(folder)
    desk.desk.index.read_now()
    html = desk.get("/").text
    assert "cannot be read" in words_of(html)
    assert "broken.yaml" in html
    assert (folder / "broken.yaml").read_text(encoding="utf-8") == "application: {numbr: W1}\n"


def test_pages_in_french_speak_french(asking: Asking, folder: Path) -> None:
    desk = asking(folder, Language.FR)
    said = words_of(desk.get(f"/case/{BLOCKED}").text)
    assert "2\N{NO-BREAK SPACE}à corriger" in said or "2 à corriger" in said
    assert "Inscrire comme dans l’offre" in said


def test_an_address_that_is_no_case_is_told(asked: Asked) -> None:
    for key in ("W999", "..%2f..%2fetc%2fpasswd", "a" * 300):
        assert asked.get(f"/case/{key}").status_code == 404


def test_a_large_form_is_taken_and_a_larger_one_is_not(asked: Asked) -> None:
    form = asked.form(ENGLISH)
    many = {f"documents.{number}.title": "x" for number in range(1, 900)}
    assert (
        asked.post(f"/case/{ENGLISH}/check", {**form, **many, "shown": ["documents"]}, script=True).status_code == 200
    )
    too_many = {f"x{number}": "" for number in range(20_001)}
    assert asked.post(f"/case/{ENGLISH}/check", too_many, script=True).status_code == 400
    assert asked.post(f"/case/{ENGLISH}/check", {"offer.duties": "x" * 5_000_000}, script=True).status_code == 422


def test_what_is_to_enter_is_said_in_the_language_of_its_column(asking: Asking, folder: Path) -> None:
    [path] = folder.glob("02-*")
    path.write_text(re.sub(r"(?m)^  received: .*\n", "", path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    words = words_of(asking(folder).get(f"/case/{ENGLISH}?doc=letter").text)
    assert "To enter: Application received" in words
    assert "À remplir : Demande reçue" in words
