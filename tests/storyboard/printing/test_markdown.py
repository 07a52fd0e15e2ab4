from hypothesis import given
from hypothesis import strategies as st

from storyboard.printing.markdown import Block, blocks_of, spans_of_lines
from storyboard.printing.models import Face


def told(text: str) -> list[tuple[int, str, str]]:
    return [(block.depth, block.mark, block.text) for block in blocks_of(text)]


def test_strong_and_stressed_words_have_their_face() -> None:
    (block,) = blocks_of("Keep it **low** and _slow_.")
    assert block == Block(
        (
            (Face.REGULAR, "Keep it "),
            (Face.BOLD, "low"),
            (Face.REGULAR, " and "),
            (Face.ITALIC, "slow"),
            (Face.REGULAR, "."),
        )
    )


def test_lists_have_their_marks_and_lie_in_one_another() -> None:
    assert told("- the wall\n  1. near\n  2. far\n- the sea") == [
        (1, "•", "the wall"),
        (2, "1.", "near"),
        (2, "2.", "far"),
        (1, "•", "the sea"),
    ]


def test_a_list_goes_on_counting_where_it_begins() -> None:
    assert [mark for _, mark, _ in told("7. one\n8. two")] == ["7.", "8."]


def test_a_heading_is_strong() -> None:
    (heading, words) = blocks_of("# Light\nfrom the left")
    assert heading.spans == ((Face.BOLD, "Light"),)
    assert words.text == "from the left"


def test_a_break_within_a_paragraph_is_a_space_and_one_that_is_meant_stays() -> None:
    assert told("one\ntwo") == [(0, "", "one two")]
    assert told("one  \ntwo") == [(0, "", "one\ntwo")]


def test_links_code_and_html_are_their_words() -> None:
    assert told("[the wall](https://x.org) `f/2` <b>now</b>") == [
        (0, "", "the wall f/2 <b>now</b>")
    ]


def test_lines_find_their_spans_again() -> None:
    (block,) = blocks_of("keep **the horizon** low")
    assert spans_of_lines(block.spans, ["keep the", "horizon low"]) == [
        [(Face.REGULAR, "keep "), (Face.BOLD, "the")],
        [(Face.BOLD, "horizon"), (Face.REGULAR, " low")],
    ]


@given(st.text(alphabet="a*_#-1. \n`[]()<>", max_size=60))
def test_every_text_is_markdown(text: str) -> None:
    for block in blocks_of(text):
        lines = block.text.splitlines()
        found = spans_of_lines(block.spans, lines)
        assert ["".join(words for _, words in spans) for spans in found] == lines
