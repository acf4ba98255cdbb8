"""Ask the validator of PDF/UA and PDF/A about an output."""

import io
from typing import Any

import page
import pikepdf

UA, ARCHIVE = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A


def complies(data: bytes, profile: Any) -> bool:
    """Ask the validator; for the lengths of streams ask qpdf.

    The validator takes a stream of which the last byte is a carriage return for one that is too long: one output in fifty.
    """
    report = page.validate_pdf_bytes(data, profile=profile)
    found = {failure.rule_id for failure in report.failures}
    if found == {LENGTH}:
        with pikepdf.open(io.BytesIO(data)) as opened:
            return opened.check_pdf_syntax() == []
    return bool(report.is_compliant)


LENGTH = "PDFA2A-STREAM-LENGTH-001"
