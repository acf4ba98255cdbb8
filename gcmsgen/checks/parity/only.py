"""What one language alone has of a sentence, and the finding that says so."""

from collections.abc import Collection
from dataclasses import dataclass

from gcmsgen.finding import Finding, Severity
from gcmsgen.language import Language, Text, quoted
from gcmsgen.wording.translation_state import BilingualSentence


@dataclass(frozen=True, slots=True)
class Only:
    """Hold what English alone has, and what French alone has."""

    english: tuple[str, ...]
    french: tuple[str, ...]

    @property
    def text(self) -> Text:
        """Return both in words."""
        parts = [(_ENGLISH, self.english), (_FRENCH, self.french)]
        said = [
            [head.of(language), *(quoted(one).of(language) for one in have)]
            for language in Language
            for head, have in parts
            if have
        ]
        half = len(said) // 2
        return Text(
            *("; ".join(f"{head} {', '.join(rest)}" for head, *rest in one) for one in (said[:half], said[half:]))
        )


def only(english: Collection[str], french: Collection[str]) -> Only:
    """Return what each alone has, sorted."""
    return Only(tuple(sorted(set(english) - set(french))), tuple(sorted(set(french) - set(english))))


def told(code: str, severity: Severity, row: BilingualSentence, message: Text, differs: Only) -> Finding:
    """Return a finding at the French of a sentence."""
    assert row.french
    fix = _FIX.filled(waiver=_WAIVER.replace("CODE", code))
    return Finding(code, severity, row.french.where, message.filled(id=row.id, only=differs.text), fix)


_FIX = Text(
    en="Make both the same. Where they differ rightly, write inside the sentence {waiver} with the reason.",
    fr="Rendez les deux identiques. S’ils diffèrent à bon droit, écrivez dans la phrase {waiver} avec le motif.",
)
_WAIVER = "{# gcmsgen: allow CODE -- … #}"
_ENGLISH = Text(en="English alone has", fr="l’anglais seul a")
_FRENCH = Text(en="French alone has", fr="le français seul a")
