"""Say by how much a process grows while it makes letters as PDF, from the hundredth to the last.

python -m benchmarks.memory 2000     prints the megabytes
"""

import sys

from benchmarks.letters import TREE, letters
from gcmsgen.render import pdf
from gcmsgen.render.layout import Layout

FIRST = 100


def main() -> int:
    """Make as many letters as asked for, and print the growth in megabytes."""
    count = int(sys.argv[1])
    before = _megabytes()
    for number, letter in enumerate(letters(count), 1):
        pdf.render(letter.document, Layout(TREE, known=letter.known))
        if number == min(FIRST, count - 1):
            before = _megabytes()
    print(f"{_megabytes() - before:.1f}")
    return 0


def _megabytes() -> float:
    """Return what the process holds in memory now, by the kernel's account."""
    with open("/proc/self/status", encoding="ascii") as status:
        (line,) = (line for line in status if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
