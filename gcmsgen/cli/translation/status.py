"""`gcmsgen translation status`."""

from collections.abc import Iterator
from dataclasses import asdict

import click

from gcmsgen.catalogue.documents import CATALOGUE
from gcmsgen.catalogue.tree import TemplateTree, read_templates
from gcmsgen.checks.language.terms import Term, terms_of
from gcmsgen.cli.spoken import command as declare
from gcmsgen.cli.spoken import option, spoken, templates
from gcmsgen.language import Language, Text
from gcmsgen.legible import json_text
from gcmsgen.reference.countries import COUNTRIES
from gcmsgen.reference.unsigned_forms import UnsignedForm, unsigned_forms
from gcmsgen.translation.status import TranslationStatus, status
from gcmsgen.wording.translation_state import FrenchStanding

_HELP = Text(
    en="Say how far the French is: how many sentences are translated and reviewed, which wait, and which documents they may "
    "refuse.\n\n\b\nExample:\n  gcmsgen translation status\n  gcmsgen translation status --templates our-templates",
    fr="Dire où en est le français\N{NO-BREAK SPACE}: combien de phrases sont traduites et révisées, lesquelles attendent, et "
    "quels documents elles peuvent faire refuser.\n\n\b\nExemple\N{NO-BREAK SPACE}:\n  gcmsgen translation status\n"
    "  gcmsgen translation status --templates nos-gabarits",
)


@declare("status", _HELP)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    text=Text(en="Format of the answer.", fr="Format de la réponse."),
)
@option(
    "--places",
    is_flag=True,
    text=Text(
        en="List the French forms of country names that a translator has yet to sign.",
        fr="Énumérer les formes françaises de noms de pays qu’un traducteur doit encore signer.",
    ),
)
@option(
    "--terms",
    is_flag=True,
    text=Text(
        en="List the French forms of terms that a translator has yet to sign.",
        fr="Énumérer les formes françaises de termes qu’un traducteur doit encore signer.",
    ),
)
@click.pass_context
def command(context: click.Context, /, *, form: str, places: bool, terms: bool) -> None:
    """Print the status."""
    if terms:
        for term in _to_sign(read_templates(templates(context))):
            click.echo(_term(term, spoken(context)))
    if places:
        for form_to_sign in unsigned_forms():
            click.echo(_form(form_to_sign, spoken(context)))
    if places or terms:
        return
    tree = read_templates(templates(context))
    found = status(tree)
    if form == "json":
        shown = {"schema": "gcmsgen.translation-status/1", **asdict(found)}
        click.echo(json_text(shown))
        return
    for line in _lines(found, len(_to_sign(tree)), spoken(context)):
        click.echo(line)


def _to_sign(tree: TemplateTree) -> list[Term]:
    """Return the terms that wait for a signature, in the order of the English."""
    return sorted((one for one in terms_of(tree).terms if one.unsigned), key=lambda one: one.english.casefold())


def _term(one: Term, language: Language) -> str:
    note = _CONSIDER.filled(note=one.note).of(language) if one.note else ""
    return f"{one.english}  {' / '.join(one.french)}.{note}"


def _lines(found: TranslationStatus, terms: int, language: Language) -> Iterator[str]:
    total = sum(found.counts.values())
    yield _TOTAL.filled(total=str(total)).of(language)
    for standing, count in found.counts.items():
        if count:
            yield f"{count:>6}  {STANDINGS[standing].of(language)}"
    if unsigned := len(unsigned_forms()):
        yield _UNSIGNED.filled(count=f"{unsigned:>6}").of(language)
    if terms:
        yield _TERMS.filled(count=f"{terms:>6}").of(language)
    for one in found.waiting[:_SCREEN]:
        yield _WAITS.filled(id=one.id, standing=STANDINGS[one.standing], where=one.where).of(language)
    if len(found.waiting) > _SCREEN:
        yield _MORE.filled(more=str(len(found.waiting) - _SCREEN)).of(language)
    if not found.waiting:
        yield _NOTHING.of(language)
    for blocked in found.blocked:
        entry = CATALOGUE[blocked.document]
        some = f" ({', '.join(blocked.outcomes)})" if len(blocked.outcomes) < len(entry.parts) else ""
        yield _BLOCKS.filled(name=entry.name, some=some).of(language)


def _form(one: UnsignedForm, language: Language) -> str:
    country = COUNTRIES[one.code]
    forms = f"{country.in_text.fr}, {country.from_text.fr}, {country.of_text.fr}"
    return _TO_SIGN.filled(code=one.code, forms=forms, note=one.note).of(language)


_SCREEN = 12  # sentences that wait, so that all of the answer stands on one screen
STANDINGS = {
    FrenchStanding.TRANSLATED: Text(en="translated, not reviewed", fr="français accepté, non révisé"),
    FrenchStanding.REVIEWED: Text(en="reviewed by a second person", fr="français révisé par une deuxième personne"),
    FrenchStanding.STALE: Text(en="stale, the English has changed", fr="français périmé, l’anglais a changé"),
    FrenchStanding.FRENCH_FIRST: Text(en="French changed first", fr="français modifié en premier"),
    FrenchStanding.NEW: Text(en="new, never accepted", fr="français jamais accepté"),
    FrenchStanding.UNTRANSLATED: Text(en="untranslated", fr="français manquant"),
    FrenchStanding.ORPHAN: Text(en="orphan, no English", fr="français sans anglais"),
}
_TOTAL = Text(en="{total} sentences:", fr="{total} phrases\N{NO-BREAK SPACE}:")
_NOTHING = Text(en="Nothing waits.", fr="Rien n’attend.")
_WAITS = Text(en="waits: {id} ({standing}), {where}", fr="en attente\N{NO-BREAK SPACE}: {id} ({standing}), {where}")
_UNSIGNED = Text(
    en="{count}  French names of countries not signed by a translator: gcmsgen translation status --places",
    fr="{count}  noms français de pays sans la signature d’un traducteur\N{NO-BREAK SPACE}: gcmsgen translation status --places",
)
_TERMS = Text(
    en="{count}  French forms of terms not signed by a translator: gcmsgen translation status --terms",
    fr="{count}  termes français sans la signature d’un traducteur\N{NO-BREAK SPACE}: gcmsgen translation status --terms",
)
_CONSIDER = Text(en=" To consider: {note}", fr=" À considérer\N{NO-BREAK SPACE}: {note}")
_TO_SIGN = Text(en="{code}  {forms}. To consider: {note}", fr="{code}  {forms}. À considérer\N{NO-BREAK SPACE}: {note}")
_MORE = Text(
    en="and {more} more; --format json lists all.",
    fr="et {more} autres; --format json les énumère toutes.",
)
_BLOCKS = Text(
    en="refused in French where it uses such a sentence: {name}{some}",
    fr="refusé en français si le document emploie une telle phrase\N{NO-BREAK SPACE}: {name}{some}",
)
