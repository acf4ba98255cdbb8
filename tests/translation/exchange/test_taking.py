"""What comes back: nothing changed where nothing was changed, and no file that was tampered with changes anything."""

import contextlib
import errno
import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import read_templates
from gcmsgen.errors import InTheWay, UsageError
from gcmsgen.language import Language
from gcmsgen.translation.accept import Acceptance
from gcmsgen.translation.exchange.forms import Form, read, write
from gcmsgen.translation.exchange.judge import judged
from gcmsgen.translation.exchange.placeholders import shown
from gcmsgen.translation.exchange.taking import Proposal, proposal, written
from gcmsgen.translation.exchange.translation_file import Damaged, Unit
from gcmsgen.translation.exchange.units import units_of
from gcmsgen.wording.sentences import on_one_line
from gcmsgen.wording.signed_off import STATE
from gcmsgen.wording.translation_state import FrenchStanding, rows

BY = Acceptance("MT", date(2026, 11, 25), "imported")


def taken(data: bytes, folder: Path) -> Proposal:
    return proposal(data, "back", read_templates(folder), BY)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("form", list(Form))
def test_what_left_comes_back_unchanged(form: Form, sent: dict[Form, bytes], own: Path) -> None:
    before = files(own)
    assert taken(sent[form], own) == Proposal((), {}, ())
    assert files(own) == before


def po(unit: str, old: str, new: str) -> Callable[[dict[Form, bytes]], bytes]:
    """Return a fault of a PO file: in the entry of a sentence one text is put for another."""

    def spoilt(sent: dict[Form, bytes]) -> bytes:
        text = re.sub(r'"\n"', "", sent[Form.PO].decode())
        head, entry, rest = re.split(rf'(msgctxt "{re.escape(unit)}"\n.*?\n\n)', text, maxsplit=1, flags=re.S)
        assert old in entry
        before, _, after = entry.rpartition(old)  # the French stands last
        return (head + before + new + after + rest).encode()

    return spoilt


def of(form: Form, old: str, new: str) -> Callable[[dict[Form, bytes]], bytes]:
    """Return a fault of an XML file: one text is put for another."""

    def spoilt(sent: dict[Form, bytes]) -> bytes:
        assert old in sent[form].decode()
        return sent[form].decode().replace(old, new, 1).encode()

    return spoilt


def word(old: str, new: str) -> Callable[[dict[Form, bytes]], bytes]:
    """Return a fault of the Word table: in its document one text is put for another."""

    def spoilt(sent: dict[Form, bytes]) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(sent[Form.DOCX])) as archive, zipfile.ZipFile(target, "w") as made:
            for name in archive.namelist():
                text = archive.read(name).decode()
                assert name != "word/document.xml" or old in text
                made.writestr(
                    name, text.replace(old, new, 1) if name == "word/document.xml" else text, zipfile.ZIP_DEFLATED
                )
        return target.getvalue()

    return spoilt


