"""Figures and dates as a person writes them into a search."""

import re
from datetime import UTC, datetime, tzinfo

from .models import Between, FieldKind, WrongQuery

_FIGURE = re.compile(r"(-?\d+(?:\.\d+)?)\s*([a-z]*)", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

BYTES = {
    "": 1,
    "b": 1,
    **dict.fromkeys(("k", "kb"), 1000),
    **dict.fromkeys(("m", "mb"), 1000**2),
    **dict.fromkeys(("g", "gb"), 1000**3),
    "kib": 1024,
    "mib": 1024**2,
    "gib": 1024**3,
}
SECONDS = {"": 1, "s": 1, "sec": 1, "ms": 0.001, "m": 60, "min": 60, "h": 3600}
UNITS: dict[FieldKind, dict[str, float]] = {"bytes": {**BYTES}, "seconds": {**SECONDS}}


def figure(text: str, kind: FieldKind) -> float:
    """ "2MB" is 2,000,000, "1.5m" of a duration is 90. Raises `WrongQuery`."""
    match = _FIGURE.fullmatch(text)
    units = UNITS.get(kind, {"": 1.0})
    if match is None or match[2].lower() not in units:
        known = ", ".join(unit for unit in units if unit)
        raise WrongQuery(f"{text!r} is no figure" + (f"; units are {known}." if known else "."))
    return float(match[1]) * units[match[2].lower()]


def moment_between(text: str, comparison: str, zone: tzinfo | None = None) -> Between:
    """A year, month or day of the reader's calendar, or two of them with `..` between.

    `zone` None: this machine's. Raises `WrongQuery`.
    """
    if ".." in text:
        first, last = text.split("..", 1)
        return Between(
            _span(first, zone)[0] if first else None, _span(last, zone)[1] if last else None
        )
    begin, end = _span(text, zone)
    match comparison:
        case "<":
            return Between(None, begin)
        case "<=":
            return Between(None, end)
        case ">":
            return Between(end, None)
        case ">=":
            return Between(begin, None)
        case _:
            return Between(begin, end)


def _span(text: str, zone: tzinfo | None) -> tuple[int, int]:
    """The first millisecond of a year, month or day and the first after it."""
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
        begin = datetime(year, month, day)
        end = _after(begin, has_month=match[2] is not None, has_day=match[3] is not None)
        return _milliseconds(begin, zone), _milliseconds(end, zone)
    except (ValueError, OverflowError, OSError) as error:
        raise WrongQuery(f"{text!r} is no date; write 2026, 2026-11 or 2026-11-21.") from error


def _after(begin: datetime, *, has_month: bool, has_day: bool) -> datetime:
    if has_day:
        return datetime.fromordinal(begin.toordinal() + 1)
    if has_month:
        return begin.replace(year=begin.year + begin.month // 12, month=begin.month % 12 + 1)
    return begin.replace(year=begin.year + 1)


def _milliseconds(moment: datetime, zone: tzinfo | None) -> int:
    placed = moment.replace(tzinfo=zone) if zone else moment.astimezone()
    return int(placed.astimezone(UTC).timestamp() * 1000)
