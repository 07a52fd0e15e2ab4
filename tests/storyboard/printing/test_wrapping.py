from hypothesis import given
from hypothesis import strategies as st

from storyboard.printing.wrapping import wrapped


def by_letters(text: str) -> float:
    return float(len(text))


def test_a_line_holds_as_many_words_as_fit() -> None:
    lines = wrapped("keep the horizon low", 10, measure=by_letters)
    assert lines == ["keep the", "horizon", "low"]


def test_the_first_line_leaves_room_for_its_label() -> None:
    lines = wrapped("keep the horizon", 10, measure=by_letters, indent=5)
    assert lines == ["keep", "the", "horizon"]


def test_line_breaks_and_empty_lines_stay() -> None:
    assert wrapped("one\n\ntwo", 10, measure=by_letters) == ["one", "", "two"]


def test_a_word_that_no_line_holds_is_broken() -> None:
    assert wrapped("a waterproof", 5, measure=by_letters) == ["a", "water", "proof"]


def test_east_asian_text_breaks_between_any_two_signs() -> None:
    assert wrapped("壁壁壁壁壁", 2, measure=by_letters) == ["壁壁", "壁壁", "壁"]


@given(st.text(alphabet="ab 壁\n", max_size=60), st.integers(1, 12), st.integers(0, 5))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int, indent: int) -> None:
    lines = wrapped(text, width, measure=by_letters, indent=min(indent, width - 1))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) <= width for line in lines)
