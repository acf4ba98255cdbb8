"""Whether the facts close a port of entry to an applicant: by the basis that is stated, or by the programme (R198)."""

from gcmsgen.checks.reading.fact_at import fact_at
from gcmsgen.facts.applicant import Applicant
from gcmsgen.facts.case import Case
from gcmsgen.reference.channels import entry_bases, youth_bases, youth_open_to


def no_basis_at_entry(case: Case) -> bool | None:
    """Say whether the basis that is stated is none on which one may apply at a port of entry; None where it is unknown."""
    basis = fact_at(case, "application.right_to_apply.basis")
    if basis is None:
        return None
    return basis not in entry_bases() or closed_to_youth(case, basis)


def closed_to_youth(case: Case, basis: object) -> bool:
    """Say whether R198(2)(c) closes the port of entry to this applicant."""
    return fact_at(case, "programme.youth_mobility") is True and youth_needs_approval(case, basis)


def youth_needs_approval(case: Case, basis: object) -> bool:
    """Say whether this applicant could be in a youth program at a port of entry only by an approval that is not stated."""
    if basis in youth_bases():
        return False
    applicant = case.applicant or Applicant()
    return not any(set(getattr(applicant, field)) & set(countries) for field, countries in youth_open_to().items())
