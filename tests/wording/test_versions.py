"""Words with dates: a document has the words of the day that counts, and both languages have them by the same days."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.document import Sentence
from gcmsgen.errors import TemplateError
from gcmsgen.finding import Refused
from gcmsgen.generate import CheckedCase, generate
from gcmsgen.impact.difference import Cause
from gcmsgen.impact.of_cases import case_impact
from gcmsgen.language import Language
from gcmsgen.translation.exchange.judge import SentenceChange
from gcmsgen.translation.exchange.units import explained, units_of
from gcmsgen.translation.exchange.write_back import files_changed
from gcmsgen.translation.pairs import known_rows, paired
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source
from gcmsgen.wording.reasons import reasons_said
from gcmsgen.wording.sentences import sentences_in, sentences_of
from gcmsgen.wording.translation_state import DONE, rows
from tests.conftest import DAY, Result, case, written
from tests.translation.desk import accepted, edited
from tests.wording.test_compose import OFFICE

TREE = read_templates()
EVE, FIRST, LATER = date(2026, 2, 19), date(2026, 2, 20), date(2030, 1, 1)
OLD, NEW = "letter-refusal.country_looked_at", "letter-refusal.country_looked_at.2026-02-20"
EN, FR = "en/letter-refusal.j2", "fr/letter-refusal.j2"


class LookedAt(NamedTuple):
    """Hold where a sentence of the shipped words stands, and a text of each of its versions."""

    source: Source
    language: Language
    before: str
    since: str


LOOKED_AT = {
    "letter": LookedAt(
        Source("letter", "letter-refusal", TREE),
        Language.EN,
        "look to similar opportunities",
        "are coming from (Australia)",
    ),
    "lettre": LookedAt(
        Source("letter", "letter-refusal", TREE),
        Language.FR,
        "semblables pour les Canadiens",
        "de provenance (Australie)",
    ),
    "note": LookedAt(
        Source("note-full", "note", TREE), Language.EN, "opportunities for Canadians abroad", "coming from (Australia)"
    ),
    "note au SMGC": LookedAt(
        Source("note-full", "note", TREE), Language.FR, "semblables pour les Canadiens", "de provenance (Australie)"
    ),
    "rationale": LookedAt(
        Source("rationale", None, TREE), Language.EN, "employment of Canadians abroad", "is coming from (Australia)"
    ),
    "justification": LookedAt(
        Source("rationale", None, TREE), Language.FR, "semblables pour les Canadiens", "de provenance (Australie)"
    ),
}


def said(source: Source, language: Language, on: date, name: str = "country_looked_at") -> Sentence:
    made = compose(case(), source, language=language, on=on, office=OFFICE)
    (found,) = [one for one in made.document.sentences() if one.id.rpartition(".")[2] == name]
    return found


@pytest.mark.parametrize("one", LOOKED_AT.values(), ids=LOOKED_AT)
def test_a_document_says_what_was_looked_at_by_the_words_of_the_day(one: LookedAt) -> None:
    before, first, later = (said(one.source, one.language, on) for on in (EVE, FIRST, LATER))
    assert (one.before in before.text, one.since in before.text, before.since) == (True, False, "")
    assert (one.before in first.text, one.since in first.text, first.since) == (False, True, "2026-02-20")
    assert (later, later.version) == (first, f"{before.id}.2026-02-20")
    assert before.version == before.id == first.id


# The sentence that has versions, and those that name the criterion by where the instructions of the day look.
NAMED_BY_DAY = ("country_looked_at", "conclusion_reached", "ground_refused")


def test_every_sentence_without_days_reads_alike_on_all_of_them() -> None:
    for source in {one.source for one in LOOKED_AT.values()}:
        for language in Language:
            made = [compose(case(), source, language=language, on=on, office=OFFICE).document for on in (EVE, FIRST)]
            old, new = (
                [s.text for s in each.sentences() if s.id.rpartition(".")[2] not in NAMED_BY_DAY] for each in made
            )
            assert old == new


def test_on_and_verify_of_an_old_day_have_the_words_of_that_day(run: Callable[..., Result], tmp_path: Path) -> None:
    path = written(tmp_path)
    for on, words in (("2026-02-19", "look to similar opportunities"), ("2026-02-20", "are coming from (Australia)")):
        output = tmp_path / on / "letter.txt"
        output.parent.mkdir()
        assert run(f"letter --format txt --on {on}", path, "-o", output).code == 0
        assert words in output.read_text(encoding="utf-8").replace("\n", " ")
        assert run("verify", output).code == 0
    old = json.loads(run("trace --format json --on 2026-02-19", path).out)["sentences"]
    new = json.loads(run("trace --format json --on 2026-02-20", path).out)["sentences"]
    assert [one["words_since"] for one in new if "words_since" in one] == ["2026-02-20"]
    assert not [one for one in old if "words_since" in one]
    assert "    words in force from: 2026-02-20" in run("trace --on 2026-02-20", path).out


# --- both languages have the same days ---

REFUSED_EN = '{% sentence "refused" %}I have refused the application.{% endsentence %}\n'
REFUSED_FR = '{% sentence "refused" %}J’ai refusé la demande.{% endsentence %}\n'
THEN_EN = '{% sentence "refused" from "2027-01-01" %}I refuse the application.{% endsentence %}\n'
THEN_FR = '{% sentence "refused" from "2027-01-01" %}Je refuse la demande.{% endsentence %}\n'
BOTH = [(EN, REFUSED_EN, REFUSED_EN + THEN_EN), (FR, REFUSED_FR, REFUSED_FR + THEN_FR)]


def letter(tree: TemplateTree, language: Language, on: date = DAY) -> str:
    made = generate(case(), document="letter", form=Format.TXT, on=on, tree=tree, language=language)
    return " ".join(made.data.decode().replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("alone", BOTH, ids=["English", "French"])
@pytest.mark.parametrize("language", list(Language))
def test_a_day_that_one_language_has_alone_stops_every_document(
    tmp_path: Path, language: Language, alone: tuple[str, str, str]
) -> None:
    tree = edited(tmp_path / "alone", [alone])
    with pytest.raises((TemplateError, Refused)) as raised:
        letter(tree, language)
    if isinstance(raised.value, Refused):
        assert {
            (one.code, one.where.partition(":")[0]) for one in raised.value.findings if one.code[:5] == "GCM86"
        } == {("GCM862" if alone[0] == EN else "GCM863", alone[0])}
    else:
        assert raised.value.where == "refused.2027-01-01"
        assert (FR if alone[0] == EN else EN) in raised.value.text.en
    both = accepted(edited(tmp_path / "both", BOTH))
    assert ("J’ai refusé" if language is Language.FR else "I have refused") in letter(both, language)
    assert ("Je refuse" if language is Language.FR else "I refuse") in letter(both, language, date(2027, 1, 1))


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ('{% sentence "a" from "2026-02-20" %}y{% endsentence %}', None),
        (
            '{% sentence "a" from "2026-02-20" %}y{% endsentence %}{% sentence "a" from "2027-01-01" %}z{% endsentence %}',
            None,
        ),
        ('{% sentence "b" from "2026-02-20" %}y{% endsentence %}', "none stand above"),
        ('{% sentence "a" from "2026-02-30" %}y{% endsentence %}', "cannot be read"),
        ('{% sentence "a" from "20260220" %}y{% endsentence %}', "cannot be read"),
        ('{% sentence "a" from today %}y{% endsentence %}', "cannot be read"),
        ('{% sentence "a" since "2026-02-20" %}y{% endsentence %}', "cannot be read"),
        ('{% sentence "a" %}y{% endsentence %}', "another"),
        (
            '{% sentence "a" from "2026-02-20" %}y{% endsentence %}{% sentence "a" from "2026-02-20" %}z{% endsentence %}',
            "in the order of their days",
        ),
        (
            '{% sentence "a" from "2027-01-01" %}y{% endsentence %}{% sentence "a" from "2026-02-20" %}z{% endsentence %}',
            "in the order of their days",
        ),
        ('{% sentence "a" from "2026-02-20" %}y{% endsentence %}{% sentence "a" %}z{% endsentence %}', "another"),
    ],
    ids=[
        *("a day", "two", "none before", "no such day", "no hyphens", "a word", "another word", "twice"),
        *("the same day", "backwards", "the first again"),
    ],
)
def test_versions_stand_in_the_order_of_their_days(second: str, says: str | None) -> None:
    text = '{% sentence "a" %}x{% endsentence %}\n' + second
    if says is None:
        assert [one.id for one in sentences_in(text, "en/letter.j2")][:2] == ["letter.a", "letter.a.2026-02-20"]
        return
    with pytest.raises(TemplateError) as raised:
        [*sentences_in(text, "en/letter.j2")]
    assert (raised.value.where, says in raised.value.text.en) == ("en/letter.j2:2", True)


@pytest.mark.parametrize("says", ["2026-02-30", "today"])
def test_a_day_that_cannot_be_read_stops_the_document(tmp_path: Path, says: str) -> None:
    tree = edited(tmp_path, [(EN, 'from "2026-02-20"', f'from "{says}"')])
    with pytest.raises(TemplateError) as raised:
        letter(tree, Language.EN)
    assert raised.value.where.startswith(f"{EN}:")


def test_a_ground_has_words_in_every_version(tmp_path: Path) -> None:
    name = '{% sentence "not_established" %}'
    for words, fails in (("", True), ("Not established.", False)):
        own = [
            (file, name, f'{name}x{{% endsentence %}}{{% sentence "not_established" from "2027-01-01" %}}{words}'
             f'{{% endsentence %}}{{% sentence "once" %}}')
            for file in (EN, FR)
        ]  # fmt: skip
        source = Source("letter", "letter-refusal", edited(tmp_path / f"own{fails}", own))
        if fails:
            with pytest.raises(TemplateError) as raised:
                reasons_said(source)
            assert raised.value.where == "not_established"
        else:
            reasons_said(source)


# --- each version has its own state, preview, examples and place ---


def test_the_state_of_each_version_is_its_own(tmp_path: Path) -> None:
    known = rows(TREE)
    assert {known[name].standing in DONE for name in (OLD, NEW)} == {True}
    tree = edited(tmp_path, [(EN, "look to similar opportunities", "look to the same opportunities")])
    standing = rows(tree)
    assert [name for name, row in standing.items() if row.standing not in DONE] == [OLD]
    assert "de provenance (Australie)" in letter(tree, Language.FR)
    with pytest.raises(Refused) as raised:
        letter(tree, Language.FR, EVE)
    assert [one.code for one in raised.value.findings if one.code == "GCM861"] == ["GCM861"]


def test_the_preview_shows_each_version_with_its_days(tmp_path: Path) -> None:
    tree = accepted(edited(tmp_path, BOTH))
    for on in (EVE, DAY, LATER):
        pairs = paired(case(), "letter", on=on, tree=tree, known=known_rows(tree)).pairs
        shown = {pair.id: (pair.when.en, pair.when.fr) for pair in pairs if pair.when}
        assert shown == {
            "letter-refusal.refused": ("in force before 2027-01-01", "en vigueur avant le 2027-01-01"),
            "letter-refusal.refused.2027-01-01": ("in force from 2027-01-01", "en vigueur à partir du 2027-01-01"),
            OLD: ("in force before 2026-02-20", "en vigueur avant le 2026-02-20"),
            NEW: ("in force from 2026-02-20", "en vigueur à partir du 2026-02-20"),
        }
        texts = {pair.id: (pair.english.text, pair.french.text, pair.french.place) for pair in pairs}
        assert texts["letter-refusal.refused"][:2] == ("I have refused the application.", "J’ai refusé la demande.")
        assert texts["letter-refusal.refused.2027-01-01"][:2] == ("I refuse the application.", "Je refuse la demande.")
        ids = [pair.id for pair in pairs]
        assert abs(ids.index(OLD) - ids.index(NEW)) == 1
        assert not [pair.remarks for pair in pairs if pair.remarks]


def test_each_version_goes_out_and_comes_back_to_its_place() -> None:
    units = units_of(TREE)
    changes = [SentenceChange(units[name], (f"Texte de {name}.",)) for name in (OLD, NEW)]
    (written_back,) = files_changed(TREE, changes).items()
    made = {one.id: one.source for one in sentences_in(written_back[1].decode(), written_back[0])}
    there = {one.id: one.source for one in sentences_of(TREE, Language.FR).values() if one.file == FR}
    assert made == {**there, OLD: f"Texte de {OLD}.", NEW: f"Texte de {NEW}."}


@pytest.mark.long
def test_each_version_goes_out_with_examples_of_its_own() -> None:
    units = units_of(TREE)
    [old, new] = explained([units[OLD], units[NEW]], TREE)
    assert (len(old.meanings), [one.examples != () for one in new.meanings]) == (0, [True])


def test_a_version_that_is_new_goes_behind_the_one_before_it(tmp_path: Path) -> None:
    tree = edited(tmp_path, BOTH[:1])
    unit = units_of(tree)["letter-refusal.refused.2027-01-01"]
    made = files_changed(tree, [SentenceChange(unit, ("Je refuse la demande.",))])[FR].decode()
    assert REFUSED_FR + THEN_FR in made


def test_impact_of_words_from_a_day_on_is_that_of_the_letters_decided_since(tmp_path: Path) -> None:
    after = accepted(edited(tmp_path, BOTH))
    for on, changed in ((DAY, []), (date(2027, 1, 1), [("letter-refusal.refused", Cause.WORDS)])):
        impacts = case_impact("x", *(CheckedCase(case(), on, tree) for tree in (TREE, after)))
        (english,) = [one for one in impacts if (one.document, one.language) == ("letter", Language.EN)]
        assert [(one.id, one.cause) for one in english.sentences] == changed
