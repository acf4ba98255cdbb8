"""The one question that a render asks of the state of the French: may these sentences be said?"""

from collections.abc import Collection

from gcmsgen.document import Document
from gcmsgen.finding import Finding
from gcmsgen.language import Language
from gcmsgen.wording.environment import Source
from gcmsgen.wording.signed_off import signed_off


def unsettled_french(source: Source, language: Language, said: Collection[str]) -> tuple[Finding, ...]:
    """Return why sentences, by their ids, may not be said in French: what does not hold of each; nothing in English.

    Where the words of a document are signed off as they stand, nothing more is read.
    """
    if language is not Language.FR or signed_off(source.tree, source.files):
        return ()
    from gcmsgen.checks.parity.standing import refusing  # needed only where words have changed

    return refusing(source.tree, said)


def said_by(document: Document) -> tuple[str, ...]:
    """Return the ids of the sentences that a document says, each of its version; its title and its running head are among them."""
    said = (*document.sentences(), *([document.head] if document.head else []))
    return (*(sentence.version for sentence in said), document.titled)
