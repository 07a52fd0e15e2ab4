"""What the orchestrator says of the nodes: which of them can run a graph, and what others lack."""

from collections.abc import Mapping
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ConfigDict, ValidationError

from studio_kit.errors import Unavailable
from studio_kit.graph import Graph

ANSWER_SECONDS = 10.0

M = TypeVar("M", bound=BaseModel)


class FarmUnreachable(Unavailable):
    title = "The orchestrator does not answer"


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class MissingFile(_Told):
    """A value that a node does not offer; `folder` null where it is not known where such lies."""

    graph_node: str
    class_type: str
    input: str
    value: str
    folder: str | None
    nearest: str | None


class NodeReach(_Told):
    """`runs` is null for a node that was never read; an offline one would run what it `runs`."""

    backend_id: str
    name: str
    online: bool
    runs: bool | None
    missing_classes: tuple[str, ...]
    missing_models: tuple[MissingFile, ...]
    missing_values: tuple[MissingFile, ...]


class Reach(_Told):
    """By the key of each graph; `refused` are those that no node would take, and why."""

    graphs: dict[str, tuple[NodeReach, ...]]
    refused: dict[str, str]


class _Node(_Told):
    id: str
    version: str | None


class _Nodes(_Told):
    backends: tuple[_Node, ...]


class Farm:
    def __init__(self, client: httpx.AsyncClient) -> None:
        """`client` is one of the orchestrator's address."""
        self._client = client

    async def reach(self, graphs: Mapping[str, Graph]) -> Reach:
        """Raises `FarmUnreachable`."""
        body: dict[str, Any] = {"graphs": dict(graphs)}
        return await self._ask("POST", "/api/backends/can-run", Reach, json=body)

    async def versions(self) -> Mapping[str, str | None]:
        """Node id -> the version of ComfyUI that it told last. Raises `FarmUnreachable`."""
        told = await self._ask("GET", "/api/backends", _Nodes)
        return {node.id: node.version for node in told.backends}

    async def _ask(self, method: str, path: str, model: type[M], **options: Any) -> M:
        try:
            answer = await self._client.request(method, path, timeout=ANSWER_SECONDS, **options)
            return model.model_validate_json(answer.raise_for_status().content)
        except (httpx.HTTPError, ValidationError) as error:
            sentence = "The orchestrator does not say what the render nodes can run; try again."
            raise FarmUnreachable(sentence) from error
