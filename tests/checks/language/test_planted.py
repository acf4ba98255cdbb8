"""A fault of words planted in a shipped sentence is found under its own code at its place; its twin is found by nobody."""

from pathlib import Path

import pytest

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.checks.language.passage import passages
from gcmsgen.checks.language.run import in_passage, of_words
from gcmsgen.checks.language.terms import Terms
from gcmsgen.language import Language
from gcmsgen.wording.sentences import place
from gcmsgen.wording.translation_state import rows
from tests.translation.desk import reworded

SENTENCE = "letter-refusal.refused"
SAYS = {Language.EN: "I have refused the application.", Language.FR: "J’ai refusé la demande."}
N = "\N{NO-BREAK SPACE}"

# Each: the code, what is written behind the sentence as a fault, where in it the finding is, and its twin. `~` is U+00A0.
PLANTED_FRENCH = (
    ("GCM801", "Objet: permis.", ":", "Objet~: permis."),
    ("GCM801", "Le {{ decision.date|long_date }}: permis.", ": permis", "Le {{ decision.date|long_date }}~: permis."),
    ("GCM802", "Elle est reçue~; merci.", "~;", "Elle est reçue; merci."),
    ("GCM803", "Le « visa~» est requis.", "« ", "Le «~visa~» est requis."),
    ("GCM803", "Le «~visa» est requis.", "»", "Le «~visa~» est requis."),
    ("GCM804", "Le mot \"visa.", "\"", "Le mot visa."),
    ("GCM805", "Il écrit~: «~lire «~oui.", "«~lire «", "Il écrit~: «~lire “oui”~»."),
    ("GCM806", "Le permis d'études.", "'", "Le permis d’études."),
    ("GCM807", "La part est de 8,5 %.", " %", "La part est de 8,5~%."),
    ("GCM808", "Payez 155$.", "$", "Payez 155~$."),
    ("GCM808", "Payez $155.", "$", "Payez 155~$."),
    ("GCM809", "Payez 155.50~$.", ".50", "Payez 155,50~$."),
    ("GCM810", "Payez 20,635~$.", "20,635", "Payez 20~635~$."),
    ("GCM810", "Payez 20.635,00~$.", "20.635", "Payez 20~635,00~$."),
    ("GCM811", "Payez 155~CAD.", "~CAD", "Payez 155~$~CA."),
    ("GCM811", "Payez 155~$CA.", "$CA", "Payez 155~$~CA."),
    ("GCM812", "À 13h30.", "13h30", "À 13~h~30."),
    ("GCM812", "À 13~h30.", "13~h3", "À 13~h~30."),
    ("GCM813", "À 13~h~00.", "~h~00", "À 13~h."),
    ("GCM814", "Le 12~mars, 2025.", "2~mars, 2025", "Le 12~mars 2025."),
    ("GCM814", "Mars~12, 2025.", "Mars~12, 2025", "Le 12~mars 2025."),
    ("GCM815", "Le 1~mars.", "1~mars", "Le 1er~mars."),
    ("GCM816", "Le 12 mars.", "2 mars", "Le 12~mars."),
    ("GCM817", "Le 03/01/2025.", "03/01", "Le 2025-03-01."),
    ("GCM817", "Le 01-03-2025.", "01-03", "Le 2025-03-01."),
    ("GCM818", "La 2ème fois.", "2ème", "La 2e fois."),
    ("GCM818", "Les 2èmes fois.", "2èmes", "Les 2es fois."),
    ("GCM819", "Mme. Roy.", "Mme.", "Mme~Roy."),
    ("GCM820", "Mme Roy.", "Mme ", "Mme~Roy."),
    ("GCM820", "Mme {{ applicant.family_name }}.", "Mme ", "Mme~{{ applicant.family_name }}."),
    ("GCM821", "Le #12.", "#", "Le no~12."),
    ("GCM821", "Le nº~12.", "nº", "Le no~12."),
    ("GCM822", "Et ainsi de suite...", "...", "Et ainsi de suite…"),
    ("GCM823", "Merci.  Bien.", "  B", "Merci. Bien."),
    ("GCM824", "Le ministère ( IRCC).", "( I", "Le ministère (IRCC)."),
    ("GCM824", "Vus ,puis lus.", " ,puis", "Vus, puis lus."),
    ("GCM825", "Vus, lus, et classés.", " lus, et", "Vus, lus et classés."),
    ("GCM826", "A défaut de permis.", "A défaut", "À défaut de permis."),
    ("GCM827", "Au plus tard le Lundi.", "Lundi", "Au plus tard le lundi."),
    ("GCM828", "Lettre De Refus.", "De R", "Lettre de refus."),
    ("GCM829", "Voyez l’alinéa 216(1)(b).", "6(1)(b", "Voyez l’alinéa 216(1)b)."),
    ("GCM830", "Elle est complÃ¨te.", "Ã", "Elle est complète."),
    ("GCM831", "Il y en a 20\u202f635.", "\u202f", "Il y en a 20~635."),
    ("GCM831", "Le mot\u2060clé.", "\u2060", "Le mot clé."),
    ("GCM832", "De 2020 – 2025.", "2020 –", "De 2020-2025."),
    ("GCM833", "Appelez au 613.995.8900.", "613.", "Appelez au 613-995-8900."),
    ("GCM834", "À Ottawa (ON).", "(ON)", "À Ottawa (Ontario)."),
    ("GCM834", "Ottawa (Ontario)~K1A~1L1.", ")~K", "Ottawa (Ontario)~~K1A~1L1."),
    ("GCM835", "À 25km.", "km", "À 25~km."),
    ("GCM837", "Voyez votre votre dossier.", "votre votre", "Vous vous présentez."),
    ("GCM838", "Une demande de asile.", "de asile", "Une demande d’asile."),
    ("GCM839", "Les gens de le Québec.", "de le", "Les gens du Québec."),
    ("GCM840", "Au {{ applicant.coming_from|country }}.", "Au {", "{{ applicant.coming_from|in_country }}."),
    ("GCM840", "En {{ applicant.coming_from|in_country }}.", "En {", "{{ applicant.coming_from|in_country }}."),
    ("GCM840", "L’avis de {{ applicant.family_name }}.", "de {", "L’avis du {{ decision.date|long_date }}."),
    ("GCM841", "Vous êtes intéressé(e).", "é(e)", "La personne intéressée."),
    ("GCM842", "Votre LMIA.", "LMIA", "Votre EIMT."),
    ("GCM843", "Voici l’ avis.", "’ avis", "Voici l’avis."),
    ("GCM844", "En Anglais.", "En A", "En anglais."),
)  # fmt: skip
PLANTED_ENGLISH = (
    ("GCM804", "The \"visa.", "\"", "The “visa”."),
    ("GCM806", "The applicant's name.", "'s", "The applicant’s name."),
    ("GCM817", "On 03/01/2025.", "03/01", "On 2025-03-01."),
    ("GCM823", "Thanks.  Good.", "  G", "Thanks. Good."),
    ("GCM824", "The office ( IRCC).", "( I", "The office (IRCC)."),
    ("GCM830", "The rÃ©sumÃ©.", "Ã", "The résumé."),
    ("GCM831", "There are 20\u202f635.", "\u202f", "There are 20~635."),
    ("GCM837", "See the the file.", "the the", "See the file that that names."),
)  # fmt: skip
PLANTED = [
    pytest.param(language, *planted, id=f"{planted[0]}-{language.value}-{planted[1]}")
    for language, many in ((Language.FR, PLANTED_FRENCH), (Language.EN, PLANTED_ENGLISH))
    for planted in many
]


