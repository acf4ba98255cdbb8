"""Write the packaged tables from the files as Statistics Canada and others publish them.

    python -m gcmsgen.reference.build SOURCE [--output DIR] [--check]

SOURCE is a folder with `reference/`, `reference/raw/` and `language/`. What no publisher lists (dated
changes, articles, switch dates) is kept by hand in `gcmsgen/reference/kept`, each row with its source.
"""
