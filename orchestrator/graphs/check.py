"""Whether a job graph can run, before any of it does. Pure; one sentence for each problem."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from ..groups.seeds import Classes
from ..jobs.graph import checked, parted
from ..jobs.models import GraphInvalid
from ..nodes.json_edge import as_list
from .accept import refusal
from .expression import KEYWORDS, Expression, ExpressionInvalid, parse, references
from .models import (
    FanOutStep,
    InputStep,
    JobGraph,
    MergeStep,
    OutputStep,
    RunRequest,
    Step,
    WorkflowStep,
)
from .plan import Plan, conditions, value_references
from .slots import ANY, INTEGER, TEXT, Type, in_full, reference
from .types import Given, Types, fits, slot_type

SEED_ROLE = "seed"
"""The target that stands for every seed of a graph."""

METADATA_LINKS = ("shot", "shot_id", "prompt", "negative_prompt", "stage")
OF_THE_RUN = ("project_path", "project_id", "inputs")
"""Metadata that a step cannot have of its own."""

STEPS_NAMED = 8


class StepProblem(BaseModel):
    """`step` is None for what concerns the whole graph."""

    model_config = ConfigDict(frozen=True)

    step: str | None
    message: str


def problems(request: RunRequest, classes: Classes) -> list[StepProblem]:
    """All that keeps the run from starting. `classes` are those of the nodes that are known."""
    graph = request.graph
    broken = [*_ids(graph), *_mentions(graph)] or list(_circles(Plan.of(graph)))
    if broken:
        return broken
    plan = Plan.of(graph)
    return [
        *_empty(graph),
        *_fans(plan),
        *_types(plan, classes),
        *_workflows(graph),
        *_inputs(request),
    ]


def _problem(step: Step, message: str) -> StepProblem:
    return StepProblem(step=step.id, message=f"Step {step.id}: {message}")


# -- names


def _ids(graph: JobGraph) -> Iterator[StepProblem]:
    for key, count in Counter(step.id for step in graph.steps).items():
        if count > 1:
            yield StepProblem(step=key, message=f"Step {key}: {count} steps have this id.")
        if key in KEYWORDS:
            yield StepProblem(step=key, message=f"Step {key}: the id is a word of conditions.")


def _mentions(graph: JobGraph) -> Iterator[StepProblem]:
    known = {step.id: step for step in graph.steps}
    for step in graph.steps:
        for place, text in value_references(step).items():
            yield from _mention(step, place, text, known)
        for place, text in conditions(step).items():
            yield from _condition(step, place, text, known)


def _mention(step: Step, place: str, text: str, known: Mapping[str, Step]) -> Iterator[StepProblem]:
    try:
        found = reference(text)
    except ExpressionInvalid as error:
        yield _problem(step, f"{place} cannot be read. {error.message}")
        return
    if found.step not in known:
        yield _unknown(step, place, found.step)


def _condition(
    step: Step, place: str, text: str, known: Mapping[str, Step]
) -> Iterator[StepProblem]:
    try:
        found = list(references(parse(text)))
    except ExpressionInvalid as error:
        yield _problem(step, f"{place} cannot be read. {error.message}")
        return
    for mention in found:
        if mention.step not in known:
            yield _unknown(step, place, mention.step)


def _unknown(step: Step, place: str, name: str) -> StepProblem:
    return _problem(step, f"{place} names {name}, and there is no such step.")


def _circles(plan: Plan) -> Iterator[StepProblem]:
    left = [key for key in plan.steps if key not in plan.order]
    if left:
        names = ", ".join(left[:STEPS_NAMED])
        yield StepProblem(
            step=left[0], message=f"The steps {names} wait for one another in a circle."
        )


def _empty(graph: JobGraph) -> Iterator[StepProblem]:
    if not any(isinstance(step, WorkflowStep) for step in graph.steps):
        yield StepProblem(
            step=None, message="The graph has no workflow step; there is nothing to do."
        )


# -- fan-outs


def _fans(plan: Plan) -> Iterator[StepProblem]:
    for key in plan.order:
        step, fans = plan.steps[key], sorted(plan.fans[key])
        if isinstance(step, FanOutStep):
            yield from _fan(step, fans)
        elif isinstance(step, OutputStep | MergeStep) and fans:
            yield _problem(step, f"it lies within the fan-out {fans[0]}; merge that first.")
        elif len(fans) > 1:
            both = " and ".join(fans)
            yield _problem(step, f"it would run for every pair of {both}; merge one of them first.")


def _fan(step: FanOutStep, fans: list[str]) -> Iterator[StepProblem]:
    given = [name for name in ("items", "over", "seeds") if getattr(step, name) is not None]
    if len(given) != 1:
        yield _problem(step, "it needs one of items, over and seeds.")
    if fans:
        yield _problem(step, f"it lies within the fan-out {fans[0]}; merge that first.")
    seeds = step.seeds
    if seeds and (seeds.count > seeds.maximum or (seeds.base_seed or 0) > seeds.maximum):
        yield _problem(step, f"the seeds do not fit below the maximum of {seeds.maximum}.")


# -- types


def _types(plan: Plan, classes: Classes) -> Iterator[StepProblem]:
    types = Types.of(plan)
    for key in plan.order:
        step, given = plan.steps[key], types.given[key]
        for place, found in plan.values[key].items():
            if given[place] is None:
                yield _problem(step, f"{place} names {found}, which {found.step} has not.")
        for expression in plan.conditions[key].values():
            yield from _asked(step, plan, types, expression)
        yield from _misfits(step, given, classes)


def _asked(step: Step, plan: Plan, types: Types, expression: Expression) -> Iterator[StepProblem]:
    for found in references(expression):
        full = in_full(found, plan.steps[found.step])
        if slot_type(types.slots, full) is None:
            yield _problem(step, f"its condition asks for {full}, which is never made.")


def _misfits(step: Step, given: Given, classes: Classes) -> Iterator[StepProblem]:
    for place, found in given.items():
        text = None
        if found is None:
            continue
        if isinstance(step, WorkflowStep):
            text = _misfit(step, place, found, classes)
        elif isinstance(step, FanOutStep) and not _is_list(found):
            text = f"over must be a list, and {step.over} is {found}."
        if text:
            yield _problem(step, text)


def _is_list(found: Type) -> bool:
    return found.many or found == ANY


def _misfit(step: WorkflowStep, place: str, found: Type, classes: Classes) -> str | None:
    if place.startswith("metadata."):
        return None if fits(found, TEXT) else f"{place} must be a text, not {found}."
    if place == SEED_ROLE:
        return None if fits(found, INTEGER) else f"seed must be an integer, not {found}."
    try:
        key, field = parted(place)
    except GraphInvalid as error:
        return error.message
    if key not in step.workflow_json:
        return f"{place}: its graph has no graph node {key}."
    return refusal(place, step.workflow_json[key], field, found, classes)


# -- workflows


def _workflows(graph: JobGraph) -> Iterator[StepProblem]:
    for step in graph.steps:
        if isinstance(step, WorkflowStep):
            for text in _workflow(step):
                yield _problem(step, text)


def _workflow(step: WorkflowStep) -> Iterator[str]:
    try:
        checked(step.workflow_json, step.parameters)
    except GraphInvalid as error:
        yield error.message
    for place in step.inputs.keys() & step.parameters.keys():
        yield f"{place} has both a value and a reference; leave one out."
    for name in step.metadata_inputs.keys() - set(METADATA_LINKS):
        yield f"metadata.{name} cannot come from a step; {', '.join(METADATA_LINKS)} can."
    for name in OF_THE_RUN:
        if name in step.metadata:
            yield f"metadata.{name} belongs to the whole run."
    for name in step.metadata.keys() & step.metadata_inputs.keys():
        yield f"metadata.{name} has both a value and a reference; leave one out."


# -- what the run is given


def _inputs(request: RunRequest) -> Iterator[StepProblem]:
    steps = {step.id: step for step in request.graph.steps if isinstance(step, InputStep)}
    for name in request.inputs.keys() - steps.keys():
        yield StepProblem(step=None, message=f"The run is given {name[:60]}, which is no input.")
    for key, step in steps.items():
        value = request.inputs.get(key, step.default)
        text = "it must be given." if value is None else _unfit(step, value)
        if text:
            yield _problem(step, text)


def _unfit(step: InputStep, value: Any) -> str | None:
    wanted = Type(step.type, step.many)
    if step.many != isinstance(value, list) and (step.many or step.type != "any"):
        return f"it must be {wanted}."
    items = as_list(value) if step.many else [value]
    if all(_is_a(step.type, item) for item in items):
        return None
    return f"it must be {wanted}, not {str(value)[:60]!r}."


def _is_a(name: str, value: Any) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    match name:
        case "any":
            return True
        case "boolean":
            return isinstance(value, bool)
        case "integer":
            return whole
        case "number":
            return whole or isinstance(value, float)
        case _:
            return isinstance(value, str)
