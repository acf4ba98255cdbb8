"""A refusal on any ground gives its reasons, or no letter is made: outlines and words that lack one are refused by name."""

import re
from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.office import Office
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.errors import TemplateError
from gcmsgen.finding import Refused
from gcmsgen.generate import CheckedCase, composed, generate, rendered
from gcmsgen.language import Language
from gcmsgen.reference.grounds import grounds
from gcmsgen.reference.outcomes import outcomes
from gcmsgen.render.layout import Stamp
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source
from gcmsgen.wording.reasons import reasons_said
from tests.conftest import DAY, EXAMPLE, loaded
from tests.test_outcomes import refused
from tests.translation.desk import Edit, edited

OUTLINE, EN, FR = "outline/letter-refusal.j2", "en/letter-refusal.j2", "fr/letter-refusal.j2"
FOUND = '{% say "dispute_harmed" when ground == "labour_dispute" and ground|is_not_met(assessment) %}'
OFFICE = Office(name="Example Processing Centre", letterhead=("Example Processing Centre",))


def refusal(tree: TemplateTree, part: str | None = "letter-refusal") -> Source:
    return Source("letter", part, tree)


def words_of(file: str) -> str:
    """Return the sentence as it stands in a file of words."""
    text = read_templates().text(file)
    start = text.index('{% sentence "dispute_harmed" %}')
    return text[start : text.index("{% endsentence %}", start) + len("{% endsentence %}")]


