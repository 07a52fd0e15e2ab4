"""What each kind of step hands on, and of what type. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .expression import ExpressionInvalid, Reference, parse
from .models import (
    ConditionStep,
    FanOutStep,
    InputStep,
    MergeStep,
    OutputStep,
    Step,
    WorkflowStep,
)

MEDIA = ("image", "video", "audio")


@dataclass(frozen=True)
class Type:
    """A value's type: text, integer, number, boolean, image, video, audio, file or any."""

    name: str
    many: bool = False

    def __str__(self) -> str:
        return f"a list of {self.name}" if self.many else f"{_article(self.name)} {self.name}"


ANY = Type("any")
INTEGER = Type("integer")
TEXT = Type("text")
FILE_FIELDS: Mapping[str, Type] = {
    "path": TEXT,
    "kind": TEXT,
    "take_id": TEXT,
    "sha256": TEXT,
    "width": INTEGER,
    "height": INTEGER,
}
MADE: Mapping[str, Type] = {
    **{kind: Type(kind) for kind in (*MEDIA, "file")},
    **{f"{kind}s": Type(kind, many=True) for kind in (*MEDIA, "file")},
    "seed": INTEGER,
    "count": INTEGER,
    "job_id": TEXT,
}
MAIN_SLOT = {
    InputStep: "value",
    WorkflowStep: "file",
    ConditionStep: "value",
    FanOutStep: "item",
    MergeStep: "items",
    OutputStep: "value",
}
"""The slot that the step's bare name stands for."""

ITEM_SLOTS = ("item", "index")
"""Slots of a fan-out that differ from item to item."""


class ReferenceInvalid(ExpressionInvalid):
    title = "Not a reference"


def reference(text: str) -> Reference:
    """Raises `ExpressionInvalid`."""
    found = parse(text)
    if not isinstance(found, Reference):
        raise ReferenceInvalid(f"{text!r} names no step; write step.slot.")
    return found


def in_full(found: Reference, step: Step) -> Reference:
    """With the slot that a bare name stands for."""
    return found if found.path else replace(found, path=(MAIN_SLOT[type(step)],))


def element_type(value: Any) -> Type:
    """The type of a literal; a list has the type that all its items share."""
    if isinstance(value, bool):
        return Type("boolean")
    if isinstance(value, int):
        return INTEGER
    if isinstance(value, float):
        return Type("number")
    return TEXT if isinstance(value, str) else ANY


def shared_type(types: list[Type]) -> Type:
    names = {found.name for found in types}
    if names == {"integer", "number"}:
        return Type("number")
    return Type(names.pop()) if len(names) == 1 else ANY


def within(found: Type, path: tuple[str | int, ...]) -> Type | None:
    """The type of a part; None where there is no such part."""
    for part in path:
        if found == ANY:
            return ANY
        if isinstance(part, int):
            inner = replace(found, many=False) if found.many else None
        else:
            inner = None if found.many else _field(found, part)
        if inner is None:
            return None
        found = inner
    return found


def _field(found: Type, name: str) -> Type | None:
    return FILE_FIELDS.get(name) if found.name in (*MEDIA, "file") else None


def _article(name: str) -> str:
    return "an" if name[0] in "aeiou" else "a"
