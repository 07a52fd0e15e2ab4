"""Which snapshots that nobody named may go: the older, the fewer are kept. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta

NEWEST = 24
"""So many stay, however close together: before great changes one is taken each time."""

HOURLY_FOR = timedelta(days=1)
DAILY_FOR = timedelta(days=30)
WEEKLY_FOR = timedelta(days=365)


def superfluous(taken: Mapping[str, datetime], *, now: datetime) -> list[str]:
    """Ids to let go.

    The newest stay, of the last day the last of each hour, then of each day, then of each week.
    """
    kept: dict[object, str] = {}
    newest_first = sorted(taken, key=lambda each: taken[each], reverse=True)
    for key in newest_first[NEWEST:]:
        kept.setdefault(_period(taken[key], now), key)
    stay = {key for period, key in kept.items() if period is not None} | {*newest_first[:NEWEST]}
    return [key for key in taken if key not in stay]


def _period(moment: datetime, now: datetime) -> object:
    """Of snapshots with the same period the newest stays; None is a time that is over."""
    age = now - moment
    if age < HOURLY_FOR:
        return moment.date(), moment.hour
    if age < DAILY_FOR:
        return moment.date()
    return moment.isocalendar()[:2] if age < WEEKLY_FOR else None
