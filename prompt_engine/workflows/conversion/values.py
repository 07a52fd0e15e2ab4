"""Which value stands in which field of a box."""

import math
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from prompt_engine.workflows.node_classes.dynamic import chosen_inputs
from prompt_engine.workflows.node_classes.models import AUTOGROW, COMBO, DYNAMIC_COMBO, NodeInput

from .fields import Field, fields_of_choice, next_field
from .layouts import Layout
from .numbers import as_in_page, rounded_half_up
from .page import Box
from .texts import plain_text

MOST_FIELDS = 5000
"""Of one box; declarations inside declarations could bring endless ones."""

DYNAMIC = frozenset({AUTOGROW, DYNAMIC_COMBO})
CONTROL_WORDS = frozenset({"fixed", "increment", "decrement", "randomize", "increment-wrap"})


class Unset:
    """The value of a field that has none; the page leaves it out."""


UNSET: Final = Unset()


@dataclass(frozen=True, slots=True)
class FieldValue:
    field: Field
    value: Any


@dataclass(frozen=True, slots=True)
class BoxValues:
    """`left_over`: how many stored values belong to no field that is declared."""

    fields: tuple[FieldValue, ...]
    left_over: int = 0

    def find(self, name: str) -> FieldValue | None:
        return next((each for each in self.fields if each.field.name == name), None)

    def offers(self, name: str) -> bool:
        """Whether what is chosen in the fields leaves room for the socket `name`."""
        return all(
            not name.startswith(f"{each.field.name}.") or is_offered(each, name)
            for each in self.fields
        )


def is_offered(choice: FieldValue, name: str) -> bool:
    """Whether `name` is among what the value of a `DYNAMIC_COMBO` brings."""
    if choice.field.input is None or choice.field.input.type != DYNAMIC_COMBO:
        return True
    return any(
        name == each.name or (each.type in DYNAMIC and name.startswith(f"{each.name}."))
        for each in chosen_inputs(choice.field.input, choice.value)
    )


def values_of(box: Box, layout: Layout, others: Mapping[str, Any]) -> BoxValues:
    """`others`: values that come before the box's own, from a primitive or a subgraph's input."""
    stored = _without_forced(box.values, layout)
    waiting, found, place = deque(layout.fields), list[FieldValue](), 0
    while waiting and len(found) < MOST_FIELDS:
        field = waiting.popleft()
        has_place = field.stored and place < len(stored)
        value = stored[place] if has_place else field.value if field.value is not None else UNSET
        place += has_place
        value = others.get(field.name, box.named.get(field.name, value))
        value = in_field(field, value)
        found.append(FieldValue(field, value))
        if field.input is not None and field.input.type == DYNAMIC_COMBO:
            waiting.extendleft(reversed(fields_of_choice(field.input, value)))
        if field.next_of is not None and value:
            waiting.append(next_field(field))
    left_over = sum(value is not None for value in stored[place:]) if not box.named else 0
    return BoxValues(tuple(found), left_over)


def in_field(field: Field, value: Any) -> Any:
    """`value` as the field of the page holds it."""
    if value is UNSET or field.input is None:
        return value
    if field.input.type == "STRING" and field.input.multiline:
        return plain_text(value)
    if field.input.upload in ("image", "video") and field.input.type == COMBO:
        return _file_name(field, value)
    if field.cut_off and isinstance(value, str):
        return value.removeprefix(field.cut_off)
    return as_in_page(value)


def from_primitive(wanted: NodeInput, value: Any) -> Any:
    """A number that a primitive writes into a field is rounded as if typed there."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return value
    if wanted.type == "INT":
        return _to_step(wanted, value)
    if wanted.type == "FLOAT":
        return _to_digits(wanted, value)
    return value


def to_send(value: Any, *, kind: str) -> Any:
    """A list is wrapped: by itself it would be a link."""
    if not isinstance(value, list):
        return value
    wrapped: dict[str, Any] = {"__value__": value}
    return {"__type__": "CURVE", **wrapped} if kind == "CURVE" else wrapped


def named_values(names: Sequence[str], box: Box) -> Mapping[str, Any] | None:
    """Values of a box whose class nobody knows, by the fields that it says itself to have.

    None where the number of values is not that of the fields, and nobody can tell.
    """
    if box.named:
        return {name: as_in_page(box.named[name]) for name in box.named if name in names}
    values, found = deque(box.values), dict[str, Any]()
    for left, name in zip(range(len(names) - 1, -1, -1), names, strict=True):
        if not values:
            return None
        found[name] = as_in_page(values.popleft())
        if len(values) > left and isinstance(values[0], str) and values[0] in CONTROL_WORDS:
            values.popleft()
    return None if values else found


def _file_name(field: Field, value: Any) -> Any:
    """Nothing chosen stands for the first file; a file elsewhere says so, as `x.png [output]`."""
    if not value:
        return UNSET if field.value is None else field.value
    if field.folder is None or not isinstance(value, str) or value.endswith("]"):
        return value
    return f"{value} [{field.folder}]"


def _to_step(wanted: NodeInput, value: float) -> Any:
    step, least = wanted.step or 1, wanted.min or 0
    if step == 1:
        return as_in_page(rounded_half_up(value)) if isinstance(value, float) else value
    offset = least % step if least >= 0 else -(-least % step)
    return rounded_half_up((value - offset) / step) * step + offset


def _to_digits(wanted: NodeInput, value: float) -> Any:
    digits = _digits(wanted.step or 0.5)
    unit = wanted.raw.get("round") or (10**-digits if digits else None)
    if not isinstance(unit, int | float) or isinstance(unit, bool):
        return value
    rounded = round(rounded_half_up(value / unit) * unit, digits)
    least = 0 if wanted.min is None else wanted.min
    most = 2048 if wanted.max is None else wanted.max
    return max(least, min(most, rounded))


def _digits(step: float) -> int:
    return max(0, -math.floor(math.log10(step))) if step > 0 else 0


def _without_forced(values: Sequence[Any], layout: Layout) -> Sequence[Any]:
    """Older pages stored a value for sockets too that might have been fields."""
    if not layout.has_forced or sum(each.places for each in layout.stored) != len(values):
        return values
    pairs = zip_longest(layout.stored, values)
    return [value for entry, value in pairs if entry is None or not entry.forced]
