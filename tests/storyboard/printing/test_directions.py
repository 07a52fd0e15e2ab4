from hypothesis import given
from hypothesis import strategies as st

from storyboard.printing.directions import in_sight, is_rtl


def test_a_line_without_hebrew_or_arabic_stays_whole() -> None:
    assert in_sight("The wall, 2nd take (b)", rtl=False) == [("The wall, 2nd take (b)", False)]


def test_words_read_from_right_to_left_begin_at_the_right() -> None:
    assert in_sight("שלום עולם", rtl=True) == [("עולם", True), (" ", False), ("שלום", True)]


def test_latin_and_figures_within_hebrew_are_read_from_the_left() -> None:
    stretches = in_sight("קיר 12 wall", rtl=True)
    assert [text for text, _ in stretches if text.strip()] == ["wall 12 ", "קיר"]


def test_brackets_turn_round_with_what_they_hold() -> None:
    seen = "".join(text[::-1] if turned else text for text, turned in in_sight("קיר (a)", rtl=True))
    assert seen == "(a) ריק"


def test_points_stay_with_their_letter() -> None:
    assert in_sight("שָׁלוֹם", rtl=True) == [("שָׁלוֹם", True)]


def test_a_paragraph_is_read_as_its_first_letter_is() -> None:
    assert is_rtl("קיר wall")
    assert not is_rtl("wall קיר")


@given(st.text(alphabet="ab 12.קירشم", max_size=30), st.booleans())
def test_no_letter_is_lost(line: str, rtl: bool) -> None:
    seen = "".join(text for text, _ in in_sight(line, rtl=rtl))
    assert sorted(seen) == sorted(line)
