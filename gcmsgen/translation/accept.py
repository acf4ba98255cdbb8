"""Accept the French of sentences: who says that it says what the English says, when, and why; kept in `fr/state.po`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import polib

from gcmsgen.catalogue.tree import TemplateTree
from gcmsgen.deliver import Existing, deliver, make_shared_folder
from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text
from gcmsgen.wording.sentences import on_one_line
from gcmsgen.wording.signed_off import SIGNED_OFF, STATE, both
from gcmsgen.wording.translation_state import (
    DONE,
    AcceptedSentence,
    BilingualSentence,
    FrenchStanding,
    StateFile,
    rows,
    same,
    short,
    state,
)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Hold who accepts, on which day, and why. Raises UsageError where the code or the reason cannot be kept."""

    by: str
    on: date
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse what does not fit on a line of the file; a person is named by a code alone."""
        if not re.fullmatch(r"[A-Za-z0-9-]{1,20}", self.by):
            raise UsageError(_CODE)
        if not self.reason.isprintable():
            raise UsageError(_REASON_LINE)


def chosen(all_rows: Mapping[str, BilingualSentence], names: Iterable[str]) -> list[BilingualSentence]:
    """Return the sentences of these ids. Raises UsageError, with the nearest id, where there is none."""
    found = []
    for name in names:
        if name not in all_rows:
            near = get_close_matches(name, all_rows, 1)
            raise UsageError(_UNKNOWN.filled(id=name, near=_NEAR.filled(id=near[0]) if near else Text("", "")))
        found.append(all_rows[name])
    return found


def translated(row: BilingualSentence, acceptance: Acceptance) -> AcceptedSentence:
    """Return the entry of a sentence whose French is accepted. Raises UsageError where it cannot be."""
    if row.english is None or row.french is None or row.standing is FrenchStanding.UNTRANSLATED:
        raise UsageError((_NO_ENGLISH if row.english is None else _NO_FRENCH).filled(id=row.id))
    if row.standing in DONE:
        raise UsageError(_ALREADY.filled(id=row.id))
    english, french = row.english.source, row.french.source
    one_alone = row.entry and same(row.entry.english, english) != same(row.entry.french, french)
    if one_alone and not acceptance.reason:
        raise UsageError((_WHY_FRENCH if row.standing is FrenchStanding.STALE else _WHY_ENGLISH).filled(id=row.id))
    return AcceptedSentence(row.id, english, french, acceptance.by, acceptance.on.isoformat(), acceptance.reason)


def reviewed(row: BilingualSentence, acceptance: Acceptance) -> AcceptedSentence:
    """Return the entry of a sentence that a second person reviewed. Raises UsageError where it cannot be."""
    if row.entry is None or row.standing not in DONE:
        raise UsageError(_NOT_YET.filled(id=row.id))
    if row.entry.by.casefold() == acceptance.by.casefold():
        raise UsageError(_SAME_PERSON.filled(id=row.id, by=acceptance.by))
    made = replace(row.entry, reviewed_by=acceptance.by, reviewed_on=acceptance.on.isoformat())
    return replace(made, reason=acceptance.reason or row.entry.reason)


def waiting(all_rows: Mapping[str, BilingualSentence]) -> list[BilingualSentence]:
    """Return the sentences that wait to be accepted."""
    return [
        row
        for row in all_rows.values()
        if row.standing in (FrenchStanding.NEW, FrenchStanding.STALE, FrenchStanding.FRENCH_FIRST)
    ]


def reviewable(all_rows: Mapping[str, BilingualSentence], by: str) -> list[BilingualSentence]:
    """Return the sentences that a person can review: those that another one translated."""
    return [
        row
        for row in all_rows.values()
        if row.standing is FrenchStanding.TRANSLATED and row.entry and row.entry.by.casefold() != by.casefold()
    ]


def keep(tree: TemplateTree, entries: Mapping[str, AcceptedSentence], *, anew: bool = False) -> Path:
    """Write entries into the state file of the tree, the office's where there is one, and return where it stands.

    Raises UsageError as `state_file` does.
    """
    path = tree.folder / STATE
    made = state_file(tree, entries, anew=anew)
    make_shared_folder(path.parent)
    deliver(made, path, Existing.REPLACE)
    path.chmod(_FOR_ALL)
    return path


def state_file(tree: TemplateTree, entries: Mapping[str, AcceptedSentence], *, anew: bool = False) -> bytes:
    """Return the state file of the folder that is written, with these entries in it.

    Raises UsageError where the file that stands there cannot be read, unless all of it is written `anew`.
    """
    there = tree.written_folder_has(STATE)
    before = state(next(tree.each_data(STATE))) if there else StateFile({})
    if not anew and any(not damage.line for damage in before.damages):
        raise UsageError(_UNREADABLE.filled(path=str(tree.folder / STATE)))
    now = {name: replace(row, entry=entries.get(name, row.entry)) for name, row in rows(tree).items()}
    return _written(tree, now, {**before.entries, **entries})


# A state file holds nothing of a case, and an office shares it.
_FOR_ALL = 0o644


def _written(tree: TemplateTree, now: Mapping[str, BilingualSentence], own: Mapping[str, AcceptedSentence]) -> bytes:
    made = polib.POFile(wrapwidth=0)
    made.header = _HEADER
    made.metadata = {
        "Language": Language.FR.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    } | {f"{SIGNED_OFF}{file}": both(tree, file) for file in _done(tree, now)}
    for row in now.values():
        if row.id in own:
            made.append(_entry(own[row.id], row))
    return f"{made}".encode()


def _done(tree: TemplateTree, now: Mapping[str, BilingualSentence]) -> list[str]:
    """Return the files of words, of the folder that is written, all of whose sentences are done; one may have none of its own."""
    english, french = ({Path(name).stem for name in tree.names(one.value) if name.endswith(".j2")} for one in Language)
    waits = {name.partition(".")[0] for name, row in now.items() if row.standing not in DONE}
    own = {Path(name).stem for name in tree.names("en", "fr") if tree.written_folder_has(name)}
    return sorted(((english & french) - waits) & own)


def _entry(entry: AcceptedSentence, row: BilingualSentence) -> polib.POEntry:
    """Return an entry; where the English has changed since, with what it was and the mark that PO editors look for."""
    stale = row.english is not None and not same(row.english.source, entry.english)
    notes = {
        "state": FrenchStanding.REVIEWED if entry.reviewed_by else FrenchStanding.TRANSLATED,
        "by": entry.by,
        "on": entry.on,
        "reviewed by": entry.reviewed_by,
        "reviewed on": entry.reviewed_on,
        "reason": on_one_line(entry.reason),
        "english": short(entry.english),
        "french": short(entry.french),
    }
    return polib.POEntry(
        msgctxt=entry.id,
        msgid=row.english.source if row.english and stale else entry.english,
        msgstr=entry.french,
        previous_msgid=entry.english if stale else None,
        flags=["fuzzy"] if stale else [],
        comment="\n".join(f"{name}: {value}" for name, value in notes.items() if value),
    )


_HEADER = (
    "The state of the French: for each sentence, the English from which it was made, who says so, when and why.\n"
    "Written by `gcmsgen translation accept`; the words themselves stand in the .j2 files.\n"
    "L’état du français\N{NO-BREAK SPACE}: pour chaque phrase, l’anglais d’après lequel elle a été faite, qui l’atteste, quand et "
    "pourquoi.\n"
    "Écrit par «\N{NO-BREAK SPACE}gcmsgen translation accept\N{NO-BREAK SPACE}»; le texte lui-même se trouve dans les fichiers .j2."
)
_CODE = Text(
    en="Say who accepts by a code of letters, digits and hyphens, at most 20, not by a name: --by AB01234.",
    fr="Indiquez qui accepte par un code de lettres, de chiffres et de traits d’union, 20 au plus, et non par un "
    "nom\N{NO-BREAK SPACE}: --by AB01234.",
)
_REASON_LINE = Text(en="Write the reason on one line.", fr="Écrivez le motif sur une seule ligne.")
_UNKNOWN = Text(
    en="There is no sentence {id}.{near} gcmsgen translation status lists those that wait.",
    fr="Il n’existe pas de phrase {id}.{near} gcmsgen translation status énumère celles qui attendent.",
)
_NEAR = Text(en=" The nearest is {id}.", fr=" La plus proche est {id}.")
_NO_ENGLISH = Text(
    en="{id} has no English: remove the French, or write the English first.",
    fr="{id} n’a pas d’anglais\N{NO-BREAK SPACE}: supprimez le français, ou écrivez d’abord l’anglais.",
)
_NO_FRENCH = Text(
    en="{id} has no French yet: write it first.",
    fr="{id} n’a pas encore de français\N{NO-BREAK SPACE}: écrivez-le d’abord.",
)
_ALREADY = Text(
    en="{id} is accepted as it stands; a second person can review it (--reviewed).",
    fr="{id} est déjà acceptée telle quelle; une deuxième personne peut la réviser (--reviewed).",
)
_WHY_FRENCH = Text(
    en="The English of {id} has changed and its French has not: change the French, or say why it need not change "
    "(--reason “typo only”).",
    fr="L’anglais de {id} a changé et le français, non\N{NO-BREAK SPACE}: modifiez le français, ou dites pourquoi il n’a pas à "
    "changer (--reason «\N{NO-BREAK SPACE}coquille seulement\N{NO-BREAK SPACE}»).",
)
_WHY_ENGLISH = Text(
    en="The French of {id} has changed and its English has not: change the English, or say why it need not change "
    "(--reason “typo only”).",
    fr="Le français de {id} a changé et l’anglais, non\N{NO-BREAK SPACE}: modifiez l’anglais, ou dites pourquoi il n’a pas à changer "
    "(--reason «\N{NO-BREAK SPACE}coquille seulement\N{NO-BREAK SPACE}»).",
)
_NOT_YET = Text(
    en="{id} cannot be reviewed yet: its French as it stands has to be accepted first, by the person who made it.",
    fr="{id} ne peut encore être révisée\N{NO-BREAK SPACE}: son français actuel doit d’abord être accepté par la personne "
    "qui l’a fait.",
)
_SAME_PERSON = Text(
    en="{by} translated {id}: a second person has to review it.",
    fr="{by} a traduit {id}\N{NO-BREAK SPACE}: une deuxième personne doit la réviser.",
)
_UNREADABLE = Text(
    en="{path}: this file cannot be read, and what it says would be lost. Put it back as it was, or write it anew with --all.",
    fr="{path}\N{NO-BREAK SPACE}: ce fichier ne peut être lu, et ce qu’il dit serait perdu. Remettez-le comme il était, ou "
    "réécrivez-le en entier au moyen de --all.",
)
