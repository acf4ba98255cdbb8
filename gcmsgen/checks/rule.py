"""What every rule has: a code, and a manual page in both languages under fixed headings.

One rule, one file, named for the fault; a rule of words that is a pattern and nothing else is a row of
`language/word_rules.yaml`. What a rule looks at is told by its room: a `CaseRule` looks at a case, a `WordRule` at the
words of a sentence, a `PairRule` at both languages of one; the rules of the other rooms are found by those who read a
template, a table or a file of a translator. The registry of a room lists its rules.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gcmsgen.finding import Severity
from gcmsgen.language import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold the manual page of a rule: what it finds, why that matters, what to do, and on which authority.

    A rule of words has an `alias`, its name in the page on French, and examples that are `right` and `wrong`.
    """

    code: str
    severity: Severity
    title: Text
    finds: Text
    matters: Text
    fix: Text
    authority: Text | Callable[[], Text]
    alias: str = ""
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def cited(self) -> Text:
        """Return the authority in words; one that quotes a dated table is worded when it is asked for."""
        return self.authority if isinstance(self.authority, Text) else self.authority()
