from datetime import UTC, datetime, timedelta

from storyboard.history.thinning import superfluous

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def hourly(days: int) -> dict[str, datetime]:
    return {f"{hour}": NOW - timedelta(hours=hour) for hour in range(days * 24)}


def test_all_of_the_last_day_stay() -> None:
    assert superfluous(hourly(1), now=NOW) == []


def test_of_a_day_before_the_last_one_stays() -> None:
    gone = superfluous(hourly(3), now=NOW)
    kept = [key for key in hourly(3) if key not in gone]
    assert kept[:24] == [f"{hour}" for hour in range(24)]
    assert kept[24:] == ["24", "37", "61"]


def test_a_year_of_hourly_snapshots_is_kept_as_a_hundred() -> None:
    taken = hourly(800)
    kept = taken.keys() - set(superfluous(taken, now=NOW))
    assert 24 + 29 + 47 <= len(kept) <= 110
    assert max(NOW - taken[key] for key in kept) < timedelta(days=365)


def test_thinning_again_lets_nothing_more_go() -> None:
    taken = hourly(100)
    left = {key: taken[key] for key in taken.keys() - set(superfluous(taken, now=NOW))}
    assert superfluous(left, now=NOW) == []