# Each: where the message says it is, the edits with the fault, the edits of a twin that is let through.
PLANTED: dict[str, tuple[str, list[Edit], list[Edit]]] = {
    "not said": (OUTLINE, [(OUTLINE, FOUND, "")], [(OUTLINE, FOUND, FOUND + FOUND)]),
    "said on no ground of that name": (
        OUTLINE,
        [(OUTLINE, FOUND, FOUND.replace("labour_dispute", "labor_dispute"))],
        [(OUTLINE, FOUND, FOUND.replace('ground == "labour_dispute"', '"labour_dispute" == ground'))],
    ),
    "said on every other ground": (
        OUTLINE,
        [(OUTLINE, FOUND, FOUND.replace("==", "!="))],
        [(OUTLINE, FOUND, FOUND.replace('ground == "labour_dispute"', 'not ground != "labour_dispute"'))],
    ),
    "said on two grounds at once": (
        OUTLINE,
        [(OUTLINE, FOUND, FOUND.replace('"labour_dispute"', '"labour_dispute" and ground == "medical"'))],
        [(OUTLINE, FOUND, FOUND.replace('"labour_dispute"', '"labour_dispute" or ground == "medical"'))],
    ),
    "said under a condition around it": (
        OUTLINE,
        [(OUTLINE, FOUND, '{% if ground == "medical" %}' + FOUND + "{% endif %}")],
        [(OUTLINE, FOUND, '{% if ground == "medical" %}{% else %}' + FOUND + "{% endif %}")],
    ),
    "left to a comment": (OUTLINE, [(OUTLINE, FOUND, "{# " + FOUND + " #}")], [(OUTLINE, FOUND, "{# x #}" + FOUND)]),
    "without English words": (
        "dispute_harmed",
        [(EN, words_of(EN), "")],
        [(EN, words_of(EN), "{# x #}" + words_of(EN))],
    ),
    "without French words": (
        "dispute_harmed",
        [(FR, words_of(FR), "")],
        [(FR, words_of(FR), "{# x #}" + words_of(FR))],
    ),
    "with empty French words": (
        "dispute_harmed",
        [(FR, words_of(FR), '{% sentence "dispute_harmed" %}\n{% endsentence %}')],
        [(FR, words_of(FR), '{% sentence "dispute_harmed" %}Oui.{% endsentence %}')],
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_reason_that_is_lacking_is_named_with_its_ground_and_file(tmp_path: Path, name: str) -> None:
    where, fault, twin = PLANTED[name]
    with pytest.raises(TemplateError) as refused:
        reasons_said(refusal(edited(tmp_path / "fault", fault)))
    text = refused.value.text
    assert refused.value.where == where
    assert all(
        word in said for said in (text.en, text.fr) for word in ("labour_dispute", "dispute_harmed", fault[0][0])
    )
    assert text.en != text.fr
    reasons_said(refusal(edited(tmp_path / "twin", twin)))


def test_the_shipped_templates_give_a_reason_on_every_ground() -> None:
    reasons_said(refusal(read_templates()))


def test_a_loop_of_another_name_is_followed(tmp_path: Path) -> None:
    renamed = re.sub(r"\bground(?=[ |])", "motive", read_templates().text(OUTLINE))
    assert renamed.count("motive") > 30
    path = tmp_path / "sound" / OUTLINE
    path.parent.mkdir(parents=True)
    path.write_text(renamed, encoding="utf-8")
    reasons_said(refusal(read_templates(tmp_path / "sound")))
    path = tmp_path / "fault" / OUTLINE
    path.parent.mkdir(parents=True)
    path.write_text(renamed.replace('motive == "labour_dispute"', 'motive == "labor_dispute"'), encoding="utf-8")
    with pytest.raises(TemplateError, match="on the ground labour_dispute"):
        reasons_said(refusal(read_templates(tmp_path / "fault")))


def test_words_of_the_document_itself_count_as_well(tmp_path: Path) -> None:
    last = '{% sentence "signature_office" %}'
    moved = [(EN, words_of(EN), ""), ("en/letter.j2", last, words_of(EN) + "\n" + last)]
    reasons_said(refusal(edited(tmp_path, moved)))


def test_only_the_letter_of_a_refusal_is_looked_at(tmp_path: Path) -> None:
    tree = edited(tmp_path, [(OUTLINE, FOUND, "")])
    for part in {row.letter for row in outcomes().values()} - {outcomes()["refuse"].letter} | {None}:
        reasons_said(refusal(tree, part))


def made(tree: TemplateTree, language: Language, document: str = "letter") -> bytes:
    return generate(loaded(EXAMPLE), document=document, form=Format.TXT, on=DAY, tree=tree, language=language).data


def test_no_refusal_leaves_an_office_whose_outline_lacks_a_reason_even_on_another_ground(tmp_path: Path) -> None:
    tree = edited(tmp_path, [(OUTLINE, FOUND, "")])
    for language in Language:
        with pytest.raises(TemplateError, match="dispute_harmed"):
            made(tree, language)
        assert made(tree, language, "note")


def test_french_words_that_are_lacking_are_a_finding_in_french_and_stop_the_english_letter_too(tmp_path: Path) -> None:
    tree = edited(tmp_path, [(FR, words_of(FR), "")])
    with pytest.raises(Refused) as stopped:
        made(tree, Language.FR)
    assert {f.code for f in stopped.value.findings if f.code.startswith("GCM86")} == {"GCM862"}
    with pytest.raises(TemplateError, match=r"fr/letter-refusal\.j2 has no words"):
        made(tree, Language.EN)


def test_a_letter_that_was_sent_is_made_again_as_it_was(tmp_path: Path) -> None:
    tree = edited(tmp_path, [(OUTLINE, FOUND, "")])
    again = composed(CheckedCase(loaded(EXAMPLE), DAY, tree), "letter", Language.EN)
    assert rendered(again, Format.TXT, Stamp("0" * 64, "0")).data


@pytest.mark.parametrize("ground", grounds())
def test_a_letter_says_the_sentences_of_its_ground_and_of_no_other(ground: str) -> None:
    said, cited = set(), set()
    for place in ("outside_canada", "inside_canada", "port_of_entry"):
        made = compose(refused(ground, place), refusal(read_templates()), language=Language.EN, on=DAY, office=OFFICE)
        for sentence in made.document.sentences():
            name = sentence.id.removeprefix("letter-refusal.")
            said.add(name)
            cited |= set(sentence.cites) if name in grounds()[ground].test else set()
    everywhere = {name for row in grounds().values() for name in row.sentences}
    assert said & everywhere <= set(grounds()[ground].sentences)
    assert set(grounds()[ground].test) <= said
    assert set(grounds()[ground].found) & said
    assert grounds()[ground].provision.key in cited
