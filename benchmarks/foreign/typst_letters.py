"""Make letters with Typst in one warm process; runs in an environment that has `typst` and nothing of gcmsgen.

python typst_letters.py ORDER.json FIRST.pdf     prints the CPU seconds of each letter after the first, as JSON
"""

import json
import sys
import time
from pathlib import Path

import typst

TEMPLATE = """
#set page(paper: "us-letter", margin: (x: 1in, y: 0.9in))
#set text(font: "Lato", size: 10pt, hyphenate: false)
#let letter = json(bytes(sys.inputs.letter))
#for block in letter.blocks [
  #if block.kind == "heading" [ #heading(block.lines.at(0)) ] else if block.kind == "items" [
    #list(..block.lines.map(line => [#line]))
  ] else if block.kind == "lines" [ #block.lines.map(line => [#line]).join(linebreak()) ] else [ #par(block.lines.join(" ")) ]
]
"""


def main() -> None:
    """Make the letters of the order, keep the first, and print what each of the others took."""
    order = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    template = Path(sys.argv[2]).with_suffix(".typ")
    template.write_text(TEMPLATE, encoding="utf-8")
    compiler = typst.Compiler(str(template), font_paths=[order["fonts"]], ignore_system_fonts=True)
    spent = []
    for number, letter in enumerate(order["letters"]):
        begun = time.process_time()
        data = compiler.compile(format="pdf", sys_inputs={"letter": json.dumps(letter)})
        spent.append(time.process_time() - begun)
        if number == 0:
            Path(sys.argv[2]).write_bytes(data)
    print(json.dumps(spent[1:]))


main()
