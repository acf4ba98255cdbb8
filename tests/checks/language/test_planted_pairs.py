"""A fault between the languages planted in a shipped sentence is found under its own code; its twin is found by nobody."""

from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.checks.language.run import of_words
from gcmsgen.checks.language.terms import FILE, Term, Terms, terms_of
from gcmsgen.checks.parity.pairs import allowed
from gcmsgen.errors import TemplateError
from gcmsgen.language import Language
from gcmsgen.translation.check import of_row, translation_findings
from gcmsgen.wording.sentences import place
from gcmsgen.wording.translation_state import rows
from tests.checks.language.test_planted import SAYS, SENTENCE, N
from tests.translation.desk import reworded

LONG = (
    "Where a visit was asked for about the work that you intend to perform in Canada, it was made before this letter."
)
SHORT, WHOLE = (
    "Il a été fait.",
    "Si une visite était exigée au sujet de l’emploi que vous entendez exercer au Canada, elle a été faite avant ce jour.",
)

# Each: the code, what both say behind the sentence, first in English, then as a fault, where the finding is (None: at the sentence),
# and its twin. `~` is U+00A0.
PLANTED = (
    ("GCM880", "It is a work permit.", "C’est une autorisation.", None, "C’est un permis de travail."),
    ("GCM880", "Two work permits.", "Deux permis.", None, "Deux permis de travail."),
    ("GCM880", "The employer wrote.", "Le patron a écrit.", None, "L’employeur a écrit."),
    ("GCM880", "No LMIA was made.", "Aucune étude n’a été faite.", None, "Aucune EIMT n’a été faite."),
    ("GCM881", "A permit was issued.", "Un permis émis a suivi.", "permis émis", "Un permis délivré a suivi."),
    ("GCM881", "Your own one.", "Votre application.", "Votre app", "La vôtre."),
    ("GCM881", "It creates or maintains.", "Il crée ou conserve, crée ou maintient.", "crée ou m", "Il crée ou conserve."),
    ("GCM882", "See paragraph 205(b).", "Voyez le paragraphe 205b).", "paragraphe", "Voyez l’alinéa 205b)."),
    ("GCM882", "See sections 34 to 42.", "Voyez les articles 34 à 41.", "articles", "Voyez les articles 34 à 42."),
    ("GCM882", "Under R205(b).", "En vertu de R205a).", "R205", "En vertu de R205b)."),
    ("GCM882", "See subsection 52(2).", "Voyez le paragraphe 52(1).", None, "Voyez le paragraphe 52(2)."),
    ("GCM882", "In subparagraph 200(1)(c)(ii.1).", "Au sous-alinéa 200(1)c)(ii).", None, "Au sous-alinéa 200(1)c)(ii.1)."),
    ("GCM883", "You may apply again for it.", "You may apply again for it.", "You may", "Vous pouvez la redemander."),
    ("GCM883", "You may apply for it.", "Bien~: you may apply for it.", "you may", "Vous pouvez la demander."),
    ("GCM884", "It is not met.", "Elle est remplie.", None, "Elle n’est pas remplie."),
    ("GCM884", "It is met.", "Elle n’est pas remplie.", "pas", "Elle est remplie."),
    ("GCM884", "It must not be granted.", "Elle peut être accordée.", None, "Elle ne peut être accordée."),
    ("GCM884", "Only in one case.", "Elle ne peut l’être en un cas.", "ne peut", "Elle ne peut l’être que dans un cas."),
    ("GCM885", "That is one. That is two.", "En voici une et en voici deux.", None, "En voici une. En voici deux."),
    ("GCM886", LONG, SHORT, None, WHOLE),
    ("GCM887", "See https://www.canada.ca/en/x.html now.", "Voyez https://www.canada.ca/en/x.html.", "www", "Voyez https://www.canada.ca/fr/x.html."),
    ("GCM888", "Within 60 days.", "Dans les 90 jours.", None, "Dans les 60 jours."),
    ("GCM888", "He received it in time.", "Il l’a reçue dans les 60 jours.", None, "Il l’a reçue à temps."),
    ("GCM888", "Pay $1,000.50.", "Payez 1~000,05~$.", None, "Payez 1~000,50~$."),
    ("GCM888", "On May 12, 2025.", "Le 13~mai 2025.", None, "Le 12~mai 2025."),
)  # fmt: skip


