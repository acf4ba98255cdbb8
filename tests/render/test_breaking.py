"""Where a line may end inside a word: as Pango has it, for words of any of the signs that are known."""

import random
import re

import pyphen
import pytest

from gcmsgen.render.pdf import load_weasyprint
from gcmsgen.render.typeset.breaking import SIGNS, places
from gcmsgen.render.typeset.declined import Declined
from gcmsgen.render.typeset.hyphens import divides, patterns
from tests.conftest import ROOT


def of_pango(word: str) -> tuple[int, ...]:
    load_weasyprint()
    from weasyprint.text.line_break import get_log_attrs

    found = get_log_attrs(word, "en-CA")
    return tuple(at for at in range(1, len(word)) if found[at].is_line_break)


def test_a_line_may_end_where_pango_ends_it() -> None:
    chosen = random.Random(23)  # noqa: S311 - words, no secrets
    kinds = [*(signs for signs in SIGNS.values() if signs != " "), "abcdé", "aB"]
    words = ["".join(chosen.choice(chosen.choice(kinds)) for _ in range(chosen.randint(2, 8))) for _ in range(2000)]
    assert [(word, places(word), of_pango(word)) for word in words if places(word) != of_pango(word)] == []


@pytest.mark.parametrize("sign", ["\u4e2d", "\u05d0", "\u0e01", "\u00b4", "\u0660"])
def test_a_sign_that_is_not_known_is_declined(sign: str) -> None:
    with pytest.raises(Declined):
        places(f"a{sign}b")


@pytest.mark.parametrize("tag", ["en-CA", "fr-CA"])
def test_a_word_is_divided_where_pyphen_divides_it(tag: str) -> None:
    language = divides(tag) or ""
    said = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "fixtures" / "expected").glob("*.txt"))
    made = random.Random(23)  # noqa: S311 - words, no secrets
    letters = "abcdefghijklmnopqrstuvwxyzéèêëàâçôîïûùœæŒÉİßŁø’'-9"
    words = {
        *re.findall(r"[^\W_]{3,}", said),
        *("".join(made.choices(letters, k=made.randint(2, 18))) for _ in range(3000)),
    }
    judge = pyphen.HyphDict(pyphen.LANGUAGES[language])
    found = {word: (patterns(language).positions(word), tuple(map(int, judge.positions(word)))) for word in words}
    assert {word: both for word, both in found.items() if both[0] != both[1]} == {}
    assert sum(bool(ours) for ours, _ in found.values()) > 1000
