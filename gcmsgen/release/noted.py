"""Say of an output that was judged whether a second officer released what it says; a note, never a verdict."""

import json
from pathlib import Path

from gcmsgen.language import Text
from gcmsgen.release.files import read_release


def release_note(manifest: Path) -> Text | None:
    """Return what a release beside an output, or in the folder above, says of it; None where there is none.

    The manifest is one that was judged: its application and its facts are taken as it states them.
    """
    try:
        made = json.loads(manifest.read_bytes())["made"]
        number, facts = str(made["application"]), str(made["facts"]["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    for folder in (manifest.parent, manifest.parent.parent):
        release = read_release(folder, number)
        if release:
            same = release.facts == facts
            text = (_RELEASED if same else _CHANGED) if release.by else _ASKED
            return text.filled(by=release.by, at=release.at)
    return None


_RELEASED = Text(
    en="A second officer ({by}) released these facts on {at}.",
    fr="Un second agent ({by}) a validé ces faits le {at}.",
)
_CHANGED = Text(
    en="A second officer ({by}) released this case on {at}, with other facts than these.",
    fr="Un second agent ({by}) a validé ce cas le {at}, avec d’autres faits que ceux-ci.",
)
_ASKED = Text(
    en="A second officer was asked to release this case, and has not.",
    fr="On a demandé à un second agent de valider ce cas; il ne l’a pas fait.",
)