@pytest.mark.parametrize(("code", "english", "fault", "at", "twin"), PLANTED)
def test_a_planted_fault_is_found_alone_and_its_twin_is_not(
    tmp_path: Path, code: str, english: str, fault: str, at: str | None, twin: str
) -> None:
    tree = planted(tmp_path / "fault", english, fault)
    text = tree.text("fr/letter-refusal.j2")
    begins = text.index(SAYS[Language.FR])
    line, column = place(
        text, begins if at is None else text.index(at.replace("~", N), begins + len(SAYS[Language.FR]))
    )
    assert (code, f"fr/letter-refusal.j2:{line}:{column}") in found(tree)
    assert {one for one, _ in found(tree)} == {code}
    assert found(planted(tmp_path / "twin", english, twin)) == []


def planted(folder: Path, english: str, french: str) -> TemplateTree:
    """Return an office's tree in which words stand behind a shipped sentence in both languages."""
    for language, words in ((Language.EN, english), (Language.FR, french)):
        tree = reworded(folder, language, SENTENCE, SAYS[language], f"{SAYS[language]} {words}".replace("~", N))
    return tree


def found(tree: TemplateTree) -> list[tuple[str, str]]:
    return [(finding.code, finding.where) for finding in of_words(rows(tree)[SENTENCE], terms_of(tree))]


def test_a_term_is_asked_for_in_each_branch(tmp_path: Path) -> None:
    before = "{% if applicant.family_name %}the employer{% else %}the officer{% endif %}"
    after = "{% if applicant.family_name %}l’agent{% else %}l’employeur{% endif %}"
    tree = planted(tmp_path, f"By {before}.", f"Par {after}.")
    assert [code for code, _ in found(tree)] == ["GCM880"]


def test_an_office_adds_terms_and_replaces_those_it_names(tmp_path: Path) -> None:
    tree = planted(tmp_path, "The work permit bears a seal.", "Le permis de travail porte un cachet.")
    assert found(tree) == []
    (tmp_path / FILE).write_text(
        "english,french,forbidden,authority,note\nseal,sceau,cachet,our office,\nwork permit,autorisation de travail,,our office,\n",
        encoding="utf-8",
    )
    assert sorted({code for code, _ in found(read_templates(tmp_path))}) == ["GCM880", "GCM881"]


def test_a_table_of_terms_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("english;french\nseal;sceau\n", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"terms\.csv:2"):
        terms_of(read_templates(tmp_path))


def test_a_waiver_with_a_reason_lets_its_own_code_through(tmp_path: Path) -> None:
    allowed = "{# gcmsgen: allow GCM888 -- the form has another number in French #}"
    tree = planted(tmp_path, "See form 12.", f"Voyez le formulaire 13.{allowed}")
    assert [finding.code for finding in of_row(rows(tree)[SENTENCE], terms_of(tree))] == []
    tree = planted(tmp_path / "again", "See form 12.", f"Voyez le formulaire 12.{allowed}")
    assert [finding.code for finding in of_row(rows(tree)[SENTENCE], terms_of(tree))] == ["GCM877"]


def test_the_shipped_words_have_no_finding() -> None:
    assert translation_findings(read_templates()) == ()


def test_each_term_that_is_allowed_to_be_missing_is_missing() -> None:
    terms, known = terms_of(read_templates()), rows(read_templates())
    for name, may in allowed().items():
        english, french = known[name].english, known[name].french
        assert english
        assert french
        missing = {one.english for one in terms.in_english(english.source) if not one.said_in(french.source)}
        assert missing == may.terms


@pytest.mark.parametrize(
    ("english", "french", "missing"),
    [
        ("Ports of entry and penalties.", "Des points d’entrée.", ["penalty"]),
        ("The act is no Act.", "L’acte en est une.", ["Act"]),
        ("A Work\N{NO-BREAK SPACE}Permit.", "Une autorisation.", ["work permit"]),
        ("A job offer.", "Une offre d'emploi.", []),
        ("Not a co-officer.", "Rien.", []),
    ],
)
def test_terms_are_whole_words_in_their_own_capitals(english: str, french: str, missing: list[str]) -> None:
    terms = Terms((Term("penalty", ("pénalité",), (), ""), *terms_of(read_templates()).terms))
    assert [one.english for one in terms.in_english(english) if not one.said_in(french)] == missing


def test_a_table_may_be_parted_by_semicolons(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(
        "\ufeffenglish;french;forbidden;authority;note\r\nseal;sceau;cachet;ours;\r\n", "utf-8"
    )
    terms = terms_of(read_templates(tmp_path))
    assert [one.english for one in terms.in_english("A seal on a work permit.")] == ["seal", "work permit"]
