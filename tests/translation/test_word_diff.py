"""Two states of a sentence are set beside one another word by word, for a page and for a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcmsgen.translation.word_diff import marked, word_diff

WORDS = st.lists(st.sampled_from(["the ", "fee\N{NO-BREAK SPACE}", "is", "\n", "due. ", "{1}", " "])).map("".join)


@given(WORDS, WORDS)
def test_a_difference_holds_both_texts(before: str, after: str) -> None:
    parts = word_diff(before, after)
    # White space before the first word belongs to no word.
    assert "".join(part.words for part in parts if part.became != "new").split() == before.split()
    assert "".join(part.words for part in parts if part.became != "gone") == after.lstrip()


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("The fee is due.", "The fee is due.", "The fee is due."),
        ("The fee is due.", "The whole fee is paid.", "The {+whole +}fee is [-due.-]{+paid.+}"),
        ("", "Nouveau.", "{+Nouveau.+}"),
        ("Ancien.", "", "[-Ancien.-]"),
        ("Le {1} est dû.", "{1} est dû.", "[-Le -]{1} est dû."),
    ],
    ids=["same", "changed", "new", "gone", "placeholder"],
)
def test_a_terminal_shows_what_went_and_what_came(before: str, after: str, shown: str) -> None:
    assert marked(word_diff(before, after)) == shown
