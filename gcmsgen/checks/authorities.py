"""The authorities that rules rest on: those that several share, worded once, and those told from the dated tables.

Confidence: H, the text itself was read; M, several sources agree; L, one source or an inference. Where it is not H, verify.
"""

from gcmsgen.language import Text
from gcmsgen.reference.provisions import Provision, provision

LAW = Text(
    en="Immigration and Refugee Protection Regulations, subparagraph 200(1)(c)(ii.1) and paragraph 205(b); the latter has "
    "covered permanent residents, and creating or maintaining, since 2014-06-01 (confidence H).",
    fr="Règlement sur l’immigration et la protection des réfugiés, sous-alinéa 200(1)c)(ii.1) et alinéa 205b); ce dernier "
    "vise les résidents permanents, ainsi que le fait de créer ou de conserver, depuis le 2014-06-01 (niveau de "
    "confiance H).",
)
GUIDANCE = Text(
    en="Instructions on reciprocal employment, R205(b) - C20, before and from 2026-02-20: guidance, never law. What they say "
    "from that day is reported by several sources and could not be read (confidence M; verify).",
    fr="Instructions sur l’emploi réciproque, R205b) - C20, avant et depuis le 2026-02-20\N{NO-BREAK SPACE}: des directives, "
    "jamais la loi. Leur teneur depuis cette date est rapportée par plusieurs sources et n’a pas pu être lue (niveau de "
    "confiance M; à vérifier).",
)
OLD_GUIDANCE = Text(
    en="Instructions on reciprocal employment, R205(b) - C20, before 2026-02-20 (confidence H), reported as kept from that day "
    "(confidence L; verify): guidance, never law.",
    fr="Instructions sur l’emploi réciproque, R205b) - C20, avant le 2026-02-20 (niveau de confiance H), maintenues depuis cette "
    "date selon ce qui est rapporté (niveau de confiance L; à vérifier)\N{NO-BREAK SPACE}: des directives, jamais la loi.",
)
REASONS = Text(
    en="Canada (Minister of Citizenship and Immigration) v. Vavilov, 2019 SCC 65, on reasons justified by the facts and the "
    "law (confidence H); Kashefi v. Canada (Citizenship and Immigration), 2024 FC 856, and Safarian v. Canada "
    "(Citizenship and Immigration), 2023 FC 775, on reasons that are generic or boilerplate (confidence M; verify).",
    fr="Canada (Ministre de la Citoyenneté et de l’Immigration) c. Vavilov, 2019 CSC 65, sur les motifs justifiés au regard des "
    "faits et du droit (niveau de confiance H); Kashefi c. Canada (Citoyenneté et Immigration), 2024 CF 856, et Safarian c. "
    "Canada (Citoyenneté et Immigration), 2023 CF 775, sur les motifs généraux ou passe-partout (niveau de confiance M; à "
    "vérifier).",
)
FAIRNESS = Text(
    en="Procedural fairness at common law: Baker v. Canada (Minister of Citizenship and Immigration), [1999] 2 SCR 817; Hassani "
    "v. Canada (Citizenship and Immigration), 2006 FC 1283; Asanova v. Canada (Citizenship and Immigration), 2020 FC 1173 "
    "(confidence M; verify). No letter is due for plain insufficiency: Kaur, 2010 FC 758 (confidence M; verify).",
    fr="Équité procédurale en common law\N{NO-BREAK SPACE}: Baker c. Canada (Ministre de la Citoyenneté et de l’Immigration), "
    "[1999] 2 RCS 817; Hassani c. Canada (Citoyenneté et Immigration), 2006 CF 1283; Asanova c. Canada (Citoyenneté et "
    "Immigration), 2020 CF 1173 (niveau de confiance M; à vérifier). Aucune lettre n’est due pour une simple "
    "insuffisance\N{NO-BREAK SPACE}: Kaur, 2010 CF 758 (niveau de confiance M; à vérifier).",
)


def together(*parts: Text) -> Text:
    """Return several authorities as one text."""
    return Text(en=" ".join(part.en for part in parts), fr=" ".join(part.fr for part in parts))


