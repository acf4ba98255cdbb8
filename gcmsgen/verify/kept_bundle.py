"""Read the bundle of an output as a value: one door, through which only templates and tables pass, and they as bytes by name.

Nothing of it is laid on the disk, and nothing in it is ever looked for by the name of a module: what a bundle holds is words,
layouts and tables, or it is refused.
"""

import io
import re
import stat
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gcmsgen import timeless_zip
from gcmsgen.catalogue.template_kinds import ALONE, KINDS, fonts_named
from gcmsgen.errors import GcmsgenError
from gcmsgen.language import Text, quoted
from gcmsgen.manifest.bundle import REFERENCE, TEMPLATES
from gcmsgen.manifest.canonical import digest
from gcmsgen.verify.plain_file import NoPlainFile, plain_file


class NoBundle(GcmsgenError):
    """Say why a file is no bundle that this program keeps beside an output, and which member of it is at fault."""

    def __init__(self, why: Text, member: str | None = None) -> None:
        super().__init__(why if member is None else why.filled(member=quoted(member[:_SHOWN])))
        self.member = member


@dataclass(frozen=True, slots=True)
class KeptBundle:
    """Hold what was kept: `name` is that of its file, `sha256` the hash of what is in it, which ought to be its name."""

    name: str
    sha256: str
    templates: Mapping[str, bytes]
    tables: Mapping[str, bytes]

    @property
    def whole(self) -> bool:
        """Say whether it holds what its name says."""
        return self.name == f"{self.sha256}.zip"


def read_bundle(path: Path) -> KeptBundle | None:
    """Return the bundle in a file; None where there is none. Raises NoBundle where it holds anything but templates and tables."""
    try:
        data = plain_file(path, _MOST_BYTES)
    except NoPlainFile as error:
        raise NoBundle(error.text) from None
    if data is None:
        return None
    members = _members(data)
    office = members.get(f"{TEMPLATES}office.yaml")
    for name in members:
        if not _is_listed(name, office):
            raise NoBundle(_UNLISTED, name)
    return KeptBundle(
        path.name,
        digest({name: digest(content) for name, content in members.items()}),
        _below(TEMPLATES, members),
        _below(REFERENCE, members),
    )


def _below(folder: str, members: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name.removeprefix(folder): content for name, content in members.items() if name.startswith(folder)}


def _members(data: bytes) -> dict[str, bytes]:
    """Return the members of an archive by name, none of them larger than it may be. Raises NoBundle."""
    if data.count(_ENTRY) > _MOST_MEMBERS:
        raise NoBundle(_TOO_MUCH)  # each would be an object before its name could be looked at
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_entries(entries)
            return _unpacked(archive, entries)
    except timeless_zip.DAMAGE:
        raise NoBundle(_NO_ZIP) from None


def _refuse_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    """Raise NoBundle where the table of contents promises what no bundle has."""
    if len(entries) > _MOST_MEMBERS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise NoBundle(_TOO_MUCH)
    times = Counter(entry.filename for entry in entries)
    for entry in entries:
        if times[entry.filename] > 1:
            raise NoBundle(_TWICE, entry.filename)
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG) or entry.is_dir():
            raise NoBundle(_NO_FILE, entry.filename)
        if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NoBundle(_PACKED_OTHERWISE, entry.filename)
        if entry.file_size > min(max(entry.compress_size * _MOST_RATIO, _FEW_BYTES), _MOST_OF_ONE):
            raise NoBundle(_BOMB, entry.filename)


def _unpacked(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Return what is packed, counted as it comes out: what the table of contents promises is not believed."""
    found: dict[str, bytes] = {}
    for entry in entries:
        with archive.open(entry) as file:
            found[entry.filename] = file.read(entry.file_size + 1)
        if len(found[entry.filename]) != entry.file_size:
            raise NoBundle(_BOMB, entry.filename)
    return found


def _is_listed(name: str, office: bytes | None) -> bool:
    """Say whether a member is a template of a listed kind, a font that the office names, or a table."""
    if name.startswith(TEMPLATES):
        template = name.removeprefix(TEMPLATES)
        kind, _, rest = template.partition("/")
        inside = kind in KINDS and bool(rest) and all(map(_is_plain, rest.split("/")))
        return template in ALONE or inside or template in fonts_named((office or b"").decode(errors="replace"))
    return bool(_TABLE.fullmatch(name))


def _is_plain(part: str) -> bool:
    """Say whether a part of a name is one that a template may have, as `catalogue/tree.py` reads them, and no program."""
    return (
        0 < len(part) <= _LONGEST_NAME
        and not part.startswith((".", "__", "~"))
        and not _UNFIT.search(part)
        and not part.lower().endswith(_PROGRAMS)
    )


_MOST_BYTES = 128_000_000
_MOST_OF_ONE = 30_000_000  # as of a template that is read from a folder
_MOST_MEMBERS = 2_500
_MOST_RATIO = 100  # the tables pack some 8 times
_FEW_BYTES = 4_000_000  # a picture that is mostly white packs a thousand times
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"  # begins each line of the table of contents
_SHOWN = 120
_LONGEST_NAME = 255
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\:\ud800-\udfff]")
_PROGRAMS = (".py", ".pyc", ".pyo", ".pyd", ".pyi", ".pyw", ".pth", ".so", ".dll", ".dylib", ".egg", ".whl", ".zip")
_TABLE = re.compile(rf"{REFERENCE}(?:tables/)?[a-z][a-z0-9_]*\.(?:csv|yaml)", re.ASCII)
_NO_ZIP = Text(en="it is no archive that can be unpacked.", fr="ce n’est pas une archive qui puisse être décompressée.")
_UNLISTED = Text(
    en="{member} is no template and no table.",
    fr="{member} n’est ni un gabarit ni une table.",
)
_TWICE = Text(en="{member} stands twice in it.", fr="{member} y figure deux fois.")
_NO_FILE = Text(
    en="{member} is a link or a folder, not a file.",
    fr="{member} est un lien ou un dossier, pas un fichier.",
)
_PACKED_OTHERWISE = Text(
    en="{member} is encrypted, or packed in a way that this program never does.",
    fr="{member} est chiffré, ou compressé d’une façon que ce programme n’emploie jamais.",
)
_BOMB = Text(
    en="{member} unpacks to more than it promises, or than a template or table can have.",
    fr="{member} se décompresse en plus que ce qu’il annonce, ou que ce que peut avoir un gabarit ou une table.",
)
_TOO_MUCH = Text(
    en="it holds more files, or more bytes, than a bundle can have.",
    fr="il contient plus de fichiers, ou d’octets, que ne peut en avoir un lot conservé.",
)
