"""A Word file of an office that fetches, runs or asks something is refused before every rendering, and named beforehand."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.office import Office
from gcmsgen.catalogue.tree import read_templates
from gcmsgen.document import Document
from gcmsgen.errors import TemplateError
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.office_template.word import word_findings
from gcmsgen.render import docx
from gcmsgen.render.layout import Layout
from gcmsgen.wording.compose import compose
from gcmsgen.wording.environment import Source
from tests.conftest import DAY, EXAMPLE, Result, case
from tests.hostile.word_variants import HOSTILE, SOUND

NAME = "en/letter.docx"
pytestmark = pytest.mark.line("S2")


@cache
def document() -> Document:
    source = Source("letter", "letter-refusal", read_templates())
    return compose(case(), source, language=Language.EN, on=DAY, office=Office("A", ("A",))).document


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_named_by_check_and_refused_by_rendering(name: str) -> None:
    (finding,) = word_findings(HOSTILE[name], NAME, Language.EN)
    assert finding.code == "GCM857"
    with pytest.raises(TemplateError) as refused:
        docx.render(document(), Layout(read_templates().with_files({NAME: HOSTILE[name]})))
    assert refused.value.where.startswith(NAME)
    assert "Save it in Word as a plain .docx" in refused.value.text.en
    assert "Enregistrez-le dans Word" in refused.value.text.fr


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file_of_the_same_kind_renders(tmp_path: Path, name: str) -> None:
    assert word_findings(SOUND[name], NAME, Language.EN) == ()
    (tmp_path / "en").mkdir()
    (tmp_path / NAME).write_bytes(SOUND[name])
    made = generate(
        case(), document="letter", form=Format.DOCX, on=DAY, tree=read_templates(tmp_path), language=Language.EN
    )
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("name", ["DDE over three runs", "picture from the web", "entries over one another"])
@pytest.mark.parametrize("line", ["letter --format docx -o {out}/a.docx", "demo -o {out}"])
def test_a_command_ends_with_4_and_writes_no_such_file(
    run: Callable[..., Result], tmp_path: Path, name: str, line: str
) -> None:
    (tmp_path / "own/en").mkdir(parents=True)
    (tmp_path / "own" / NAME).write_bytes(HOSTILE[name])
    (tmp_path / "out").mkdir()
    words = line.format(out=tmp_path / "out").split(" ", 1)
    result = run(f"{words[0]} --templates {tmp_path / 'own'} {words[1]}", *([EXAMPLE] if words[0] == "letter" else []))
    assert (result.code, NAME in result.talk) == (4, True)
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file() and b"canary" in path.read_bytes()]
