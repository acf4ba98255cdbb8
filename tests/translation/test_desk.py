"""The translators' desk as typed: what waits, what is wrong, and who says that it is right."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from lxml import html

from gcmsgen.catalogue.tree import packaged, read_templates
from gcmsgen.language import Language
from gcmsgen.translation.accept import keep
from gcmsgen.wording.sentences import sentences_of
from gcmsgen.wording.signed_off import STATE
from tests.conftest import EXAMPLE, Result
from tests.translation.desk import edited, reworded

Run = Callable[..., Result]
STALE = "letter-refusal.refused"


def one_word_changed(folder: Path) -> Path:
    reworded(folder, Language.EN, STALE, "the application", "your application")
    return folder


def asked(run: Run, line: str, folder: Path) -> Result:
    return run(f"translation {line} --templates", folder)


def test_one_word_of_english_makes_one_french_sentence_stale(run: Run, tmp_path: Path) -> None:
    own = one_word_changed(tmp_path / "own")
    status = json.loads(asked(run, "status --format json", own).out)
    total = len(sentences_of(read_templates(), Language.EN))
    assert {name: count for name, count in status["counts"].items() if count} == {"translated": total - 1, "stale": 1}
    assert status["waiting"] == [{"id": STALE, "standing": "stale", "where": "fr/letter-refusal.j2:5:1"}]
    assert status["blocked"] == [
        {"document": name, "outcomes": ["refuse"]}
        for name in ("letter", "letter-copy-representative", "letter-copy-employer")
    ]


def test_a_french_render_of_it_exits_1_naming_it_and_all_else_renders(run: Run, tmp_path: Path) -> None:
    own = one_word_changed(tmp_path / "own")
    typed = f"--templates {own} --format txt -o - --document-lang"
    refused = run(f"letter {EXAMPLE} {typed} fr")
    assert (refused.code, refused.data) == (1, b"")
    assert "GCM861 error fr/letter-refusal.j2:5:1: The English of letter-refusal.refused (" in refused.talk
    assert "gcmsgen translation accept letter-refusal.refused --by CODE" in refused.talk
    others = [run(f"letter {EXAMPLE} {typed} en"), run(f"note {EXAMPLE} --templates {own} --document-lang fr")]
    assert [other.code for other in others] == [0, 0]


def test_status_is_one_screen_in_both_languages(run: Run, tmp_path: Path) -> None:
    own = one_word_changed(tmp_path / "own")
    assert asked(run, "status", own).out.splitlines()[-4:] == [
        "waits: letter-refusal.refused (stale, the English has changed), fr/letter-refusal.j2:5:1",
        "refused in French where it uses such a sentence: letter (refuse)",
        "refused in French where it uses such a sentence: copy of the letter for the representative (refuse)",
        "refused in French where it uses such a sentence: copy of the letter for the employer (refuse)",
    ]
    assert asked(run, "status --lang fr", own).out.splitlines()[-4].startswith("en attente\N{NO-BREAK SPACE}: letter-")
    (own / "fr").mkdir()
    (own / "fr" / "note.j2").write_text("", encoding="utf-8")
    assert len(asked(run, "status", own).out.splitlines()) <= 24
    assert run("translation status").out.splitlines()[-1] == "Nothing waits."


def test_check_lists_findings_with_their_places_and_ends_with_1(run: Run, tmp_path: Path) -> None:
    own = one_word_changed(tmp_path / "own")
    shown = asked(run, "check --format json", own)
    found = json.loads(shown.out)
    assert (shown.code, found["schema"], found["blocked"]) == (1, "gcmsgen.translation/1", True)
    assert [(one["code"], one["where"]) for one in found["findings"]] == [("GCM861", "fr/letter-refusal.j2:5:1")]
    assert asked(run, "check", own).out.splitlines()[-1] == "1 error(s), 0 other finding(s)"


def test_words_that_cannot_be_read_end_with_4_and_their_line(run: Run, tmp_path: Path) -> None:
    words = "{{ offer.employer.name }} (employeur)"
    edited(tmp_path, [("fr/letter.j2", words, "{{ offer.employer.name (employeur)")])
    shipped = (packaged("templates") / "fr" / "letter.j2").read_text(encoding="utf-8")
    (number,) = (number for number, line in enumerate(shipped.splitlines(), 1) if words in line)
    for line in ("status", "check"):
        result = asked(run, line, tmp_path)
        assert (result.code, result.talk.split(": ")[0]) == (4, f"fr/letter.j2:{number}")


def test_the_shipped_words_and_a_copy_of_them_pass(run: Run, tmp_path: Path) -> None:
    shutil.copytree(packaged("templates"), tmp_path / "own")
    assert run("translation check").code == 0
    assert asked(run, "check", tmp_path / "own").code == 0


@pytest.mark.parametrize(("word", "errors"), [("rejeté", 1), ("bien refusé", 0)])
def test_an_error_that_stays_in_what_was_accepted_is_told(run: Run, tmp_path: Path, word: str, errors: int) -> None:
    own = tmp_path / "own"
    reworded(own, Language.FR, STALE, "refusé", word)
    result = asked(run, f'accept {STALE} --by AB01234 --reason "another word"', own)
    assert result.code == 0
    assert result.talk.count("GCM880 error") == errors
    assert ("mends nothing" in result.talk) is bool(errors)


def test_who_accepted_when_and_why_is_kept_with_the_words(run: Run, tmp_path: Path) -> None:
    own = one_word_changed(tmp_path / "own")
    why = f'accept {STALE} --by AB01234 --on 2026-11-25 --reason "typo only"'
    assert asked(run, why, own).out.splitlines()[0] == f"accepted: {STALE}"
    (entry,) = polib.pofile(str(own / STATE))
    assert (entry.msgctxt, entry.msgid, entry.msgstr) == (
        STALE, "I have refused your application.", "J’ai refusé la demande.",
    )  # fmt: skip
    assert entry.comment.splitlines()[:4] == ["state: translated", "by: AB01234", "on: 2026-11-25", "reason: typo only"]
    assert (own / STATE).stat().st_mode & 0o777 == 0o644
    assert asked(run, f"accept {STALE} --by CD05678 --on 2026-11-26 --reviewed", own).code == 0
    status = json.loads(asked(run, "status --format json", own).out)
    assert (status["counts"]["reviewed"], status["waiting"]) == (1, [])
    assert asked(run, "check", own).code == 0


def test_an_entry_whose_english_changes_again_keeps_both_and_the_mark_of_po_editors(run: Run, tmp_path: Path) -> None:
    own = one_word_changed(tmp_path / "own")
    asked(run, f"accept {STALE} --by AB01234 --reason typo", own)
    edited(own, [("en/letter-refusal.j2", "I have refused your application.", "I refused it.")])
    reworded(own, Language.EN, "letter-refusal.reviewed", "your application", "the application")
    edited(own, [("en/letter-refusal.j2", "I have refused the application.", "I refused it.")])
    asked(run, "accept letter-refusal.reviewed --by AB01234 --reason typo", own)
    kept = {entry.msgctxt: entry for entry in polib.pofile(str(own / STATE))}
    assert set(kept) == {STALE, "letter-refusal.reviewed"}
    assert (kept[STALE].msgid, kept[STALE].previous_msgid) == ("I refused it.", "I have refused your application.")
    assert "fuzzy" in kept[STALE].flags
    assert [one["id"] for one in json.loads(asked(run, "status --format json", own).out)["waiting"]] == [STALE]


REFUSED = {
    "without a reason": f"accept {STALE} --by AB01234",
    "by a name": f"accept {STALE} --by 'Marie Tremblay' --reason typo",
    "unknown": "accept letter-refusal.refusd --by AB01234",
    "accepted already": "accept letter.closing --by AB01234",
    "reviewed while stale": f"accept {STALE} --by CD05678 --reviewed",
    "reviewed by its translator": "accept letter.closing --by GCMSGEN --reviewed",
    "nothing named": "accept --by AB01234",
    "all and one": f"accept {STALE} --all --by AB01234",
    "all without a reason": "accept --all --by AB01234",
    "reason of two lines": f"accept {STALE} --by AB01234 --reason 'a\nb'",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_accepted_is_refused_and_nothing_is_written(run: Run, tmp_path: Path, name: str) -> None:
    own = one_word_changed(tmp_path / "own")
    result = asked(run, REFUSED[name], own)
    assert (result.code, result.out) == (2, "")
    assert result.talk
    assert not (own / STATE).exists()


def test_all_that_waits_is_accepted_and_a_second_person_reviews_all_of_it(run: Run, tmp_path: Path) -> None:
    own = one_word_changed(tmp_path / "own")
    assert asked(run, "accept --all --by AB01234 --reason typo", own).out.count("accepted: ") == 1
    total = len(sentences_of(read_templates(), Language.EN))
    assert asked(run, "accept --all --by CD05678 --reviewed", own).out.count("accepted: ") == total
    assert asked(run, "accept --all --by CD05678 --reviewed", own).out.count("accepted: ") == 0


def test_a_state_file_that_cannot_be_read_is_kept_as_it_is(run: Run, tmp_path: Path) -> None:
    own = one_word_changed(tmp_path / "own")
    (own / "fr").mkdir()
    (own / STATE).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert asked(run, f"accept {STALE} --by AB01234 --reason typo", own).code == 2
    assert (own / STATE).read_text(encoding="utf-8") == "<<<<<<< HEAD\n"
    assert asked(run, "accept --all --by AB01234 --reason typo", own).code == 0


def test_the_shipped_state_file_is_as_it_would_be_written(tmp_path: Path) -> None:
    shutil.copytree(packaged("templates"), tmp_path / "own")
    before = (tmp_path / "own" / STATE).read_bytes()
    keep(read_templates(tmp_path / "own"), {})
    assert (tmp_path / "own" / STATE).read_bytes() == before


def test_the_preview_shows_what_changed_word_by_word(run: Run, tmp_path: Path) -> None:
    own = one_word_changed(tmp_path / "own")
    run(f"translation preview --case {EXAMPLE} --document letter --templates {own} -o", tmp_path / "page.html")
    page = html.fromstring((tmp_path / "page.html").read_text(encoding="utf-8"))
    (row,) = page.xpath("//tr[@class='marked']")
    assert row.xpath("./th/code/text()") == [STALE]
    assert (row.xpath(".//del/text()"), row.xpath(".//ins/text()")) == (["the "], ["your "])
    assert row.xpath("./th/p[@class='remark']/text()")[0].startswith("GCM861 ")


def test_forms_that_wait_for_a_signature_are_listed_in_both_languages(run: Run) -> None:
    assert (
        "BH  à Bahreïn, de Bahreïn, de Bahreïn. To consider: à Bahreïn / au Bahreïn"
        in run("translation status --places").out
    )
    assert "À considérer\N{NO-BREAK SPACE}: à Bahreïn" in run("translation status --places --lang fr").out
    signed = "officer decision notes  notes de décision de l’agent."
    assert f"{signed} To consider: confirm in TERMIUM Plus" in run("translation status --terms").out
    assert f"{signed} À considérer\N{NO-BREAK SPACE}: confirm" in run("translation status --terms --lang fr").out
    assert "work permit" not in run("translation status --terms").out
    assert (
        " French forms of terms not signed by a translator: gcmsgen translation status --terms"
        in run("translation status").out
    )
