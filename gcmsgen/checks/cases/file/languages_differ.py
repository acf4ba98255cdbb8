"""GCM702: the English and the French of a document do not say the same."""

import re
from collections import Counter
from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.reading.figures import figures
from gcmsgen.checks.reading.own_words import both
from gcmsgen.checks.rule import Rule
from gcmsgen.document import Document, Sentence
from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Language, Text

# French agrees with the person addressed where English does not: no statement of a document rests on these.
_FORMS_OF_ADDRESS = frozenset({"applicant.form_of_address", "applicant.family_name", "applicant.given_names"})


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the officer's own words in the two languages hold different figures or dates.

    An error where each language has a figure that the other has not; a warning where one alone has a year or a month.
    Any other figure of one language alone may stand in words in the other.
    """
    for where, words in both(examined):
        if not (words.en and words.fr):
            continue
        in_english, in_french = figures(words.en, Language.EN), figures(words.fr, Language.FR)
        english, french = in_english - in_french, in_french - in_english
        if (english and french) or any(len(part) >= _YEAR for part in english | french):
            severity = Severity.ERROR if english and french else Severity.WARNING
            said: dict[str, str | Text] = {"en": _listed(english), "fr": _listed(french)}
            yield Hit(where, _FIGURES.filled(**said), _COMPARE.filled(where=where), severity=severity)


_YEAR = 4  # the digits of a year; `month 4` is longer


def findings(one: Document, other: Document) -> list[Finding]:
    """Return a finding for each sentence that rests on other facts or provisions in the other language, or is not there."""
    made, theirs = _sources(one), _sources(other)
    ids = sorted({id_ for id_, _, _ in (made - theirs) + (theirs - made)})
    return [
        Finding(RULE.code, RULE.severity, id_, _SENTENCE.filled(sentence=id_), _REPORT.filled(sentence=id_))
        for id_ in ids
    ]


def _sources(document: Document) -> Counter[tuple[str, frozenset[str], tuple[str, ...]]]:
    return Counter((sentence.id, _facts(sentence), sentence.cites) for sentence in document.sentences())


def _facts(sentence: Sentence) -> frozenset[str]:
    """Return the facts of a sentence, the part that names a language left out (`reason.fr`, `job_title_en`)."""
    return frozenset(re.sub(r"[._](?:en|fr)$", "", fact) for fact in sentence.facts) - _FORMS_OF_ADDRESS


def _listed(some: frozenset[str]) -> Text:
    if not some:
        return Text(en="none", fr="aucun")
    named = sorted(some, key=lambda part: (part.startswith("month"), len(part), part))
    return Text(en=", ".join(named), fr=", ".join(part.replace("month", "mois") for part in named))


_FIGURES = Text(
    en="The two languages do not hold the same figures: in English only, {en}; in French only, {fr}.",
    fr="Les deux langues ne contiennent pas les mêmes chiffres\N{NO-BREAK SPACE}: en anglais seulement, {en}; en français "
    "seulement, {fr}.",
)
_COMPARE = Text(
    en="Compare {where} in both languages with the document. A number may stand in words in both, or in digits in both.",
    fr="Comparez {where} dans les deux langues avec le document. Un nombre peut figurer en lettres dans les deux, ou en chiffres "
    "dans les deux.",
)
_SENTENCE = Text(
    en="The sentence {sentence} does not rest on the same facts and provisions in English and in French.",
    fr="La phrase {sentence} ne repose pas sur les mêmes faits et dispositions en anglais et en français.",
)
_REPORT = Text(
    en="Correct the words of {sentence} in the templates of the language that is wrong.",
    fr="Corrigez le texte de {sentence} dans les gabarits de la langue fautive.",
)

RULE = Rule(
    code="GCM702",
    severity=Severity.ERROR,
    title=Text(en="The two languages do not say the same", fr="Les deux langues ne disent pas la même chose"),
    finds=Text(
        en="The officer’s own words whose figures or dates differ between English and French (an error where each has one that the "
        "other lacks, a warning where one alone has a year or a month; numbers in words are ignored), and a sentence of a document "
        "that rests on other facts or provisions in the other language. The sentences are compared by the tests of the program, "
        "over all its example cases.",
        fr="Les mots de l’agent dont les chiffres ou les dates diffèrent entre l’anglais et le français (une erreur si chacune des "
        "langues en a un que l’autre n’a pas, un avertissement si une seule contient une année ou un mois; les nombres en lettres "
        "sont ignorés), et une phrase d’un document qui repose sur d’autres faits ou dispositions dans l’autre langue. Les phrases "
        "sont comparées par les essais du programme, sur tous ses exemples de cas.",
    ),
    matters=Text(
        en="Both texts may be read by the client, a representative and a court. Where they differ, nobody can say which one decided.",
        fr="Les deux textes peuvent être lus par le client, un représentant et un tribunal. S’ils diffèrent, nul ne "
        "peut dire lequel a "
        "tranché.",
    ),
    fix=Text(
        en="Correct the figure that is wrong. The tool never alters the officer’s words.",
        fr="Corrigez le chiffre erroné. L’outil ne modifie jamais les mots de l’agent.",
    ),
    authority=Text(
        en="Official Languages Act, sections 21, 22 and 27 (confidence H): communications and the documents that go with them, in "
        "either language. That both must agree is our own requirement (design).",
        fr="Loi sur les langues officielles, articles 21, 22 et 27 (niveau de confiance H)\N{NO-BREAK SPACE}: les "
        "communications et les "
        "documents qui s’y rattachent, dans l’une ou l’autre langue. La concordance des deux est notre propre exigence (conception).",
    ),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
