"""Conversion over HTTP."""

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from prompt_engine.bodies import JsonObject
from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info
from prompt_engine.workflows.node_classes.source import (
    ClassesNotTold,
    NodeClassSource,
    UnknownBackend,
)
from studio_kit.errors import responses
from studio_kit.graph import BrokenGraph

from .models import Conversion
from .page_reading import BrokenWorkflow
from .service import convert

router = APIRouter(tags=["workflows"])

BackendId = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ConvertRequest(BaseModel):
    """`workflow` in ComfyUI's page form, or already in API form. `object_info` as a node told it.

    With neither `object_info` nor `backend_id`: the nodes online, and what we know besides.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    workflow: JsonObject
    object_info: JsonObject | None = None
    backend_id: BackendId | None = None

    @model_validator(mode="after")
    def names_one_source(self) -> "ConvertRequest":
        if self.object_info is not None and self.backend_id is not None:
            raise ValueError("object_info and backend_id are two answers to one question")
        return self


class RemarkView(BaseModel):
    """Something that could not be known. `graph_node` null: it is of the whole workflow."""

    model_config = ConfigDict(frozen=True)

    graph_node: str | None
    message: str


class MissingNodeView(BaseModel):
    """A node class that nobody told of, and the graph nodes that are of it."""

    model_config = ConfigDict(frozen=True)

    class_type: str
    graph_nodes: tuple[str, ...]


class ConversionView(BaseModel):
    """`prompt` is the graph, as `POST /api/job` takes it."""

    model_config = ConfigDict(frozen=True)

    prompt: dict[str, Any]
    warnings: tuple[RemarkView, ...]
    missing_nodes: tuple[MissingNodeView, ...]


def source_of(request: Request) -> NodeClassSource:
    return request.state.node_class_source


SourceDep = Annotated[NodeClassSource, Depends(source_of)]


@router.post(
    "/api/workflows/convert",
    responses=responses(BrokenWorkflow, BrokenGraph, UnknownBackend, ClassesNotTold),
)
async def convert_workflow(body: ConvertRequest, source: SourceDep) -> ConversionView:
    """The graph that ComfyUI's own page would send, and what could not be known of it."""
    classes = await _classes(body, source)
    return conversion_view(await asyncio.to_thread(convert, body.workflow, classes))


async def _classes(body: ConvertRequest, source: NodeClassSource) -> NodeClasses:
    if body.object_info is not None:
        return read_object_info(body.object_info)
    return await source.of(body.backend_id)


def conversion_view(conversion: Conversion) -> ConversionView:
    return ConversionView(
        prompt=dict(conversion.graph),
        warnings=tuple(
            RemarkView(graph_node=each.graph_node, message=each.message)
            for each in conversion.warnings
        ),
        missing_nodes=tuple(
            MissingNodeView(class_type=each.class_type, graph_nodes=each.graph_nodes)
            for each in conversion.missing
        ),
    )
