"""Read a manifest back: one door, through which nothing passes that has not the form of a manifest."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.formats import Format
from gcmsgen.errors import UsageError
from gcmsgen.language import Language, Text, visible
from gcmsgen.manifest.bundle import FOLDER
from gcmsgen.manifest.record import BEFORE_CLAIMS, SCHEMA, SUFFIX
from gcmsgen.manifest.versions import PROGRAM
from gcmsgen.verify.plain_file import NoPlainFile, plain_file
from gcmsgen.verify.strict_json import NoStrictJson, strict_json


class NoManifest(UsageError):
    """Say that no manifest can be read at a place; `why` is what is wrong there, None where nothing stands there."""

    def __init__(self, place: Path, why: Text | None) -> None:
        output = Path(str(place).removesuffix(SUFFIX))
        words = _UNREADABLE if why else _IS_A_FOLDER if output.is_dir() else _NO_MANIFEST
        super().__init__(words.filled(manifest=visible(str(place)), output=visible(str(output))))
        self.why = why


@dataclass(frozen=True, slots=True)
class KeptManifest:
    """Hold a manifest as it was read: what it says was `made` is not believed before its hash is compared.

    `written` are the bytes of the manifest itself; `output_name` is the name of the output in it, which may bear another now.
    """

    written: bytes
    output: Path
    output_name: str
    output_sha256: str
    sha256: str
    bundle: Path
    own: tuple[str, ...]
    made: Mapping[str, Any]


def output_of(manifest: KeptManifest) -> bytes | None:
    """Return the bytes of the output of a manifest; None where there is none, or none that may be read. Raises NoPlainFile."""
    return plain_file(manifest.output, _MOST_OUTPUT)


def manifest_of(path: Path) -> Path:
    """Return the manifest of an output, or the path itself where it is one."""
    return path if path.name.endswith(SUFFIX) else Path(f"{path}{SUFFIX}")


def read_manifest(path: Path) -> KeptManifest:
    """Return the manifest of an output, or the one at `path` itself. Raises NoManifest where there is none of this form."""
    place = manifest_of(path)
    try:
        data = plain_file(place, _MOST_BYTES)
        if data is None:
            raise NoManifest(place, None)
        read = strict_json(data)
    except (NoPlainFile, NoStrictJson) as error:
        raise NoManifest(place, error.text) from None
    for form in (_MANIFEST, _SINCE_CLAIMS):
        if form is _MANIFEST or read["schema"] != BEFORE_CLAIMS:
            for fault in _faults(read, form, ""):
                raise NoManifest(place, fault)
    return KeptManifest(
        written=data,
        output=path.with_name(read["output"]["name"]) if place == path else path,
        output_name=read["output"]["name"],
        output_sha256=read["output"]["sha256"],
        sha256=read["sha256"],
        bundle=place.parent / read["bundle"],
        own=tuple(read["own"]),
        made=read["made"],
    )


@dataclass(frozen=True, slots=True)
class _Is:
    """Hold what a value has to be: the test that it passes, and the words for it."""

    test: Callable[[Any], object]
    words: Text


@dataclass(frozen=True, slots=True)
class _Every:
    """Say that a value is a list, or with `named` an object, each part of which has one form."""

    form: "_Form"
    named: bool = False


_Form = _Is | _Every | Mapping[str, Any]  # a mapping: an object with these parts, each of its form, and maybe others
_ANY = ""  # in such a mapping: the form of every part


def _faults(value: Any, form: _Form, where: str) -> Iterator[Text]:
    """Yield what has not its form, with its place."""
    if isinstance(form, _Is):
        if not form.test(value):
            yield _FORM.filled(where=_place(where), words=form.words)
    elif isinstance(form, _Every) and not form.named:
        if not isinstance(value, list):
            yield _FORM.filled(where=_place(where), words=_A_LIST)
            return
        for number, part in enumerate(value, 1):
            yield from _faults(part, form.form, f"{where}.{number}")
    elif not isinstance(value, dict):
        yield _FORM.filled(where=_place(where), words=_AN_OBJECT)
    else:
        yield from _faults_inside(value, form, where)


def _faults_inside(value: dict[str, Any], form: "_Every | Mapping[str, Any]", where: str) -> Iterator[Text]:
    if isinstance(form, _Every):
        # What the parts are called is not repeated: in a manifest from a stranger it may be anything, and of any length.
        for part in value.values():
            yield from _faults(part, form.form, f"{where}.*")
        return
    known = dict(form)
    if other := known.pop(_ANY, None):
        yield from _faults_inside(value, _Every(other), where)
    for name, inner in known.items():
        here = f"{where}.{name}" if where else name
        if name in value:
            yield from _faults(value[name], inner, here)
        else:
            yield _LACKING.filled(where=here)


def _place(where: str) -> Text:
    return Text(en=where, fr=where) if where else _WHOLE


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(_DAY.fullmatch(value)) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_file_name(value: Any) -> bool:
    """Say whether a text is the name of a file in the folder itself."""
    return (
        isinstance(value, str)
        and 0 < len(value.encode(errors="surrogatepass")) <= _LONGEST_NAME
        and value not in (".", "..")
        and not _LEADS_AWAY.search(value)
    )


def _one_of(words: Text, known: Callable[[], Any]) -> _Is:
    return _Is(lambda value: isinstance(value, str) and value in known(), words)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST_NAME = 255
_LEADS_AWAY = re.compile(r"[/\\\0]")
_BUNDLE = re.compile(rf"{FOLDER}/[0-9a-f]{{64}}\.zip")
_VERSION = re.compile(r"\d[0-9A-Za-z.+!-]{0,40}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MOST_OUTPUT = 64_000_000
_MOST_BYTES = 8_000_000  # a manifest has some 40 kB; a case file of the largest size would give it some six million
_A_LIST = Text(en="a list is expected there", fr="une liste y est attendue")
_AN_OBJECT = Text(en="an object with named parts is expected there", fr="un objet à parties nommées y est attendu")
_TEXT = _Is(lambda value: isinstance(value, str), Text(en="a text is expected there", fr="un texte y est attendu"))
_HASH = _Is(
    lambda value: isinstance(value, str) and _SHA256.fullmatch(value),
    Text(en="a hash of 64 digits is expected there", fr="une empreinte de 64 chiffres y est attendue"),
)
_CASE = _Is(lambda value: isinstance(value, dict), _AN_OBJECT)
_HASHES = _Every(_HASH, named=True)
_FINDING = {"code": _TEXT, "severity": _TEXT, "where": _TEXT}
_SENTENCE = {"id": _TEXT, "facts": _Every(_TEXT), "rule": _TEXT, "provisions": _Every(_TEXT)}
_CLAIM = {
    "where": _TEXT,
    "start": _Is(
        lambda value: type(value) is int and value >= 0,
        Text(en="a number from 0 is expected there", fr="un nombre à partir de 0 y est attendu"),
    ),
    **dict.fromkeys(("kind", "standing"), _TEXT),
    "rests_on": _Every(_TEXT),
}
_VERSIONS = {
    PROGRAM: _Is(
        lambda value: isinstance(value, str) and _VERSION.fullmatch(value),
        Text(en="a version such as 0.2.0 is expected there", fr="une version comme 0.2.0 y est attendue"),
    ),
    _ANY: _TEXT,
}
_MADE = {
    "application": _TEXT,
    "document": _one_of(
        Text(en="no document that this program knows stands there", fr="ce programme ne connaît pas ce document"),
        lambda: CATALOGUE,
    ),
    "language": _one_of(Text(en="en or fr is expected there", fr="en ou fr y est attendu"), lambda: list(Language)),
    "format": _one_of(
        Text(en="no format that this program knows stands there", fr="ce programme ne connaît pas ce format"),
        lambda: list(Format),
    ),
    "on": _Is(
        _is_day, Text(en="a day such as 2026-05-20 is expected there", fr="un jour comme 2026-05-20 y est attendu")
    ),
    "facts": {"sha256": _HASH, "each": _Every(_TEXT, named=True), "case": _CASE},
    **dict.fromkeys(("words", "outline", "layout", "office", "fonts"), _HASHES),
    "tables": _HASH,
    "versions": _VERSIONS,
    "findings": _Every(_FINDING),
    "sentences": _Every(_SENTENCE),
}
_MANIFEST: _Form = {
    "schema": _Is(
        lambda value: value in (SCHEMA, BEFORE_CLAIMS),
        Text(en=f"{SCHEMA} is expected there", fr=f"{SCHEMA} y est attendu"),
    ),
    "sha256": _HASH,
    "output": {
        "name": _Is(
            _is_file_name,
            Text(
                en="the name of a file of the same folder is expected there",
                fr="le nom d’un fichier du même dossier y est attendu",
            ),
        ),
        "sha256": _HASH,
    },
    "bundle": _Is(
        lambda value: isinstance(value, str) and _BUNDLE.fullmatch(value),
        Text(
            en=f"{FOLDER}/ and the name of a bundle are expected there",
            fr=f"{FOLDER}/ et le nom d’un lot conservé y sont attendus",
        ),
    ),
    "own": _Every(_TEXT),
    "made": _MADE,
}
_SINCE_CLAIMS: _Form = {"made": {"claims": _Every(_CLAIM)}}
_WHOLE = Text(en="the whole file", fr="le fichier entier")
_FORM = Text(en="{where}: {words}.", fr="{where}\N{NO-BREAK SPACE}: {words}.")
_LACKING = Text(en="{where}: this part is missing.", fr="{where}\N{NO-BREAK SPACE}: cette partie manque.")
_IS_A_FOLDER = Text(
    en="{output}: this is a folder. Name its files: {output}/*",
    fr="{output}\N{NO-BREAK SPACE}: ceci est un dossier. Nommez ses fichiers\N{NO-BREAK SPACE}: {output}/*",
)
_NO_MANIFEST = Text(
    en="{manifest}: no manifest can be read there, and without it nothing can be verified. It is written beside each output; "
    "keep both together.",
    fr="{manifest}\N{NO-BREAK SPACE}: aucun manifeste ne peut y être lu, et sans lui rien ne peut être vérifié. Il est écrit "
    "à côté de chaque fichier produit; gardez les deux ensemble.",
)
_UNREADABLE = Text(
    en="{manifest}: this is not a manifest of gcmsgen, or it is damaged. Use the one that was written beside the output.",
    fr="{manifest}\N{NO-BREAK SPACE}: ce n’est pas un manifeste de gcmsgen, ou il est endommagé. Employez celui qui a été "
    "écrit à côté du fichier produit.",
)
