import pytest

from prompt_engine.workflows.conversion.numbers import as_in_page, rounded_half_up


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (2**53, 2**53),
        (2**53 + 1, 2**53),
        (18446744073709551615, 18446744073709552000),
        (-18446744073709551615, -18446744073709552000),
        (10**22, 1e22),
        (10**400, None),
        (True, True),
        ("9007199254740993", "9007199254740993"),
    ],
)
def test_whole_numbers_are_those_that_a_browser_can_tell(value: object, shown: object) -> None:
    assert as_in_page(value) == shown


def test_halves_are_rounded_up() -> None:
    assert [rounded_half_up(value) for value in (0.5, 1.5, -0.5, -1.5, 2.4)] == [1, 2, 0, -1, 2]