def bomb(_sent: dict[Form, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 2**26)
    return target.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><xliff'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><xliff'
REFUSED = "letter-refusal.refused"
TAMPERED = {
    "lost placeholder": ("GCM846", po("letter-refusal.test", "(code {1})", "")),
    "doubled placeholder": ("GCM846", po("letter-refusal.test", "{1}", "{1} {1}")),
    "placeholder of another sentence": ("GCM846", po("letter-refusal.test", "{1}", "{9}")),
    "placeholder that the sentence does not have": ("GCM846", po(REFUSED, "la demande.", "la demande {1}.")),
    "placeholder in another branch": ("GCM846", po("letter-refusal.fee_remitted", "{2},{3}", "{3} {2},")),
    "branches in another order": (
        "GCM846",
        po("note.conclusion_reached", "{7}rempli{8}non rempli", "{8}non rempli{7}rempli"),
    ),
    "block that does not close": ("GCM846", po("note.citizenship", "{1}{2}", "{2}{1}")),
    "tag typed by hand": ("GCM846", po(REFUSED, "J’ai refusé", "J’ai {{ applicant }} refusé")),
    "braces that make a tag with a placeholder": ("GCM846", po("letter-refusal.test", "Selon {2}", "Selon {{2}")),
    "brace typed by hand": ("GCM846", po(REFUSED, "J’ai refusé", "J’ai {12345} refusé")),
    "edited English": ("GCM847", po(REFUSED, "I have refused", "I refused")),
    "edited English in Word": ("GCM847", word("I have refused the application.", "I refused the application.")),
    "English placeholder lost in XLIFF 2": (
        "GCM847",
        of(
            Form.XLIFF2,
            '<source xml:space="preserve">Application <ph id="1"',
            '<source xml:space="preserve">Application <ph id="7"',
        ),
    ),
    "unknown id": ("GCM849", po(REFUSED, REFUSED, "letter-refusal.refuse")),
    "id twice": ("GCM849", po("letter-refusal.conclusion", "letter-refusal.conclusion", REFUSED)),
    "empty French": ("GCM850", po(REFUSED, "J’ai refusé la demande.", "")),
    "control character": ("GCM850", po(REFUSED, "J’ai", "J’ai\\b")),
    "invisible character": ("GCM850", word("J’ai refusé", "J’ai\u200b refusé")),
    "character lost": ("GCM850", of(Form.XLIFF, "J’ai refusé", "J\ufffdai refusé")),
    "PO cut short": ("GCM845", lambda sent: sent[Form.PO][: len(sent[Form.PO]) // 2]),
    "XLIFF cut short": ("GCM845", lambda sent: sent[Form.XLIFF2][: len(sent[Form.XLIFF2]) // 2]),
    "Word file cut short": ("GCM845", lambda sent: sent[Form.DOCX][: len(sent[Form.DOCX]) // 2]),
    "other language": ("GCM845", of(Form.XLIFF2, 'trgLang="fr-CA"', 'trgLang="es-MX"')),
    "other language in PO": ("GCM845", lambda sent: sent[Form.PO].replace(b"Language: fr_CA", b"Language: de")),
    "other language in Word": ("GCM845", word("(fr-CA)", "(de-DE)")),
    "element that is no placeholder": ("GCM845", of(Form.XLIFF, "J’ai refusé", "J’ai <bpt id='1'/>refusé")),
    "entity bomb": ("GCM845", of(Form.XLIFF, "<xliff", ENTITIES)),
    "entity from outside": ("GCM845", of(Form.XLIFF2, "<xliff", OUTSIDE)),
    "zip bomb": ("GCM845", bomb),
    "cell lost": ("GCM845", word("<w:tc>", "<w:tc/><w:tc>")),
    "no file of exchange": ("GCM845", lambda _sent: b"a,b\n1,2\n"),
    "tracked change": (
        "GCM870",
        word(
            '<w:r><w:t xml:space="preserve">J’ai refusé',
            '<w:ins w:id="9" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">J’ai refusé',
        ),
    ),
}


@pytest.mark.line("I1")
@pytest.mark.parametrize("name", TAMPERED)
def test_a_tampered_file_is_refused_and_nothing_is_written(name: str, sent: dict[Form, bytes], own: Path) -> None:
    code, spoil = TAMPERED[name]
    before = files(own)
    found = taken(spoil(sent), own)
    assert {finding.code for finding in found.findings} == {code}
    assert found.files == {}
    assert found.refused
    assert files(own) == before


def edited(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("language", list(Language))
def test_a_sentence_that_changed_since_it_was_sent_is_refused(
    language: Language, sent: dict[Form, bytes], own: Path
) -> None:
    words = {Language.EN: ("I have refused", "I refused"), Language.FR: ("J’ai refusé", "Je refuse")}[language]
    edited(own, f"{language.value}/letter-refusal.j2", *words)
    back = po(REFUSED, "J’ai refusé la demande.", "J’ai refusé votre demande.")(sent)
    assert [finding.code for finding in taken(back, own).findings] == ["GCM848"]


def test_a_sentence_that_the_translator_left_alone_is_passed_over(sent: dict[Form, bytes], own: Path) -> None:
    edited(own, "en/letter-refusal.j2", "I have refused", "I refused")
    assert taken(sent[Form.DOCX], own) == Proposal((), {}, ())


def test_new_french_changes_its_sentence_and_no_other_byte(sent: dict[Form, bytes], own: Path) -> None:
    before = files(own)
    tree = read_templates(own)
    found = taken(po(REFUSED, "J’ai refusé la demande.", "J’ai refusé votre demande.")(sent), own)
    assert [(change.unit.id, shown(change.french)) for change in found.changes] == [
        (REFUSED, "J’ai refusé votre demande.")
    ]
    assert list(found.files) == ["fr/letter-refusal.j2", STATE]
    assert files(own) == before
    written(found.files, tree)
    after = files(own)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"fr/letter-refusal.j2", STATE}
    was = before["fr/letter-refusal.j2"].decode()
    assert after["fr/letter-refusal.j2"].decode() == was.replace(
        "J’ai refusé la demande.", "J’ai refusé votre demande."
    )
    row = rows(read_templates(own))[REFUSED]
    assert row.standing is FrenchStanding.TRANSLATED
    assert row.entry is not None
    assert (row.entry.by, row.entry.on, row.entry.french) == ("MT", "2026-11-25", "J’ai refusé votre demande.")


def test_french_that_is_marked_as_not_finished_is_left(sent: dict[Form, bytes], own: Path) -> None:
    back = po(REFUSED, "J’ai refusé la demande.", "J’ai rejeté la")(sent).decode()
    back = back.replace(f'msgctxt "{REFUSED}"', f'#, fuzzy\nmsgctxt "{REFUSED}"')
    assert taken(back.encode(), own) == Proposal((), {}, (), 1)


def test_a_stale_sentence_leaves_fuzzy_and_comes_back_translated(own: Path) -> None:
    edited(own, "en/letter-refusal.j2", "I have refused the", "I have refused this")
    stale = [unit for unit in units_of(read_templates(own)).values() if unit.state == "stale"]
    data = write(tuple(stale), Form.PO)
    assert data.decode().count("#, fuzzy") == 1
    assert '#| msgid "I have refused the application."' in data.decode()
    assert taken(data, own) == Proposal((), {}, (), 1)
    found = taken(data.replace(b"#, fuzzy\n", b""), own)
    assert list(found.files) == [STATE]
    written(found.files, read_templates(own))
    assert rows(read_templates(own))[REFUSED].standing is FrenchStanding.TRANSLATED


STALE = {
    "placeholder added": (
        "I have refused the application.",
        "I have refused application {{ application.number }}.",
        "J’ai refusé la demande {1}.",
        "J’ai refusé la demande {{ application.number }}.",
    ),
    "choice added": (
        "I have refused the application.",
        "I have refused the application{% if offer.noc %} ({{ offer.noc }}){% endif %}.",
        "J’ai refusé la demande{1} ({2}){3}.",
        "J’ai refusé la demande{% if offer.noc %} ({{ offer.noc }}){% endif %}.",
    ),
}


def answered(folder: Path, french: str) -> Proposal:
    """Return what comes of new French for the one sentence that is stale."""
    stale = [unit for unit in units_of(read_templates(folder)).values() if unit.state == "stale"]
    data = re.sub('msgstr "J’ai.*"', f'msgstr "{french}"', write(tuple(stale), Form.PO).decode())
    return taken(data.replace("#, fuzzy\n", "").encode(), folder)


@pytest.mark.parametrize("name", STALE)
def test_french_follows_english_that_gained_placeholders(name: str, own: Path) -> None:
    old, new, french, source = STALE[name]
    edited(own, "en/letter-refusal.j2", old, new)
    found = answered(own, french)
    assert found.findings == ()
    written(found.files, read_templates(own))
    row = rows(read_templates(own))[REFUSED]
    assert row.french is not None
    assert (row.french.source, row.standing) == (source, FrenchStanding.TRANSLATED)


@pytest.mark.parametrize("name", STALE)
def test_french_that_does_not_follow_is_refused_by_the_rules_of_pairs(name: str, own: Path) -> None:
    edited(own, "en/letter-refusal.j2", *STALE[name][:2])
    found = answered(own, "J’ai refusé votre demande.")
    assert found.refused
    assert {finding.code[:5] for finding in found.findings} == {"GCM87"}


def test_french_may_lose_the_placeholder_that_english_lost(own: Path) -> None:
    edited(own, "en/letter-refusal.j2", "(code\n  {{ record.exemption_code }})", "as an exemption")
    stale = write(tuple(unit for unit in units_of(read_templates(own)).values() if unit.state == "stale"), Form.PO)
    text = re.sub(r'"\n"', "", stale.decode()).replace("#, fuzzy\n", "")
    (extra,) = re.findall(r"réciproque \(code (\{\d\})\)", text)
    found = taken(text.replace(f"réciproque (code {extra})", "réciproque").encode(), own)
    assert found.findings == ()
    assert (
        "record.exemption_code"
        not in found.files["fr/letter-refusal.j2"].decode().split('"test"')[1].split("endsentence")[0]
    )


def one(units: dict[str, Unit], name: str) -> tuple[Unit, ...]:
    return (units[name],)


def test_new_french_is_written_with_the_placeholders_of_the_english(own: Path) -> None:
    path = own / "fr" / "letter-refusal.j2"
    was = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'{% sentence "outbound" %}.*?{% endsentence %}\n', "", was, flags=re.S), encoding="utf-8")
    data = write(one(units_of(read_templates(own)), "letter-refusal.outbound"), Form.PO).decode()
    french = "{1}, en {2} : {3} et {4}{5}, {6}{7} par personne{8}{9}{10}".replace(" :", "\N{NO-BREAK SPACE}:")
    found = taken(
        data.replace('msgstr ""\n', f'msgstr "{french}"\n', 2).replace(f'msgstr "{french}"', 'msgstr ""', 1).encode(),
        own,
    )
    assert found.findings == ()
    made = found.files["fr/letter-refusal.j2"].decode()
    assert re.sub(r"\s+", " ", made) == re.sub(r"\s+", " ", was)


@pytest.mark.line("I1")
def test_french_that_swaps_the_words_of_two_branches_is_refused(sent: dict[Form, bytes], own: Path) -> None:
    swapped = po("note.conclusion_reached", "{7}rempli{8}non rempli{9}", "{7}non rempli{8}rempli{9}")
    found = taken(swapped(sent), own)
    assert found.refused
    assert found.files == {}


def test_a_space_beside_a_placeholder_that_eats_spaces_is_no_change(sent: dict[Form, bytes], own: Path) -> None:
    spaced = po("letter-refusal.outbound", "{4}{5}, {6}{7} par personne{8}", "{4} {5}, {6} {7} par personne{8}")
    assert taken(spaced(sent), own) == Proposal((), {}, ())
    reworded = po("letter-refusal.outbound", "{4}{5}, {6}", "{4} {5}, soit {6}")
    made = taken(reworded(sent), own).files["fr/letter-refusal.j2"].decode()
    was = (own / "fr" / "letter-refusal.j2").read_text(encoding="utf-8")
    assert on_one_line(made) == on_one_line(was.replace(", {{ row.months", ", soit {{ row.months", 1))


def test_windows_line_ends_stay(sent: dict[Form, bytes], own: Path) -> None:
    path = own / "fr" / "letter-refusal.j2"
    was = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(was)
    found = taken(po("letter-refusal.test", "Selon {2}", "D’après {2}")(sent), own)
    made = found.files["fr/letter-refusal.j2"]
    assert made.count(b"\n") == made.count(b"\r\n") == was.count(b"\n")
    assert len(set(made.split(b"\r\n")) - set(was.split(b"\r\n"))) <= 3


def test_an_office_that_has_no_words_of_its_own_gets_those_that_changed(
    sent: dict[Form, bytes], tmp_path: Path
) -> None:
    tree = read_templates(tmp_path)
    found = taken(po(REFUSED, "J’ai refusé la demande.", "J’ai refusé votre demande.")(sent), tmp_path)
    written(found.files, tree)
    assert list(files(tmp_path)) == ["fr/letter-refusal.j2", STATE]
    assert {row.standing for row in rows(tree).values()} == {FrenchStanding.TRANSLATED}
    assert (tmp_path / STATE).stat().st_mode & 0o777 == 0o644


@pytest.mark.line("I1")
def test_where_the_disk_fails_all_is_put_back(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, real = files(own), Path.replace

    def fails(path: Path, target: Path) -> Path:
        if target.name == "taken":
            raise OSError(errno.EIO, "taken")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(OSError, match="taken"):
        written({"fr/letter.j2": b"new", "fr/a.j2": b"new", "fr/taken": b"new"}, read_templates(own))
    assert files(own) == before


@pytest.mark.line("I1")
def test_where_a_folder_stands_at_a_name_nothing_is_written(own: Path) -> None:
    before = files(own)
    (own / "fr" / "taken").mkdir()
    with pytest.raises(InTheWay, match="taken"):
        written({"fr/letter.j2": b"new", "fr/a.j2": b"new", "fr/taken": b"new"}, read_templates(own))
    assert files(own) == before


def test_a_name_of_a_person_is_no_code() -> None:
    with pytest.raises(UsageError):
        Acceptance("Marie Tremblay", date(2026, 11, 25))


def spoilt_at_random(data: bytes, chance: random.Random) -> bytes:
    """Return a file with a few of its bytes changed, lost, doubled or put elsewhere."""
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 3])):
        at = chance.randrange(len(made))
        upto = at + chance.choice([1, 5, 100])
        with_what = chance.choice(
            [b"", made[at:upto] * 2, b"{1}", b"{{", b"\0", b"<x/>", b'"', bytes([chance.randrange(256)])]
        )
        made[at:upto] = with_what
    return bytes(made)


@pytest.mark.line("I1")
@pytest.mark.long
@pytest.mark.parametrize("form", list(Form))
def test_no_damage_ends_the_program(form: Form, sent: dict[Form, bytes]) -> None:
    chance = random.Random(form.value)  # noqa: S311 - it only damages a file
    units = units_of(read_templates())
    for _ in range(300):
        with contextlib.suppress(Damaged):
            judged(read(spoilt_at_random(sent[form], chance)), units, "back")
