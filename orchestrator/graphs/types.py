"""The types of what steps hand on, worked out from what they are given. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .expression import Reference
from .models import (
    ConditionStep,
    FanOutStep,
    InputStep,
    MergeStep,
    OutputStep,
    Step,
    WorkflowStep,
)
from .plan import Plan
from .slots import ANY, INTEGER, MADE, MEDIA, TEXT, Type, element_type, shared_type, within

Given = Mapping[str, Type | None]
"""The place in a step -> the type of what its reference names; None where there is no such."""


@dataclass(frozen=True)
class Types:
    """Of all steps of a graph without circles: what they are given, and what they hand on."""

    given: Mapping[str, Given]
    slots: Mapping[str, Mapping[str, Type]]

    @classmethod
    def of(cls, plan: Plan) -> "Types":
        given: dict[str, Given] = {}
        slots: dict[str, Mapping[str, Type]] = {}
        for key in plan.order:
            references = plan.values[key].items()
            given[key] = {place: slot_type(slots, found) for place, found in references}
            known = {place: found or ANY for place, found in given[key].items()}
            slots[key] = slot_types(plan.steps[key], known)
        return cls(given, slots)


def slot_type(slots: Mapping[str, Mapping[str, Type]], found: Reference) -> Type | None:
    slot, *deeper = found.path
    root = slots[found.step].get(slot) if isinstance(slot, str) else None
    return within(root, tuple(deeper)) if root else None


def slot_types(step: Step, given: Mapping[str, Type]) -> Mapping[str, Type]:
    """`given` are the types of the step's references, by their place."""
    return {"status": TEXT, **_slots(step, given)}


def fits(given: Type, wanted: Type) -> bool:
    if ANY.name in (given.name, wanted.name):
        return given.many == wanted.many or ANY in (given, wanted)
    if given.many != wanted.many:
        return False
    if given.name == wanted.name or (given.name, wanted.name) == ("integer", "number"):
        return True
    # A file may be of the wanted kind; that is seen when it is there.
    return "file" in (given.name, wanted.name) and {given.name, wanted.name} <= {*MEDIA, "file"}


def _slots(step: Step, given: Mapping[str, Type]) -> Mapping[str, Type]:
    match step:
        case InputStep():
            return {"value": Type(step.type, step.many)}
        case WorkflowStep():
            return MADE
        case ConditionStep():
            return {"value": Type("boolean")}
        case FanOutStep():
            return _gathered(_item(step, given)) | {"index": INTEGER}
        case MergeStep():
            return _gathered(shared_type([replace(found, many=False) for found in given.values()]))
        case OutputStep():
            return {"value": given["value"]}


def _gathered(item: Type) -> dict[str, Type]:
    return {"item": item, "items": replace(item, many=True), "count": INTEGER}


def _item(step: FanOutStep, given: Mapping[str, Type]) -> Type:
    if step.seeds is not None:
        return INTEGER
    if "over" in given:
        return replace(given["over"], many=False)
    return shared_type([element_type(item) for item in step.items or []])
