"""The screen of the translators: English and French sentence by sentence as the templates now stand, and accepting the French."""

from collections.abc import Callable, Sequence
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from gcmsgen.catalogue.documents import ORIGINALS
from gcmsgen.catalogue.tree import TemplateTree, packaged
from gcmsgen.errors import GcmsgenError, TemplateError
from gcmsgen.facts.load import load_case
from gcmsgen.finding import SEVERITY_WORD
from gcmsgen.language import Text
from gcmsgen.translation.accept import Acceptance, chosen, keep, reviewed, translated
from gcmsgen.translation.page import says
from gcmsgen.translation.pairs import ShownCase, known_rows, seen
from gcmsgen.translation.variants import Variant
from gcmsgen.web.asked import desk_of, one, post_body, shown, to
from gcmsgen.web.desk import Desk
from gcmsgen.web.words import WORDS
from gcmsgen.wording.translation_state import rows

ShownCases = Callable[[TemplateTree], Sequence[ShownCase]]


def examples() -> tuple[str, ...]:
    """Return the names of the packaged examples."""
    return tuple(path.stem for path in sorted(packaged("examples").glob("*.yaml")))


def example_case(name: str, today: date) -> ShownCases:
    """Return what shows one packaged example: all of them at once would be waited for."""

    def make(tree: TemplateTree) -> list[ShownCase]:
        path = packaged("examples") / f"{name}.yaml"
        case = load_case(path.name, path.read_bytes())
        day = (case.decision and case.decision.date) or today
        variant = Variant(path.name, Text(name, name), case)
        return [seen(variant, on=day, tree=tree, documents=ORIGINALS, known=known_rows(tree))]

    return make


async def page_of_wording(request: Request) -> Response:
    """Show the sentences."""
    desk = desk_of(request)
    desk.read_again()
    asked = request.query_params
    return _page(desk, _accepted(desk, asked.get("accepted", "")), kind="good", example=asked.get("example", ""))


def _accepted(desk: Desk, name: str) -> str:
    """Return what is said of a sentence whose French was just accepted: who did, and whether it was reviewed too."""
    row = rows(desk.templates()).get(name) if name else None
    if row is None or row.entry is None:
        return ""
    reviewer = row.entry.reviewed_by
    words = WORDS["wording_was_reviewed" if reviewer else "wording_was_accepted"]
    return words.filled(name=row.id, by=reviewer or row.entry.by).of(desk.language)


def _page(desk: Desk, message: str = "", status: int = 200, *, kind: str = "error", example: str = "") -> HTMLResponse:
    known = () if desk.wording else examples()
    chosen_example = example if example in known else next(iter(known), "")
    cases, stop = _cases(desk, chosen_example)
    return shown(
        desk,
        "wording.html",
        status,
        here="translation",
        back="/translation",
        cases=cases,
        examples=known,
        example=chosen_example,
        stop=stop,
        message=message,
        kind=kind,
        of=lambda text: text.of(desk.language),
        says=says(desk.language),
        severity=SEVERITY_WORD,
        officer=desk.officer,
        own=desk.overlay is not None,
    )


def _cases(desk: Desk, example: str) -> tuple[Sequence[ShownCase], Text | None]:
    make = desk.wording or example_case(example, desk.today())
    try:
        return make(desk.templates()), None
    except TemplateError as error:
        return (), error.text


async def accept(request: Request) -> Response:
    """Accept the French of one sentence, or say that it was reviewed, in the templates of the office."""
    desk, post = desk_of(request), await post_body(request)
    if desk.overlay is None:
        return _page(desk, WORDS["wording_packaged"].of(desk.language), 409)
    try:
        acceptance = Acceptance(one(post, "by"), desk.today(), one(post, "reason"))
        [row] = chosen(rows(desk.templates()), [one(post, "id")])
        entry = (reviewed if one(post, "reviewed") else translated)(row, acceptance)
        keep(desk.templates(), {row.id: entry}, anew=False)
    except GcmsgenError as error:
        return _page(desk, error.text.of(desk.language), 409, example=one(post, "example"))
    example = one(post, "example") if one(post, "example") in examples() else ""
    return to(desk, f"/translation?example={example}&accepted={row.id}")
