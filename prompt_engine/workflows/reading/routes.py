"""What a graph is, over HTTP."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, StringConstraints

from prompt_engine.bodies import JsonObject
from studio_kit.errors import responses
from studio_kit.graph import BrokenGraph, Graph, parse_graph

from ..node_classes.classes import NodeClasses
from ..node_classes.source import ClassesNotTold, NodeClassSource, UnknownBackend
from ..templates.models import TemplateInput
from .facts import Knowledge
from .form import suggest_inputs
from .models import Reading
from .service import GraphTooLarge, read_graph

router = APIRouter(tags=["workflows"])

BackendId = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ReadRequest(BaseModel):
    """`graph` in API form. Without `backend_id`: the nodes online, and what we know besides."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    graph: JsonObject
    backend_id: BackendId | None = None


class ReadView(BaseModel):
    """`inputs`: the form that suggests itself, in its order."""

    model_config = ConfigDict(frozen=True)

    reading: Reading
    inputs: tuple[TemplateInput, ...]


def source_of(request: Request) -> NodeClassSource:
    return request.state.node_class_source


def knowledge_of(request: Request) -> Knowledge:
    return request.state.graph_knowledge


SourceDep = Annotated[NodeClassSource, Depends(source_of)]
KnowledgeDep = Annotated[Knowledge, Depends(knowledge_of)]


@router.post(
    "/api/workflows/read",
    responses=responses(GraphTooLarge, BrokenGraph, UnknownBackend, ClassesNotTold),
)
async def read_unkept(body: ReadRequest, source: SourceDep, knowledge: KnowledgeDep) -> ReadView:
    """What a graph does, and the form that suggests itself for it. Nothing is kept."""
    graph = parse_graph(body.graph)
    classes = await source.of(body.backend_id)
    return await asyncio.to_thread(_read, graph, classes, knowledge)


def _read(graph: Graph, classes: NodeClasses, knowledge: Knowledge) -> ReadView:
    reading = read_graph(graph, classes, knowledge)
    return ReadView(reading=reading, inputs=suggest_inputs(reading))
