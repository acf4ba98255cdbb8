"""Run the importer: write the tables, or with `--check` compare them byte for byte and write nothing."""

import argparse
import sys
from pathlib import Path

from gcmsgen.reference.build.tables import built, differences, write
from gcmsgen.reference.table import TABLES


def main() -> int:
    """Write or check the tables; return 0 where all is well and 1 where `--check` found a difference."""
    parser = argparse.ArgumentParser(prog="python -m gcmsgen.reference.build", description=__doc__)
    parser.add_argument("source", type=Path, help="folder with reference/, reference/raw/ and language/")
    parser.add_argument("--output", type=Path, default=TABLES, help="folder of the tables (default: the packaged ones)")
    parser.add_argument("--check", action="store_true", help="compare only")
    chosen = parser.parse_args()
    files = built(chosen.source)
    if not chosen.check:
        write(files, chosen.output)
        return 0
    different = differences(files, chosen.output)
    for name in different:
        sys.stderr.write(f"{name}: differs from what the source gives\n")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
