"""Run the importer: write the tables, or with `--check` compare them byte for byte and write nothing."""

import argparse
import os
import sys
from pathlib import Path

from gcmsgen.errors import UsageError
from gcmsgen.language import speaks
from gcmsgen.reference.build.tables import built, differences, write
from gcmsgen.reference.table import TABLES


def main() -> int:
    """Write or check the tables; return 0 where all is well, 1 where `--check` found a difference, 2 without whole files."""
    parser = argparse.ArgumentParser(prog="python -m gcmsgen.reference.build", description=__doc__)
    parser.add_argument("source", type=Path, help="folder of the published files, raw/ in it and language/ beside it")
    parser.add_argument("--output", type=Path, default=TABLES, help="folder of the tables (default: the packaged ones)")
    parser.add_argument("--check", action="store_true", help="compare only")
    chosen = parser.parse_args()
    try:
        files = built(chosen.source.resolve())
    except FileNotFoundError as missing:
        parser.error(f"{missing.filename}: no such file; give the folder that holds raw/ and has language/ beside it")
    except UsageError as other:
        parser.error(other.text.of(speaks(os.environ)))
    if not chosen.check:
        write(files, chosen.output)
        return 0
    different = differences(files, chosen.output)
    for name in different:
        sys.stderr.write(f"{name}: differs from what the source gives\n")
    if different:
        return 1
    sys.stdout.write(f"{len(files)} files: byte for byte what the source gives\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
