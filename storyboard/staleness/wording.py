"""Why a take is stale, in a line as short as a panel's."""

import re
from typing import Any, cast

from storyboard.board.content import Fields

_MILLIMETRES = re.compile(r"mm_(\d+(?:_\d+)?)")

_WHOLE = {
    "template": "Another workflow",
    "description": "Words changed",
    "scene": "Scene text changed",
    "seed": "Another seed",
}

_NAMED = {"values.loras": "LoRAs changed", "values.camera_angle": "Angle changed"}


def words_of(before: Fields, now: Fields, fields: list[str]) -> str:
    """The first of `fields` in words, and how many more there are."""
    first, *more = fields
    words = _words(before, now, first)
    return f"{words}, {len(more)} more" if more else words


def _words(before: Fields, now: Fields, field: str) -> str:
    if field in _WHOLE or field in _NAMED:
        return _WHOLE.get(field) or _NAMED[field]
    if field == "frame":
        return f"Frame {_frame(before)} to {_frame(now)}"
    part, _, name = field.partition(".")
    was, now_is = _value(before, part, name), _value(now, part, name)
    say = _camera if part == "camera" else _plain
    return _change(_sentence(name), say(was), say(now_is))


def _change(label: str, was: str | None, now: str | None) -> str:
    if was is None or now is None:
        return f"{label} set to {now}" if now else f"{label} changed"
    unit = " mm"
    if was.endswith(unit) and now.endswith(unit):
        was = was.removesuffix(unit)
    return f"{label} {was} to {now}"


def _camera(value: Any) -> str | None:
    """An id of the catalogue as a person reads it: `mm_50`, `medium_close_up`."""
    if not isinstance(value, str):
        return None
    lens = _MILLIMETRES.fullmatch(value)
    return f"{lens[1].replace('_', '.')} mm" if lens else value.replace("_", " ")


def _plain(value: Any) -> str | None:
    """A number; of anything longer a line has no room."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return str(int(value)) if float(value).is_integer() else str(value)


def _frame(intent: Fields) -> str:
    frame = intent.get("frame")
    sides = cast("list[Any]", frame) if isinstance(frame, list) else []
    return " : ".join(_plain(side) or "?" for side in sides)


def _sentence(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _value(intent: Fields, part: str, name: str) -> Any:
    values: Any = intent.get(part)
    return cast("Fields", values).get(name) if isinstance(values, dict) else None