@pytest.mark.parametrize(("language", "code", "fault", "at", "twin"), PLANTED)
def test_a_planted_fault_is_found_alone_and_its_twin_is_not(
    tmp_path: Path, language: Language, code: str, fault: str, at: str, twin: str
) -> None:
    tree = planted(tmp_path / "fault", language, fault)
    file = f"{language.value}/letter-refusal.j2"
    text = tree.text(file)
    line, column = place(text, text.index(at.replace("~", N), text.index(SAYS[language]) + len(SAYS[language])))
    faults = found(tree)
    assert faults[:1] == [(code, f"{file}:{line}:{column}")]
    assert {one for one, _ in faults} == {code}
    assert found(planted(tmp_path / "twin", language, twin)) == []


def planted(folder: Path, language: Language, words: str) -> TemplateTree:
    """Return an office's tree in which words stand behind a shipped sentence."""
    whole = f"{SAYS[language]} {words}".replace("~", N)
    return reworded(folder, language, SENTENCE, SAYS[language], whole)


def found(tree: TemplateTree) -> list[tuple[str, str]]:
    """Return what the rules of one language find, each fault once."""
    row = rows(tree)[SENTENCE]
    assert row.english
    assert row.french
    ways = [*passages(row.english, Language.EN), *passages(row.french, Language.FR)]
    return [*dict.fromkeys((finding.code, finding.where) for way in ways for finding in in_passage(way))]


def test_a_salutation_that_says_dear_is_found(tmp_path: Path) -> None:
    tree = reworded(tmp_path, Language.FR, "letter.salutation", "%}Monsieur", "%}Cher Monsieur")
    place_of = [
        (finding.code, finding.where.split(":")[0]) for finding in of_words(rows(tree)["letter.salutation"], Terms(()))
    ]
    assert place_of == [("GCM836", "fr/letter.j2")]
