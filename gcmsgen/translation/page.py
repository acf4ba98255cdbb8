"""One HTML page that shows cases in both languages, sentence beside sentence; it asks nothing of the network."""

from collections.abc import Sequence

from gcmsgen.browser_page import page_template
from gcmsgen.finding import SEVERITY_WORD
from gcmsgen.language import Language, Text
from gcmsgen.translation.pairs import ShownCase


def page(cases: Sequence[ShownCase], language: Language, stop: Text | None = None) -> str:
    """Return the page in a language; `stop` says why there are no cases to show."""
    return page_template("gcmsgen.translation").render(
        cases=cases,
        stop=stop,
        language=language,
        of=lambda text: text.of(language),
        says=says(language),
        severity=SEVERITY_WORD,
    )


def says(language: Language) -> dict[str, str]:
    """Return the words of the page itself in a language, by name."""
    return {name: text.of(language) for name, text in _SAYS.items()}


_SAYS = {
    "title": Text(en="English and French, sentence by sentence", fr="L’anglais et le français, phrase par phrase"),
    "lead": Text(
        en="Invented cases. Below each sentence: the file and the line where its words stand, the facts that it reads and their "
        "values here.",
        fr="Les cas sont inventés. Sous chaque phrase\N{NO-BREAK SPACE}: le fichier et la ligne où se trouve son texte, les faits "
        "qu’elle lit et leur valeur dans ce cas.",
    ),
    "contents": Text(en="Cases", fr="Cas"),
    "only": Text(en="Show only sentences with a remark", fr="N’afficher que les phrases qui appellent une remarque"),
    "sentence": Text(en="Sentence", fr="Phrase"),
    "english": Text(en="English", fr="Anglais"),
    "french": Text(en="French", fr="Français"),
    "none": Text(en="No text.", fr="Aucun texte."),
    "source": Text(en="Words and facts", fr="Texte et faits"),
    "changed": Text(en="What changed in the English", fr="Ce qui a changé dans l’anglais"),
    "rule": Text(en="Said by", fr="Dite selon"),
    "provisions": Text(en="Provisions", fr="Dispositions"),
    "findings": Text(en="Findings of the case", fr="Constats relatifs au cas"),
    "explain": Text(en="explained by", fr="expliqué par"),
    "colon": Text(en=":", fr="\N{NO-BREAK SPACE}:"),
}
