from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from storyboard.backups.retention import superfluous

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def kept(moments: list[datetime]) -> list[datetime]:
    return sorted(set(moments) - superfluous(moments))


def test_a_week_of_days_stays_whole() -> None:
    week = [NOON - timedelta(days=n) for n in range(7)]
    assert superfluous(week) == set()


def test_of_one_day_the_last_stays() -> None:
    assert kept([NOON - timedelta(hours=1), NOON]) == [NOON]


def test_older_ones_thin_out_to_weeks_and_months() -> None:
    year = [NOON - timedelta(days=n) for n in range(400)]
    stay = kept(year)
    assert 7 + 3 + 10 <= len(stay) <= 7 + 5 + 12
    assert stay[0] < NOON - timedelta(days=300)


def test_nothing_is_nothing() -> None:
    assert superfluous([]) == set()


@given(st.lists(st.integers(0, 60 * 24 * 900), min_size=1, unique=True))
def test_the_newest_always_stays_and_a_second_thinning_takes_nothing(minutes: list[int]) -> None:
    moments = [NOON - timedelta(minutes=minute) for minute in minutes]
    stay = kept(moments)
    assert max(moments) in stay
    assert superfluous(stay) == set()
