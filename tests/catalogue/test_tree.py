"""The templates are read once, by names inside the folder alone; equal content is one tree, and a link is refused."""

from pathlib import Path

import pytest

from gcmsgen.catalogue.formats import Format
from gcmsgen.catalogue.template_kinds import ALONE
from gcmsgen.catalogue.tree import TemplateTree, packaged, read_templates
from gcmsgen.errors import GcmsgenError, TemplateError
from gcmsgen.generate import generate
from gcmsgen.language import Language
from gcmsgen.manifest.bundle import bundle
from tests.conftest import DAY, case

WORDS = "fr/letter-refusal.j2"


def office(folder: Path, **files: bytes) -> Path:
    """Return an office's folder with files, whose names are given with two underscores for a slash."""
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def test_a_file_is_read_once_and_an_edit_is_another_tree(tmp_path: Path) -> None:
    folder = office(tmp_path, en__letter_dot_j2=b"before")
    first = read_templates(folder)
    office(folder, en__letter_dot_j2=b"behind")
    second = read_templates(folder)
    assert (first.text("en/letter.j2"), second.text("en/letter.j2")) == ("before", "behind")
    assert first != second


def test_equal_content_is_one_tree_wherever_it_was_read(tmp_path: Path) -> None:
    one, other = (read_templates(office(tmp_path / name, office_dot_yaml=b"offices: []")) for name in ("one", "other"))
    assert (one, hash(one), one.digest) == (other, hash(other), other.digest)
    assert one.overlay != other.overlay
    assert one != read_templates()


def test_the_offices_own_comes_first_and_what_it_lacks_is_packaged(tmp_path: Path) -> None:
    tree = read_templates(
        office(tmp_path, en__letter_dot_j2=b"own\r\nlines\r", en__extra_dot_j2=b"", notes_dot_txt=b"")
    )
    assert tree.text("en/letter.j2") == "own\nlines\n"
    assert tree.data(WORDS) == (packaged("templates") / WORDS).read_bytes()
    assert tree.own == ("en/extra.j2", "en/letter.j2")
    assert not tree.has("notes.txt")
    assert [*tree.each_data("en/letter.j2")] == [
        b"own\r\nlines\r",
        (packaged("templates") / "en/letter.j2").read_bytes(),
    ]


def test_files_laid_over_a_tree_leave_it_as_it_was() -> None:
    tree = read_templates()
    changed = tree.with_files({WORDS: b"other"})
    assert (changed.text(WORDS), tree.has(WORDS), changed == tree) == ("other", True, False)
    assert tree.text(WORDS) != "other"
    assert changed.with_files({WORDS: tree.data(WORDS)}) == tree


@pytest.mark.line("S3")
@pytest.mark.parametrize(
    "name", ["/etc/hostname", "../setup.cfg", "en/../../setup.cfg", "en//letter.j2", "./en/letter.j2"]
)
def test_a_name_that_is_not_plainly_inside_is_missing(name: str) -> None:
    with pytest.raises(TemplateError, match="this template is missing"):
        read_templates().data(name)


@pytest.mark.line("S3")
@pytest.mark.parametrize("name", ["en/letter.j2", "layout/inner", "places.csv", "fonts/Own.ttf"])
def test_a_link_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "file").write_bytes(b"secret")
    own = office(tmp_path / "own", office_dot_yaml=b"fonts: [fonts/Own.ttf]\noffices: []")
    assert isinstance(read_templates(own), TemplateTree)
    (own / name).parent.mkdir(exist_ok=True)
    (own / name).symlink_to(secret if name == "layout/inner" else secret / "file")
    with pytest.raises(TemplateError) as refused:
        read_templates(own)
    assert refused.value.where == name
    assert "lien" in refused.value.text.fr


@pytest.mark.line("S3")
def test_a_folder_of_fonts_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "Own.ttf").write_bytes(b"")
    own = office(tmp_path / "own", office_dot_yaml=b"fonts: [fonts/Own.ttf]\noffices: []")
    (own / "fonts").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(TemplateError) as refused:
        read_templates(own)
    assert refused.value.where == "fonts"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (office(tmp_path, en__letter_dot_j2=b"") / "en/letter.j2").open("r+b") as file:
        file.truncate(4_000_001)
    with pytest.raises(TemplateError, match="this file is larger than 4 MB"):
        read_templates(tmp_path)


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path) -> None:
    office(tmp_path, **{f"en__letter{number}_dot_j2": b"" for number in range(2_001)})
    with pytest.raises(TemplateError, match="more than 2000 files"):
        read_templates(tmp_path)


WORDS_THAT_REACH_OUT = {
    "words": ("en/letter-refusal.j2", "{% include '/etc/hostname' %}"),
    "words, by two points": ("en/letter-refusal.j2", "{% include '../setup.cfg' %}"),
    "layout": ("layout/letter.html", "{% include '/etc/hostname' %}"),
    "layout, attachment": ("layout/letter.html", '<link rel="attachment" href="gcmsgen:office//etc/hostname">'),
    "layout, picture": ("layout/letter.html", '<img alt="" src="gcmsgen:layout//etc/hostname">'),
}


@pytest.mark.line("S3")
@pytest.mark.parametrize("name", WORDS_THAT_REACH_OUT)
def test_no_template_reaches_a_file_outside(tmp_path: Path, name: str) -> None:
    file, reach = WORDS_THAT_REACH_OUT[name]
    text = (packaged("templates") / file).read_text(encoding="utf-8")
    at = "I have refused the application." if file.startswith("en/") else "</body>"
    assert text.count(at) == 1
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text(text.replace(at, reach + at), encoding="utf-8")
    tree = read_templates(tmp_path)
    with pytest.raises(GcmsgenError):
        generate(case(), document="letter", form=Format.PDF, on=DAY, tree=tree, language=Language.EN)


def test_what_stands_alone_is_listed(tmp_path: Path) -> None:
    tree = read_templates(office(tmp_path, **{name.replace(".", "_dot_"): b"" for name in ALONE}))
    assert tree.own == ALONE


@pytest.mark.line("S3")
def test_the_bundle_holds_no_file_from_outside(tmp_path: Path) -> None:
    tree = read_templates(office(tmp_path, private_dot_txt=b"", en__mine_dot_j2=b""))
    names = {name for name in bundle(tree).templates if "private" in name or "mine" in name}
    assert names == {"templates/en/mine.j2"}
