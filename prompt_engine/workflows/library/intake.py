"""From a file, or a document in a request, to a workflow that is understood."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from prompt_engine.workflows.carriers.documents import is_page
from prompt_engine.workflows.carriers.models import Carried, Generation
from prompt_engine.workflows.carriers.parameters import generation
from prompt_engine.workflows.conversion.models import Conversion, MissingClass, Remark
from prompt_engine.workflows.conversion.service import convert
from prompt_engine.workflows.graph import Graph
from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.form import suggest_inputs
from prompt_engine.workflows.reading.models import Reading
from prompt_engine.workflows.reading.service import read_graph
from prompt_engine.workflows.templates.models import Template, TemplateInput

from .models import JsonObject

Form = Literal["api", "page", "words"]


class ClassSource(Protocol):
    async def of(self, backend_id: str | None) -> NodeClasses: ...


@dataclass(frozen=True)
class KnownOnly:
    classes: NodeClasses

    async def of(self, backend_id: str | None) -> NodeClasses:
        return self.classes


@dataclass(frozen=True)
class Match:
    """The template whose graph this one is outside its inputs, and their values."""

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

    classes: ClassSource
    knowledge: Knowledge

    async def understand(
        self, carried: Carried, *, templates: Iterable[Template], backend_id: str | None = None
    ) -> Understood:
        """Raises `BrokenGraph` and `BrokenWorkflow` with a sentence that names the place."""
        classes = await self.classes.of(backend_id)
        return await asyncio.to_thread(self._understood, carried, classes, tuple(templates))

    async def graph_of(self, document: JsonObject, *, backend_id: str | None = None) -> Understood:
        """A workflow in either form, not compared with any template."""
        form = Carried(workflow=document) if is_page(document) else Carried(prompt=document)
        return await self.understand(form, templates=(), backend_id=backend_id)

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
            match=None,
            parameters=words,
            generation=None if words is None else generation(words),
        )


def _conversion(carried: Carried, classes: NodeClasses) -> Conversion:
    """The graph that was sent comes before the page document, which may have gone on since."""
    document = carried.workflow if carried.prompt is None else carried.prompt
    return Conversion({}, (), ()) if document is None else convert(document, classes)


def _form(carried: Carried) -> Form:
    if carried.prompt is not None:
        return "api"
    return "words" if carried.workflow is None else "page"
