"""The day of the people at this machine."""

from datetime import UTC, date, datetime, time


def midnight(day: date | None = None) -> datetime:
    """The beginning of the day, else of today, where this machine stands.

    By the clock that was kept then: on a day when clocks are changed, noon keeps another one.
    """
    return datetime.combine(day or date.today(), time()).astimezone(UTC)
