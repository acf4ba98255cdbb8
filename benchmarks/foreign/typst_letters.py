"""Make letters with Typst, tagged, as PDF/UA-1 and PDF/A-2a in one file; `timed.py` says how it is run."""

import json
import sys
from pathlib import Path

import typst
from timed import order, run

TEMPLATE = """
#let letter = json(bytes(sys.inputs.letter))
#set document(title: letter.title)
#set page(paper: "us-letter", margin: (x: 1in, y: 0.9in))
#set text(font: "Lato", size: 10pt, lang: letter.language, region: "CA")
#for block in letter.blocks [
  #if block.kind == "heading" [ #heading(block.lines.at(0)) ] else if block.kind == "items" [
    #list(..block.lines.map(line => [#line]))
  ] else if block.kind == "lines" [ #block.lines.map(line => [#line]).join(linebreak()) ] else [ #par(block.lines.join(" ")) ]
]
"""


def main() -> None:
    """Make the letters of the order in one compiler, which keeps fonts and template."""
    template = Path(sys.argv[2]).with_suffix(".typ")
    template.write_text(TEMPLATE, encoding="utf-8")
    compiler = typst.Compiler(str(template), font_paths=[order()["fonts"]], ignore_system_fonts=True)
    run(
        lambda letter: compiler.compile(
            format="pdf", sys_inputs={"letter": json.dumps(letter)}, pdf_standards=["ua-1", "a-2a"]
        )
    )


main()
