"""Which backups stay: many new ones, fewer old ones. Pure."""

from collections.abc import Callable, Sequence
from datetime import datetime

Period = Callable[[datetime], object]


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month


KEPT: tuple[tuple[Period, int], ...] = ((_day, 7), (_week, 5), (_month, 12))
"""The newest of each of the last seven days that have one, five weeks, and twelve months."""


def superfluous(moments: Sequence[datetime]) -> set[datetime]:
    """Those that may go. The newest of all always stays."""
    kept = {max(moments)} if moments else set[datetime]()
    for period, count in KEPT:
        newest: dict[object, datetime] = {}
        for moment in sorted(moments):
            newest[period(moment)] = moment
        kept.update(sorted(newest.values())[-count:])
    return set(moments) - kept
