"""Run the program by `python -m gcmsgen`."""

from gcmsgen.cli.program import run

run()
