"""The facts that the documents of an outcome always print."""

from gcmsgen.reference.dated_tables import table


def needed_facts(outcome: str) -> tuple[str, ...]:
    """Return the dotted paths of the facts that the documents of an outcome always print.

    >>> needed_facts("hold")
    ('application.received', 'decision.date', 'record.exemption_code')
    """
    return tuple(table("needed_facts.yaml")[outcome])
