"""The faults that are planted: the tables beside this file, a row each."""

from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """Hold one edit of the program: what stands once in a file, what is put there, the test that notices, and the harm to a user."""

    id: str
    file: str
    old: str
    new: str
    test: str
    harm: str

    def planted(self, text: str) -> str:
        """Return the text of the file with the fault in it."""
        return text.replace(self.old, self.new)


PLANTED = tuple(
    PlantedFault(**row)
    for path in sorted(HERE.glob("*.yaml"))
    for row in yaml.safe_load(path.read_text(encoding="utf-8"))
)
