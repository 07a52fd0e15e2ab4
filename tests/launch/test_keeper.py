import pytest

from studio_kit.launch.keeper import Pauses


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(1, 0.5), (2, 1), (3, 2), (4, 4), (5, 8), (6, 16), (7, 30), (8, 30), (5000, 30)],
)
def test_pauses_double_up_to_half_a_minute(failures: int, seconds: float) -> None:
    assert Pauses().before_start(failures) == seconds
