"""What the slots of a step hold once it has ended. Pure."""

from collections.abc import Mapping
from typing import Any

from .evaluate import MAIN
from .models import FanOutStep, Step, StepState, StepStatus, WorkflowStep
from .slots import MAIN_SLOT, MEDIA

Slots = Mapping[str, Any]


def slots(step: Step, state: StepState, *, item: int | None = None) -> Slots | None:
    """By name; None of a step that was left out. `item` counts within the step's own fan-out."""
    if state.status is StepStatus.SKIPPED:
        return None
    held = {**_held(step, state, item), "status": state.status.value}
    return {**held, MAIN: held.get(MAIN_SLOT[type(step)])}


def _held(step: Step, state: StepState, item: int | None) -> dict[str, Any]:
    if isinstance(step, WorkflowStep):
        return _made(state.outputs)
    held = dict(state.outputs)
    if "items" not in held:
        return held
    items = held["items"]
    first = items[0] if items else None
    if isinstance(step, FanOutStep) and item is not None:
        return {**held, "count": len(items), "item": items[item], "index": item}
    return {**held, "count": len(items), "item": first}


def _made(outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Files by their kind; the singular is the first of them."""
    files: list[Any] = outputs.get("files", [])
    found: dict[str, Any] = {**outputs, "files": files, "count": len(files)}
    found["file"] = files[0] if files else None
    for kind in MEDIA:
        of_kind = [file for file in files if file["kind"] == kind]
        found |= {f"{kind}s": of_kind, kind: of_kind[0] if of_kind else None}
    return found
