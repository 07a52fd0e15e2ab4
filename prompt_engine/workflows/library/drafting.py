"""From what is asked to the workflow that is to be kept. Pure but for understanding a graph."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from prompt_engine.workflows.templates.categories import CategoryEntry, category_named
from prompt_engine.workflows.templates.models import (
    Kind,
    Template,
    TemplateHeader,
    TemplateInput,
)
from prompt_engine.workflows.templates.storage import Knowledge, assembled
from studio_kit.graph import Graph
from studio_kit.tables import TableError

from .intake import Intake, Understood
from .models import JsonObject, Record, Workflow, WorkflowInvalid, fault_of
from .older_shape import OlderInput, inputs_of
from .requests import NewWorkflow, WorkflowChange
from .target_models import TargetModels

UNTITLED = "Workflow"


@dataclass(frozen=True)
class Draft:
    """`remarks` are sentences on what could not be taken over.

    `has_own_form`: its form was declared by somebody, and did not only suggest itself.
    """

    workflow: Workflow
    remarks: tuple[str, ...] = ()
    has_own_form: bool = False


@dataclass(frozen=True)
class Drafting:
    intake: Intake
    knowledge: Knowledge
    categories: tuple[CategoryEntry, ...]
    targets: TargetModels

    async def new(self, wanted: NewWorkflow) -> Draft:
        """Raises `WorkflowInvalid`, and what is wrong with the workflow itself."""
        if wanted.workflow is None:
            raise WorkflowInvalid("Give a workflow, in API form or in page form, or copy_of.")
        understood = await self.intake.graph_of(wanted.workflow)
        first = self.understood(understood, title=wanted.name or UNTITLED)
        return await self.changed(first, wanted.model_copy(update={"workflow": None}))

    def understood(self, found: Understood, *, title: str) -> Draft:
        """A workflow of a file, with the form that suggests itself."""
        reading = found.reading
        inputs, remarks = self._fitting(found.inputs, found.graph)
        header = TemplateHeader(
            title=title.strip() or UNTITLED,
            description="",
            kind=_kind(reading.kind),
            output=tuple(dict.fromkeys(_kind(each.kind) for each in reading.outputs if each.saved)),
            category=reading.category,
            engine=reading.engine,
            target_model=self.targets.of(reading),
            inputs=inputs,
        )
        record = Record(created_at=time.time_ns() // 1_000_000)
        warnings = [warning.message for warning in found.warnings]
        missing = [f"No node is known that has {each.class_type}." for each in found.missing]
        workflow = Workflow(header, found.graph, found.page, record)
        return Draft(workflow, (*warnings, *missing, *remarks))

    def copy(self, template: Template, *, title: str | None, page: JsonObject | None) -> Draft:
        """A template as one of one's own; the house's place in the order is not taken along."""
        header = template.header.model_copy(
            update={"title": title or f"{template.header.title} (copy)", "order": 100}
        )
        record = Record(created_at=time.time_ns() // 1_000_000)
        return Draft(Workflow(header, template.graph, page, record))

    async def changed(self, before: Draft, change: WorkflowChange) -> Draft:
        """Raises `WorkflowInvalid`, and what is wrong with a new workflow."""
        draft = before
        if change.workflow is not None:
            draft = self._with_graph(draft, await self.intake.graph_of(change.workflow))
        if change.inputs is not None:
            draft = _with_form(draft, tuple(change.inputs))
        elif change.config is not None:
            draft = await self._with_config(draft, change.config)
        workflow = _with_fields(draft.workflow, self._fields(change))
        return replace(draft, workflow=replace(workflow, record=_record(workflow.record, change)))

    async def _with_config(self, draft: Draft, config: Iterable[OlderInput]) -> Draft:
        """The form in the earlier console's words, completed by what is understood of the graph."""
        graph = draft.workflow.graph
        understood = await self.intake.graph_of(dict(graph))
        wanted = inputs_of(config, graph, suggested=understood.inputs)
        fitting, remarks = self._fitting(wanted, graph)
        return replace(_with_form(draft, fitting), remarks=(*draft.remarks, *remarks))

    def _fields(self, change: WorkflowChange) -> JsonObject:
        told: JsonObject = {
            "title": change.name,
            "description": change.description,
            "category": self._category(change),
            "categories": change.categories,
            "engine": change.engine,
            "target_model": change.target_model,
            "kind": change.kind,
            "angles": change.angles,
            "next_scene": change.next_scene,
        }
        return {name: value for name, value in told.items() if value is not None}

    def _category(self, change: WorkflowChange) -> str | None:
        """Of the earlier console's two names the finer one says more."""
        wishes = [wish for wish in (change.sub_category, change.category) if wish]
        found = (category_named(wish, self.categories) for wish in wishes)
        return next((category for category in found if category), None)

    def _with_graph(self, draft: Draft, understood: Understood) -> Draft:
        """Another graph: the form keeps what still has its place."""
        kept, remarks = self._fitting(draft.workflow.header.inputs, understood.graph)
        workflow = replace(draft.workflow, graph=understood.graph, page=understood.page)
        changed = replace(draft, workflow=workflow, remarks=(*draft.remarks, *remarks))
        return _with_form(changed, kept)

    def _fitting(
        self, inputs: Iterable[TemplateInput], graph: Graph
    ) -> tuple[tuple[TemplateInput, ...], tuple[str, ...]]:
        """The inputs that have their place in the graph, and a sentence on each that has none."""
        every = tuple(inputs)
        if not every or self._fault(every, graph) is None:
            return every, ()
        kept: list[TemplateInput] = []
        remarks: list[str] = []
        for wanted in every:
            fault = self._fault((*kept, wanted), graph)
            if fault is None:
                kept.append(wanted)
            else:
                remarks.append(f"{wanted.label} was left out of the form: {fault}")
        return tuple(kept), tuple(remarks)

    def _fault(self, inputs: tuple[TemplateInput, ...], graph: Graph) -> str | None:
        header = TemplateHeader(title="-", description="", kind="image", inputs=inputs)
        try:
            assembled("workflow", header, graph, knowledge=self.knowledge)
        except TableError as error:
            return str(error).rpartition(f"{inputs[-1].name}: ")[2]
        return None


def _with_form(draft: Draft, inputs: tuple[TemplateInput, ...]) -> Draft:
    header = draft.workflow.header.model_copy(update={"inputs": inputs})
    return replace(draft, workflow=replace(draft.workflow, header=header))


def _kind(told: str | None) -> Kind:
    match told:
        case "video" | "audio" | "text":
            return told
        case _:
            return "image"


def _with_fields(workflow: Workflow, fields: JsonObject) -> Workflow:
    try:
        return workflow.changed(**fields)
    except ValidationError as error:
        raise WorkflowInvalid(fault_of(error)) from error


def _record(before: Record, change: WorkflowChange) -> Record:
    """What a script gives is kept for it; a form that is edited here replaces its own."""
    config: tuple[Any, ...] | None = before.config
    if change.config is not None:
        config = tuple(each.model_dump(mode="json") for each in change.config)
    elif change.inputs is not None:
        config = None
    return Record(
        created_at=before.created_at if change.created_at is None else change.created_at,
        category=change.category or before.category,
        sub_category=change.sub_category or before.sub_category,
        parsed=before.parsed if change.parsed is None else change.parsed,
        config=config,
    )
