"""GCM110: the job title fits another unit group than the code."""

from collections.abc import Iterator

from gcmsgen.checks.case_rule import CaseRule, Examined, Hit
from gcmsgen.checks.cases.agreement.noc_not_a_unit_group import RULE as NOC_NOT_A_UNIT_GROUP
from gcmsgen.checks.reading.occupations import applicable, noc_changed_everywhere
from gcmsgen.checks.rule import Rule
from gcmsgen.finding import Severity
from gcmsgen.language import Language, Text, quoted
from gcmsgen.reference.job_titles import groups_for_title
from gcmsgen.reference.occupations import Version, unit_group, unit_groups


def check(examined: Examined) -> Iterator[Hit]:
    """Yield a hit where the index of titles knows the job title, and under other codes only."""
    offer, version = examined.case.offer, applicable(examined)
    if offer is None or not offer.job_title or not offer.noc or unit_group(offer.noc, version) is None:
        return
    codes = _codes(offer.job_title, offer.noc, version)
    if codes:
        words: dict[str, str | Text] = {
            "title": quoted(offer.job_title),
            "code": offer.noc,
            "groups": _named(codes, version),
        }
        corrections = tuple(one for code in codes for one in noc_changed_everywhere(examined, code))
        yield Hit("offer.noc", _MESSAGE.filled(**words), _FIX, corrections)


def _codes(title: str, noc: str, version: Version) -> tuple[str, ...]:
    """Return the groups of a title in either language, or none once one of them is the code; no language is asked for."""
    found: set[str] = set()
    for language in Language:
        found.update(groups_for_title(title, language, version).codes)
        if noc in found:
            return ()
    return tuple(sorted(found))


def _named(codes: tuple[str, ...], version: Version) -> Text:
    groups = unit_groups(version)
    return Text(
        en=", ".join(f"{code} ({groups[code].title.en})" for code in codes),
        fr=", ".join(f"{code} ({groups[code].title.fr})" for code in codes),
    )


_MESSAGE = Text(
    en="The job title in the offer is {title}, and the code is {code}. The index of titles has this title under {groups}.",
    fr="Le titre du poste dans l’offre est {title}, et le code est {code}. L’index des titres classe ce titre sous {groups}.",
)
_FIX = Text(
    en="Compare the duties in the offer with both groups. A title alone decides nothing: confirm the code, or correct it in all "
    "three places.",
    fr="Comparez les fonctions décrites dans l’offre avec les deux groupes. Un titre ne décide de rien à lui seul\N{NO-BREAK SPACE}"
    ": confirmez le code, ou corrigez-le aux trois endroits.",
)

RULE = Rule(
    code="GCM110",
    severity=Severity.WARNING,
    title=Text(en="The job title fits another group", fr="Le titre du poste correspond à un autre groupe"),
    finds=Text(
        en="A job title in the offer that the published index of titles, in English or in French, has only under other codes than "
        "the one stated. Equality is that of the title itself, capitals, accents and the two gender forms aside; a title that "
        "the index does not have says nothing.",
        fr="Un titre de poste, dans l’offre, que l’index publié des titres, en anglais ou en français, ne classe que sous d’autres "
        "codes que celui indiqué. L’égalité est celle du titre lui-même, aux majuscules, aux accents et aux deux formes de genre "
        "près; un titre absent de l’index ne dit rien.",
    ),
    matters=Text(
        en="A code that was copied from another file keeps its digits and no longer fits the job. The title is what the "
        "employer wrote.",
        fr="Un code copié d’un autre dossier garde ses chiffres et ne correspond plus à l’emploi. Le titre est ce que "
        "l’employeur a écrit.",
    ),
    fix=Text(
        en="Compare the duties with the groups that are named, and confirm or correct the code.",
        fr="Comparez les fonctions avec les groupes nommés, et confirmez ou corrigez le code.",
    ),
    authority=NOC_NOT_A_UNIT_GROUP.authority,
)

CASE_RULE = CaseRule(RULE, check)
