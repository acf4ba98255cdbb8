"""GCM564: the rows of the exchange say otherwise than the officer's words."""

import re
from collections.abc import Iterator

from gcmsgen.checks.authorities import LAW, REASONS, together
from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.claims.absence import denied
from gcmsgen.checks.claims.claim import Claim, ClaimKind, Standing
from gcmsgen.checks.claims.countries_named import countries_named
from gcmsgen.checks.claims.officer_text import OfficerText, TextPart
from gcmsgen.checks.claims.phrases import plain
from gcmsgen.checks.claims.sentences import OfficerSentence, sentences
from gcmsgen.checks.reading.flows import positions
from gcmsgen.checks.reading.outcome import approves, refuses
from gcmsgen.checks.rule import Rule
from gcmsgen.facts.assessment import POSITIONS_THERE
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted
from gcmsgen.reference.categories import category
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.guidance import country_looked_at

_IN_COUNTRY = "reciprocity_in_country"


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for each reason or conclusion that the rows deny; an error in a refusal, else a warning."""
    severity = Severity.ERROR if refuses(examined) else Severity.WARNING
    for text in examined.reading.texts:
        if text.criterion in category().criteria and text.part in (TextPart.REASON, TextPart.CONSIDERED):
            yield from _denied(examined, text, severity)
            yield from _counted_otherwise(examined, text, severity)
    yield from _said_to_lack(examined, severity)
    yield from _shown_nowhere(examined)


def _denied(examined: Examined, text: OfficerText, severity: Severity) -> Iterator[Hit]:
    for sentence in sentences(text.words):
        for denial in denied(sentence, text.language):
            named, years = denial.named, _years_in(denial.clause) or _years(sentence)
            count = _abroad(examined, named.values, years)
            if count:
                words: dict[str, str | Text] = {"words": quoted(named.text), "count": str(count), "where": text.where}
                yield Hit(text.where, _ROWS_SHOW.filled(**words), _COMPARE.filled(**words), severity=severity)


def _years(sentence: OfficerSentence) -> frozenset[int]:
    return _years_in(sentence.text)


def _years_in(words: str) -> frozenset[int]:
    return frozenset(int(year) for year in _YEAR.findall(words))


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _abroad(examined: Examined, countries: tuple[str, ...], years: frozenset[int] = frozenset()) -> int:
    """Return how many positions the rows show in countries, in these years where any are named."""
    rows = examined.case.reciprocity.outbound if examined.case.reciprocity else ()
    return sum(positions(row) for row in rows if row.country in countries and (not years or row.year in years))


def _counted_otherwise(examined: Examined, text: OfficerText, severity: Severity) -> Iterator[Hit]:
    for claim in examined.reading.claims_of(text):
        if _counts_citizens(claim) and _of_the_rows(examined, claim):
            words: dict[str, str | Text] = {"words": quoted(claim.text), "where": text.where}
            yield Hit(text.where, _OTHER_COUNT.filled(**words), _COMPARE.filled(**words), severity=severity)


def _counts_citizens(claim: Claim) -> bool:
    """Say whether a number counts Canadian citizens or permanent residents, of nobody's plan and of no larger group."""
    if claim.kind is not ClaimKind.NUMBER or claim.standing is Standing.ROWS:
        return False
    sentence = plain(claim.sentence)
    begun = sentence.find(claim.text)
    behind = sentence[begun + len(claim.text) :]
    return _CITIZENS[claim.language].match(behind) is not None and not _NOT_A_COUNT[claim.language].search(sentence)


_CITIZENS = {
    Language.EN: re.compile(
        r" (?:Canadian citizens?|Canadians?|permanent residents?|citizens? of Canada)\b", re.IGNORECASE
    ),
    Language.FR: re.compile(
        r" (?:citoyen(?:ne)?s? canadien(?:ne)?s?|Canadien(?:ne)?s?|résidente?s? permanente?s?)\b", re.IGNORECASE
    ),
}
_NOT_A_COUNT = {
    Language.EN: re.compile(
        r"\b(?:of (?:the|these|those|them|whom|which)|among|would|will|could|plans?|planned|intends?|expects?|promises?|proposes?|"
        r"next|said to|claims?|claimed|asserts?|alleges?|says|writes|about|nearly|almost|some|up to|over|more than|at least|other)\b",
        re.IGNORECASE,
    ),
    Language.FR: re.compile(
        r"\b(?:dont|parmi|sur les|de ces|de ceux|serai\w*|ser(?:a|ont)|auraient|pourrai\w*|prévoi\w*|compte|comptent|promet\w*|"
        r"propose\w*|prochaine?s?|affirme\w*|écrit|dit|prétend\w*|environ|près de|presque|quelque|jusqu|plus de|au moins|autres?)\b",
        re.IGNORECASE,
    ),
}


def _of_the_rows(examined: Examined, claim: Claim) -> bool:
    """Say whether a sentence speaks of a country, and of years if of any, for which the rows show positions."""
    sentence = sentences(claim.sentence)[0]
    begun = claim.sentence.find(claim.text)
    clause = re.search(r"[,;]", claim.sentence[begun:])
    end = begun + clause.start() if clause else len(claim.sentence)
    named = [one for one in countries_named(sentence, claim.language) if "CA" not in one.values]
    near = {one.values for one in named if begun < one.start < end} or {one.values for one in named}
    return len(near) == 1 and _abroad(examined, next(iter(near)), _years(sentence)) > 0


