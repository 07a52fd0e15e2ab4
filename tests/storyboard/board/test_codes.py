import pytest

from storyboard.board.codes import next_code


@pytest.mark.parametrize(
    ("number", "used", "expected"),
    [
        (1, [], "1A"),
        (2, ["1A", "1B"], "2A"),
        (1, ["1A", "1C"], "1D"),
        (1, ["1Z"], "1AA"),
        (1, ["1AZ"], "1BA"),
        (1, ["1ZZ"], "1AAA"),
        (1, ["11C", "nonsense", "1a", ""], "1A"),
    ],
)
def test_the_next_code_follows_the_highest_ever_given(
    number: int, used: list[str], expected: str
) -> None:
    assert next_code(number, used) == expected
