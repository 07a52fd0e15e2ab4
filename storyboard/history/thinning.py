"""Which snapshots that nobody named may go: the older, the fewer are kept. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=1)
DAILY_FOR = timedelta(days=30)
WEEKLY_FOR = timedelta(days=365)


def superfluous(taken: Mapping[str, datetime], *, now: datetime) -> list[str]:
    """Ids to let go: all of the last day stay, then the last of each day, then of each week."""
    kept: dict[object, str] = {}
    for key in sorted(taken, key=lambda each: taken[each]):
        kept[_period(taken[key], now, key)] = key
    stay = {key for period, key in kept.items() if period is not None}
    return [key for key in taken if key not in stay]


def _period(moment: datetime, now: datetime, key: str) -> object:
    """Of snapshots with the same period the newest stays; None is a time that is over."""
    age = now - moment
    if age < ALL_FOR:
        return key
    if age < DAILY_FOR:
        return moment.date()
    return moment.isocalendar()[:2] if age < WEEKLY_FOR else None
