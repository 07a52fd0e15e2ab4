"""The job that a workflow step becomes, once what it needs is there. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from studio_kit.errors import Invalid

from ..groups.seeds import Classes, SeedSlot, common_range, seed_slots
from ..jobs.graph import checked, parted, patched
from ..jobs.models import Graph, Job, JobMetadata, Submission
from ..nodes.json_edge import as_object
from .accept import is_closed_list
from .check import SEED_ROLE
from .models import RunRequest, WorkflowStep
from .slots import MEDIA
from .types import Given

METADATA = "metadata."
"""Begins the places that are told and not rendered."""


class StepUnfit(Invalid):
    title = "The step cannot become a job"


@dataclass(frozen=True)
class _Parts:
    """What a step is given, by what becomes of it."""

    told: dict[str, Any]
    files: dict[str, str]
    plain: dict[str, Any]
    seed: Any

    @classmethod
    def of(cls, values: Mapping[str, Any], given: Given) -> "_Parts":
        parts = cls({}, {}, {}, values.get(SEED_ROLE))
        for place, value in values.items():
            if place.startswith(METADATA):
                parts.told[place.removeprefix(METADATA)] = value
            elif place != SEED_ROLE and _is_file(value, given.get(place)):
                parts.files[place] = _path(value)
            elif place != SEED_ROLE:
                parts.plain[place] = value
        return parts


def submission(
    step: WorkflowStep,
    values: Mapping[str, Any],
    *,
    request: RunRequest,
    given: Given,
    classes: Classes,
) -> Submission:
    """`values` by the step's places, `given` their types. Raises `StepUnfit`, `GraphInvalid`."""
    parts = _Parts.of(values, given)
    graph = checked(step.workflow_json, {**step.parameters, **parts.plain, **_names(parts.files)})
    for place in parts.files:
        graph = _unlisted(graph, place, classes)
    slots = seed_slots(graph, classes)
    if parts.seed is not None:
        graph = _seeded(graph, slots, parts.seed)
    own = {**step.metadata, **parts.told, "seed": _seed(graph, slots, step)}
    return _submission(step, graph, request, _metadata(request.metadata, own, parts.files))


def outline(step: WorkflowStep, request: RunRequest) -> Submission:
    """The job without what only comes when the run goes: enough to see whether it can be run."""
    graph = checked(step.workflow_json, step.parameters)
    for place in step.inputs:
        if place != SEED_ROLE:
            graph = _without(graph, place)
    return _submission(step, graph, request, _metadata(request.metadata, step.metadata, {}))


def made(job: Job) -> dict[str, Any]:
    """What a done job hands on."""
    return {
        "files": [output.model_dump(mode="json") for output in job.outputs],
        "seed": job.metadata.seed,
        "job_id": job.id,
    }


def _submission(
    step: WorkflowStep, graph: Graph, request: RunRequest, metadata: JobMetadata
) -> Submission:
    return Submission(
        workflow_json=graph,
        metadata=metadata,
        backend_affinity=step.backend_affinity,
        required_capabilities=step.required_capabilities,
        priority=request.priority,
    )


def _is_file(value: Any, given: Any) -> bool:
    """A file that a step made, or a path that the run was given for a picture, video or sound."""
    if isinstance(value, Mapping):
        return isinstance(as_object(value).get("path"), str)
    return given is not None and given.name in (*MEDIA, "file")


def _path(value: Any) -> str:
    return str(as_object(value)["path"]) if isinstance(value, Mapping) else str(value)


def _names(files: Mapping[str, str]) -> dict[str, Any]:
    """For the record; what the file is called on the node is written in when it is there."""
    return {place: path.rpartition("/")[2] for place, path in files.items()}


def _unlisted(graph: Graph, place: str, classes: Classes) -> Graph:
    """A closed list cannot hold a file that is not on the node yet."""
    key, field = parted(place)
    return _without(graph, place) if is_closed_list(graph[key], field, classes) else graph


def _without(graph: Graph, place: str) -> Graph:
    key, field = parted(place)
    rest = {name: value for name, value in graph[key]["inputs"].items() if name != field}
    return {**graph, key: {**graph[key], "inputs": rest}}


def _seeded(graph: Graph, slots: tuple[SeedSlot, ...], seed: Any) -> Graph:
    if not slots:
        raise StepUnfit("Its graph has no seed input for the seed that it is given.")
    low, high = common_range(slots)
    if not isinstance(seed, int) or not low <= seed <= high:
        raise StepUnfit(f"Its seed must be a whole number from {low} to {high}, not {seed!r}.")
    return patched(graph, {f"{slot.graph_node}.{slot.input}": seed for slot in slots})


def _seed(graph: Graph, slots: tuple[SeedSlot, ...], step: WorkflowStep) -> Any:
    """For the record: the seed that the graph now has."""
    for slot in slots:
        value = graph[slot.graph_node]["inputs"][slot.input]
        if isinstance(value, int):
            return value
    return step.metadata.get("seed")


def _metadata(of_run: JobMetadata, own: Mapping[str, Any], files: Mapping[str, str]) -> JobMetadata:
    inherited = of_run.model_dump(exclude={"inputs"})
    fields = {key: value for key, value in own.items() if value is not None}
    try:
        return JobMetadata.model_validate({**inherited, **fields, "inputs": files})
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"])
        raise StepUnfit(f"metadata.{place}: {fault['msg']}.") from error