def _said_to_lack(examined: Examined, severity: Severity) -> Iterator[Hit]:
    """Yield a hit where a conclusion lacks positions in the country, and the rows show some."""
    country = examined.case.applicant and examined.case.applicant.coming_from
    count = _abroad(examined, (country,)) if country else 0
    for number, item in enumerate(examined.case.assessment, 1):
        if (
            count
            and item.criterion == _IN_COUNTRY
            and item.conclusion == "not_satisfied"
            and POSITIONS_THERE in item.missing
        ):
            where = f"assessment.{number}.missing"
            words: dict[str, str | Text] = {
                "count": str(count),
                "where": where,
                "country": COUNTRIES[country or ""].in_text,
            }
            yield Hit(where, _NOT_MISSING.filled(**words), _COMPARE.filled(**words), severity=severity)


def _shown_nowhere(examined: Examined) -> Iterator[Hit]:
    """Yield a hit for an approval in which neither row nor title nor reason shows the country that the guidance looks at."""
    country = examined.case.applicant and examined.case.applicant.coming_from
    if (
        not country
        or not approves(examined)
        or country_looked_at(examined.on) == "abroad"
        or _abroad(examined, (country,))
    ):
        return
    titles = [title for paper in examined.case.documents for title in (paper.title, paper.title_fr) if title]
    reasons = [text.words for text in examined.reading.texts if text.criterion in category().criteria]
    named = {
        code
        for words in (*titles, *reasons)
        for sentence in sentences(words)
        for language in Language
        for one in countries_named(sentence, language)
        for code in one.values
    }
    satisfied = any(
        item.criterion == _IN_COUNTRY and item.conclusion == "satisfied" for item in examined.case.assessment
    )
    if satisfied and country not in named:
        words: dict[str, str | Text] = {"country": COUNTRIES[country].in_text}
        yield Hit("reciprocity.outbound", _NOWHERE.filled(**words), _SHOW.filled(**words), severity=Severity.WARNING)


_ROWS_SHOW = Text(
    en="The words say that there is nobody in {words}, and the rows of reciprocity.outbound count {count} there.",
    fr="Les mots disent qu’il n’y a personne pour {words}, et les lignes de reciprocity.outbound y comptent {count} personne(s).",
)
_OTHER_COUNT = Text(
    en="The words count {words}, and no row of that country, sum or difference of rows counts as many.",
    fr="Les mots comptent {words}, et aucune ligne de ce pays, somme ou différence de lignes n’en compte autant.",
)
_NOT_MISSING = Text(
    en="Positions in the country are said to be lacking, and the rows of reciprocity.outbound count {count} {country}.",
    fr="Des postes dans le pays sont dits manquants, et les lignes de reciprocity.outbound en comptent {count} {country}.",
)
_NOWHERE = Text(
    en="The application is approved, and no row, title of a document or reason shows anything {country}, where the worker is "
    "coming from.",
    fr="La demande est approuvée, et aucune ligne, aucun titre de document ni aucun motif ne montre quoi que ce soit {country}, "
    "d’où vient "
    "la personne.",
)
_COMPARE = Text(
    en="Compare {where} and the rows with the document that both rest on, and correct whichever is wrong.",
    fr="Comparez {where} et les lignes avec le document sur lequel les deux reposent, et corrigez ce qui est erroné.",
)
_SHOW = Text(
    en="Enter the rows that the evidence shows {country}, or name in a reason what shows the exchange there.",
    fr="Inscrivez les lignes que la preuve montre {country}, ou nommez dans un motif ce qui y montre l’échange.",
)

RULE = Rule(
    code="GCM564",
    severity=Severity.ERROR,
    title=Text(en="The rows say otherwise", fr="Les lignes disent le contraire"),
    finds=Text(
        en="In a conclusion on reciprocity: words that say that there is nobody in a country for which the rows count persons; "
        "a number of "
        "Canadian citizens or permanent residents there that no row, sum or difference of rows gives; positions said to be "
        "lacking in "
        "a country in which the rows show some. An error in a refusal, else a warning. Also, as a warning, an approval for "
        "which no row, "
        "title or reason shows the country that the worker is coming from.",
        fr="Dans une conclusion sur la réciprocité\N{NO-BREAK SPACE}: des mots selon lesquels il n’y a personne dans un pays "
        "pour lequel les "
        "lignes comptent des personnes; un nombre de citoyens canadiens ou de résidents permanents qu’aucune ligne, somme ou "
        "différence ne donne; des postes dits manquants dans un pays où les lignes en montrent. Une erreur dans un refus, sinon un "
        "avertissement. De même, comme avertissement, une approbation pour laquelle aucune ligne, aucun titre ni aucun motif ne "
        "montre le pays d’où vient la personne.",
    ),
    matters=Text(
        en="The letter prints rows and reasons beside each other. One that denies the other shows that the evidence was misread.",
        fr="La lettre imprime les lignes et les motifs côte à côte. Si les uns nient les autres, la preuve a été mal lue.",
    ),
    fix=Text(
        en="Correct the row or the words. The tool does not say which is wrong.",
        fr="Corrigez la ligne ou les mots. L’outil ne dit pas lequel des deux est erroné.",
    ),
    authority=together(LAW, REASONS),
)

CASE_RULE = CaseRule(RULE, check, softens=True)
