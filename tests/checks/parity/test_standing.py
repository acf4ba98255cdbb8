"""French that is not known to say what its English says is found at its place, and refused where it would be sent."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.checks.parity.standing import of_rows
from gcmsgen.finding import Refused
from gcmsgen.generate import CheckedCase, composed, generate, rendered
from gcmsgen.language import Language
from gcmsgen.render.layout import Stamp
from gcmsgen.wording.signed_off import STATE, signed_off
from gcmsgen.wording.translation_state import Damage, FrenchStanding, damages, rows, state
from tests.conftest import DAY, EXAMPLE, loaded
from tests.translation.desk import Edit, accepted, edited

EN, FR = "en/letter-refusal.j2", "fr/letter-refusal.j2"
REFUSED = '{% sentence "refused" %}J’ai refusé la demande.{% endsentence %}\n'
LAST = '{% sentence "signature_office" %}'

# Each: the code, the place, the edits with the fault, the edits of a twin that nobody finds.
PLANTED: dict[str, tuple[str, str, list[Edit], list[Edit]]] = {
    "stale": (
        "GCM861", f"{FR}:5:1",
        [(EN, "I have refused the application.", "I refused the application.")],
        [(EN, "I have refused the application.", "I have refused\n  the application.\n")],
    ),
    "stale by a space": (
        "GCM861", f"{FR}:5:1",
        [(EN, "I have refused the application.", "I have refused the\N{NO-BREAK SPACE}application.")],
        [(EN, "I have refused the application.", "\n\n I have refused the  application. ")],
    ),
    "stale by a space that is printed": (
        "GCM861", "fr/letter-refusal.j2:52:1",
        [(EN, "permanent residents\") }}\n  {%- if row.months and", "permanent residents\") }}\n  {% if row.months and")],
        [(EN, "permanent residents\") }}\n  {%- if row.months and", "permanent residents\") }}{%- if row.months and")],
    ),
    "dropped in French": ("GCM862", f"{EN}:5:1", [(FR, REFUSED, "")], [(FR, REFUSED, REFUSED + "\n")]),
    "left empty in French": (
        "GCM862", f"{EN}:5:1",
        [(FR, "J’ai refusé la demande.", " ")],
        [(FR, "J’ai refusé la demande.", " J’ai refusé la demande. ")],
    ),
    "dropped in English": (
        "GCM863", "fr/letter.j2:34:1",
        [("en/letter.j2", '{% sentence "signature_office" %}{{ office.name }}{% endsentence %}', "")],
        [("en/letter.j2", LAST, "\n" + LAST)],
    ),
    "French changed first": (
        "GCM864", f"{FR}:5:1",
        [(FR, "J’ai refusé la demande.", "J’ai refusé votre demande.")],
        [(FR, "J’ai refusé la demande.", "J’ai refusé\n  la demande.")],
    ),
    "never accepted": (
        "GCM865", f"{FR}:1:1",
        [(EN, "{# The words", '{% sentence "new" %}New.{% endsentence %}{# The words'),
         (FR, "{# Le texte", '{% sentence "new" %}Nouveau.{% endsentence %}{# Le texte')],
        [(EN, "{# The words", "{# {% sentence 'new' %} The words"), (FR, "{# Le texte", "{# Nouveau. Le texte")],
    ),
}  # fmt: skip


def found(tree: TemplateTree) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in of_rows(rows(tree).values(), damages(tree))]


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found_alone_and_its_twin_is_not(tmp_path: Path, name: str) -> None:
    code, where, fault, twin = PLANTED[name]
    assert found(edited(tmp_path / "fault", fault)) == [(code, where)]
    assert found(edited(tmp_path / "twin", twin)) == []


def test_a_renamed_sentence_is_missing_and_alone(tmp_path: Path) -> None:
    tree = edited(tmp_path, [(FR, '{% sentence "refused" %}', '{% sentence "rejected" %}')])
    assert found(tree) == [("GCM862", f"{EN}:5:1"), ("GCM863", f"{FR}:5:1")]


def test_the_shipped_french_is_current_and_its_state_file_signs_it_off() -> None:
    tree = read_templates()
    assert {row.standing for row in rows(tree).values()} <= {FrenchStanding.TRANSLATED, FrenchStanding.REVIEWED}
    assert damages(tree) == ()
    assert [
        name for name in tree.names("fr") if name.endswith(".j2") and not signed_off(tree, (Path(name).stem,))
    ] == []


STALE = ("GCM861", f"{FR}:5:1")
DAMAGES = {
    "unreadable": (lambda text: "<<<<<<< HEAD\n" + text, [("GCM865", STATE), STALE]),
    "gone": (lambda _: None, [STALE]),
    "French changed by hand": (lambda text: text.replace("J’ai", "J’avais"), [("GCM865", f"{STATE}:13:1"), STALE]),
    "English changed by hand": (
        lambda text: text.replace("I refused", "I approved"),
        [("GCM865", f"{STATE}:13:1"), STALE],
    ),
    "without who accepted": (lambda text: text.replace("#. by: AB01234\n", ""), [("GCM865", f"{STATE}:13:1"), STALE]),
    "written in other lines": (lambda text: text.replace('msgid "I ', 'msgid ""\n"I "\n"'), []),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_entry_of_an_office_is_found_and_counts_for_nothing(tmp_path: Path, name: str) -> None:
    change, expected = DAMAGES[name]
    tree = accepted(edited(tmp_path, PLANTED["stale"][2]))
    path = tmp_path / STATE
    assert found(tree) == []
    text = change(path.read_text(encoding="utf-8"))
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    assert found(read_templates(tmp_path)) == expected


def test_an_entry_that_stands_twice_is_found_where_its_sentence_waits(tmp_path: Path) -> None:
    tree = accepted(edited(tmp_path, PLANTED["stale"][2]))
    text = (tmp_path / STATE).read_text(encoding="utf-8")
    (tmp_path / STATE).write_text(text + "\n" + text.split("\n\n", 1)[1], encoding="utf-8")
    assert found(read_templates(tmp_path)) == []
    tree = edited(tmp_path, [(EN, "I refused the application.", "I refuse the application.")])
    assert found(tree) == [("GCM865", f"{STATE}:23:1"), STALE]


def test_an_installation_without_a_state_file_says_so_once(tmp_path: Path) -> None:
    assert [damage.line for damage in state(None).damages] == [0]
    lost = [replace(row, entry=None) for row in rows(read_templates()).values()]
    assert [(finding.code, finding.where) for finding in of_rows(lost, [Damage(0)])] == [("GCM865", STATE)]


def made(tree: TemplateTree, language: Language, document: str = "letter") -> bytes:
    return generate(loaded(EXAMPLE), document=document, form=Format.TXT, on=DAY, tree=tree, language=language).data


@pytest.mark.parametrize("name", ["stale", "dropped in French", "French changed first"])
def test_a_french_document_that_says_it_is_refused_and_no_other(tmp_path: Path, name: str) -> None:
    code, where, fault, _ = PLANTED[name]
    tree = edited(tmp_path, fault)
    with pytest.raises(Refused) as refused:
        made(tree, Language.FR)
    assert [(f.code, f.where) for f in refused.value.findings if f.code.startswith("GCM86")] == [(code, where)]
    assert made(tree, Language.EN)
    assert made(tree, Language.FR, "note")


def test_a_french_document_that_says_an_orphan_is_refused(tmp_path: Path) -> None:
    code, where, fault, _ = PLANTED["dropped in English"]
    with pytest.raises(Refused) as refused:
        made(edited(tmp_path, fault), Language.FR)
    assert [(f.code, f.where) for f in refused.value.findings if f.code.startswith("GCM86")] == [(code, where)]


def test_a_render_of_french_that_is_current_reads_no_entry() -> None:
    line = (
        f"import sys; from gcmsgen.cli.program import main; main(['note', {str(EXAMPLE)!r}, '--document-lang', 'fr'])"
    )
    ask = "; sys.exit([name for name in ('polib', 'gcmsgen.wording.translation_state') if name in sys.modules] or 0)"
    done = subprocess.run([sys.executable, "-c", line + ask], capture_output=True, text=True, check=False)
    assert (done.returncode, "Provenance" in done.stdout) == (0, True), done.stderr


def test_a_sentence_that_the_document_does_not_say_refuses_nothing(tmp_path: Path) -> None:
    tree = edited(
        tmp_path,
        [(EN, "If you have lost your temporary resident status", "If you lost your temporary resident status")],
    )
    assert [finding.message.en.split()[3] for finding in of_rows(rows(tree).values(), ())] == [
        "letter-refusal.restoration"
    ]
    assert "rétablissement" not in made(tree, Language.FR).decode()


def test_a_state_file_that_cannot_be_read_refuses_what_waits_alone(tmp_path: Path) -> None:
    edited(tmp_path, [(EN, "I have refused the application.", "I refused the application.")])
    (tmp_path / "fr").mkdir()
    (tmp_path / STATE).write_text("<<<<<<< HEAD", encoding="utf-8")
    tree = read_templates(tmp_path)
    with pytest.raises(Refused) as refused:
        made(tree, Language.FR)
    assert {f.code for f in refused.value.findings if f.code.startswith("GCM86")} == {"GCM861", "GCM865"}
    assert made(tree, Language.FR, "note")


def test_the_title_counts(tmp_path: Path) -> None:
    tree = edited(tmp_path, [(EN, "Decision on work permit application", "Decision about work permit application")])
    with pytest.raises(Refused):
        made(tree, Language.FR)


def test_accepted_words_are_sent(tmp_path: Path) -> None:
    tree = accepted(edited(tmp_path, PLANTED["stale"][2]))
    assert signed_off(tree, ("letter-refusal", "letter"))
    assert made(tree, Language.FR)


def test_a_document_is_made_again_from_words_that_have_no_state(tmp_path: Path) -> None:
    tree = edited(tmp_path, PLANTED["stale"][2])
    again = composed(CheckedCase(loaded(EXAMPLE), DAY, tree), "letter", Language.FR)
    assert rendered(again, Format.TXT, Stamp("0" * 64, "0")).data