LANGUAGES = Text(
    en="Official Languages Act, sections 21, 22 and 27: communications and services in either language. That both say the same is "
    "our design.",
    fr="Loi sur les langues officielles, articles 21, 22 et 27\N{NO-BREAK SPACE}: communications et services dans l’une ou l’autre "
    "langue. Que les deux disent la même chose relève de notre conception.",
)

FRENCH_TYPOGRAPHY = Text(
    en="Federal French usage as the Translation Bureau teaches it (Le guide du rédacteur, Clefs du français pratique), read "
    "through pages that follow it (confidence M; verify).",
    fr="Usage fédéral enseigné par le Bureau de la traduction (Le guide du rédacteur, Clefs du français pratique), lu dans des "
    "pages qui le suivent (niveau de confiance M; à vérifier).",
)
FRENCH_CITATIONS = Text(
    en="How the French version of federal statutes numbers its provisions, as Justice Canada publishes them (confidence H).",
    fr="Numérotation des dispositions dans la version française des lois fédérales, telle que la publie Justice Canada (niveau de "
    "confiance H).",
)
TERMS = Text(
    en="The terms of the consolidated Act and Regulations (L), of federal pages (I), or own knowledge to be confirmed in TERMIUM "
    "Plus (K): the authority of each stands in its row of terms.csv.",
    fr="Termes de la Loi et du Règlement codifiés (L), de pages fédérales (I), ou connaissances propres à confirmer dans TERMIUM "
    "Plus (K)\N{NO-BREAK SPACE}: la source de chacun figure à sa ligne de terms.csv.",
)
MEASURED_LENGTHS = Text(
    en="Measured on 2,504 English and French texts of federal pages: between which ratios 96 of 100 lie, by length (confidence M).",
    fr="Mesuré sur 2\N{NO-BREAK SPACE}504 textes anglais et français de pages fédérales\N{NO-BREAK SPACE}: rapports entre lesquels "
    "se situent 96 textes sur 100, selon leur longueur (niveau de confiance M).",
)

_INSTRUMENT = {
    "IRPR": Text(
        en="Immigration and Refugee Protection Regulations",
        fr="Règlement sur l’immigration et la protection des réfugiés",
    ),
    "IRPA": Text(
        en="Immigration and Refugee Protection Act",
        fr="Loi sur l’immigration et la protection des réfugiés",
    ),
}
_CLAUSE = Text(
    en="{depth} {number} (in this form since {since}, confidence {confidence})",
    fr="{depth} {number} (dans cette version depuis le {since}, niveau de confiance {confidence})",
)
_VERIFY = Text(
    en="{source} (confidence {confidence}: verify)", fr="{source} (niveau de confiance {confidence}; à vérifier)"
)


def of_law(*keys: str) -> Text:
    """Return the sentence that cites provisions, grouped by act in the order given.

    >>> of_law("A16(1)").en
    'Immigration and Refugee Protection Act, subsection 16(1) (in this form since 2015-02-26, confidence H).'
    """
    cited = [provision(key) for key in keys]
    instruments = dict.fromkeys(one.instrument for one in cited)
    return _joined([_group(name, [one for one in cited if one.instrument == name]) for name in instruments])


def with_guidance(law: Text, source: Text, confidence: str) -> Text:
    """Return the authority with the guidance that stands beside the law, which is to be verified."""
    words = _VERIFY.filled(source=source, confidence=confidence)
    return Text(en=f"{law.en} {words.en}.", fr=f"{law.fr} {words.fr}.")


def short(key: str) -> Text:
    """Return a provision as a message names it: R205(b), R205b)."""
    return provision(key).short


def _group(instrument: str, cited: list[Provision]) -> Text:
    clauses = [
        _CLAUSE.filled(depth=one.depth, number=one.number, since=one.since.isoformat(), confidence=one.confidence)
        for one in cited
    ]
    name = _INSTRUMENT[instrument]
    return Text(
        en=f"{name.en}, " + ", ".join(clause.en for clause in clauses),
        fr=f"{name.fr}, " + ", ".join(clause.fr for clause in clauses),
    )


def _joined(groups: list[Text]) -> Text:
    return Text(en="; ".join(one.en for one in groups) + ".", fr="; ".join(one.fr for one in groups) + ".")
