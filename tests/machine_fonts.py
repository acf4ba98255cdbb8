"""The environment of a program that needs the fonts of the machine."""

import os


def with_machine_fonts() -> dict[str, str]:
    """Return this environment without the setting by which a PDF made before hides the machine's fonts from this process.

    Without any font LibreOffice ends with 1, and the pages of Chromium are lost.
    """
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
