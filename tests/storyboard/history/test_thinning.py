from datetime import UTC, datetime, timedelta

from storyboard.history.thinning import superfluous

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def hourly(days: int) -> dict[str, datetime]:
    return {f"{hour}": NOW - timedelta(hours=hour) for hour in range(days * 24)}


def kept(taken: dict[str, datetime]) -> list[str]:
    gone = set(superfluous(taken, now=NOW))
    return [key for key in taken if key not in gone]


def test_all_hours_of_the_last_day_stay() -> None:
    assert len(kept(hourly(1))) == 24


def test_of_many_at_once_the_newest_and_one_of_each_hour_stay() -> None:
    taken = {f"{n}": NOW - timedelta(minutes=n) for n in range(120)}
    assert kept(taken) == [f"{n}" for n in range(24)] + ["24", "61"]


def test_of_a_day_before_the_last_one_stays() -> None:
    assert kept(hourly(3))[24:] == ["24", "37", "61"]


def test_a_year_of_hourly_snapshots_is_kept_as_a_hundred() -> None:
    taken = hourly(800)
    assert 24 + 29 + 47 <= len(kept(taken)) <= 110
    assert max(NOW - taken[key] for key in kept(taken)) < timedelta(days=365)


def test_thinning_again_lets_nothing_more_go() -> None:
    taken = hourly(100)
    left = {key: taken[key] for key in kept(taken)}
    assert superfluous(left, now=NOW) == []
