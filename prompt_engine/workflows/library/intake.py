"""From a file, or a document in a request, to a workflow that is understood."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from prompt_engine.workflows.conversion.models import Conversion, MissingClass, Remark
from prompt_engine.workflows.conversion.service import convert
from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.node_classes.source import NodeClassSource
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.form import suggest_inputs
from prompt_engine.workflows.reading.matching import TemplateMatch, match_template
from prompt_engine.workflows.reading.models import Reading
from prompt_engine.workflows.reading.service import read_graph
from prompt_engine.workflows.templates.models import ADDED_LORAS, MEDIA, Template, TemplateInput
from studio_kit.carriers.documents import sorted_out
from studio_kit.carriers.models import Carried, Generation
from studio_kit.carriers.parameters import generation
from studio_kit.graph import Graph, parse_graph

from .models import JsonObject

Form = Literal["api", "page", "words"]


@dataclass(frozen=True)
class Match:
    """The template whose graph this one is, and the values that a shot would keep.

    Of files the graph only has the names on a node, which are none of a project's: they are
    left out. LoRAs that were added stand under `loras`.
    """

    template: Template
    values: JsonObject


@dataclass(frozen=True)
class Understood:
    """`form`: in what form the workflow came; `words` where only another program's words came.

    `inputs` are suggested; `generation` is what those words say.
    """

    form: Form
    graph: Graph
    page: JsonObject | None
    warnings: tuple[Remark, ...]
    missing: tuple[MissingClass, ...]
    reading: Reading
    inputs: tuple[TemplateInput, ...]
    match: Match | None
    parameters: str | None
    generation: Generation | None


@dataclass(frozen=True)
class Intake:
    """`knowledge` is what the reading of graphs knows."""

    classes: NodeClassSource
    knowledge: Knowledge

    async def understand(
        self, carried: Carried, *, templates: Iterable[Template], backend_id: str | None = None
    ) -> Understood:
        """Raises `BrokenGraph` and `BrokenWorkflow` with a sentence that names the place."""
        classes = await self.classes.of(backend_id)
        return await asyncio.to_thread(self._understood, carried, classes, tuple(templates))

    async def graph_of(self, document: JsonObject, *, backend_id: str | None = None) -> Understood:
        """A workflow in either form, not compared with any template."""
        found = sorted_out(document)
        carried = Carried(prompt=document) if found.is_empty else found
        return await self.understand(carried, templates=(), backend_id=backend_id)

    def _understood(
        self, carried: Carried, classes: NodeClasses, templates: tuple[Template, ...]
    ) -> Understood:
        conversion = _conversion(carried, classes)
        reading = read_graph(conversion.graph, classes, self.knowledge)
        words = carried.parameters
        return Understood(
            form=_form(carried),
            graph=conversion.graph,
            page=carried.workflow,
            warnings=conversion.warnings,
            missing=conversion.missing,
            reading=reading,
            inputs=suggest_inputs(reading),
            match=_match(match_template(conversion.graph, templates, classes)),
            parameters=words,
            generation=None if words is None else generation(words),
        )


def _match(found: TemplateMatch | None) -> Match | None:
    if found is None:
        return None
    files = {wanted.name for wanted in found.template.inputs if wanted.type in MEDIA}
    values: JsonObject = {name: value for name, value in found.values.items() if name not in files}
    if found.loras:
        values[ADDED_LORAS] = [lora.model_dump(mode="json") for lora in found.loras]
    return Match(found.template, values)


def _conversion(carried: Carried, classes: NodeClasses) -> Conversion:
    """The graph that was sent comes before the page document, which may have gone on since."""
    if carried.prompt is not None:
        return Conversion(parse_graph(carried.prompt), (), ())
    return (
        Conversion({}, (), ()) if carried.workflow is None else convert(carried.workflow, classes)
    )


def _form(carried: Carried) -> Form:
    if carried.prompt is not None:
        return "api"
    return "words" if carried.workflow is None else "page"
