"""What the nodes hold: classes and model files, each with where it is."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .json_edge import as_object
from .link import NodeLink
from .models import Capabilities, NodeNotRead, NodeUnreachable
from .views import ModelFile, ModelPlace, ModelPlaces, NodeClass, NodeClasses, NodeModels

NODES_AT_ONCE = 32
"""A node is asked once per folder of models, some thirty times; then it is remembered."""


@dataclass(frozen=True)
class ObjectInfo:
    """What a node answered to `GET /object_info`."""

    capabilities: Capabilities

    @property
    def etag(self) -> str:
        return f'"{self.capabilities.digest}"'

    @cached_property
    def body(self) -> bytes:
        return json.dumps(self.capabilities.classes, separators=(",", ":")).encode()


def classes(link: NodeLink, q: str) -> NodeClasses:
    """The classes whose name, shown name or category holds all words of `q`.

    Raises `NodeNotRead` for a node that never answered.
    """
    known = _capabilities(link).classes
    listed = (_node_class(name, as_object(info)) for name, info in known.items())
    found = [item for item in listed if _matches(q, item.name, item.display_name, item.category)]
    return NodeClasses(classes=sorted(found, key=lambda item: item.name), total=len(known))


def object_info(link: NodeLink) -> ObjectInfo:
    """Raises `NodeNotRead` for a node that never answered."""
    return ObjectInfo(_capabilities(link))


def _capabilities(link: NodeLink) -> Capabilities:
    if link.capabilities is None:
        raise NodeNotRead(f"{link.node.name} was not online yet; what it can run is not known.")
    return link.capabilities


async def models_of(link: NodeLink) -> NodeModels:
    """Raises `NodeUnreachable`."""
    folders = await link.models()
    return NodeModels(
        models=[
            ModelFile(name=name, folder=folder)
            for folder, names in folders.items()
            for name in names
        ]
    )


async def model_places(links: Iterable[NodeLink], *, q: str, folder: str | None) -> ModelPlaces:
    """Every model file with the nodes that hold it; `/` and `\\` in names are the same."""
    turn = asyncio.Semaphore(NODES_AT_ONCE)

    async def read(link: NodeLink) -> tuple[NodeLink, NodeModels | None]:
        async with turn:
            return link, await _models_or_none(link)

    found = await asyncio.gather(*(read(link) for link in links))
    return ModelPlaces(
        models=_places(found, q=q, folder=folder),
        unread=[link.node.id for link, models in found if models is None],
    )


def _places(
    found: Iterable[tuple[NodeLink, NodeModels | None]], *, q: str, folder: str | None
) -> list[ModelPlace]:
    names: dict[tuple[str, str], str] = {}
    places: dict[tuple[str, str], list[str]] = {}
    for link, models in found:
        for file in models.models if models else ():
            if folder not in (None, file.folder) or not _matches(q, file.name, file.folder):
                continue
            key = (file.folder, file.name.replace("\\", "/"))
            names.setdefault(key, file.name)
            places.setdefault(key, []).append(link.node.id)
    return [
        ModelPlace(name=names[key], folder=key[0], backend_ids=places[key])
        for key in sorted(places, key=lambda key: (key[0].casefold(), key[1].casefold()))
    ]


async def _models_or_none(link: NodeLink) -> NodeModels | None:
    if not link.state.online:
        return None
    try:
        return await models_of(link)
    except NodeUnreachable:
        return None


def _node_class(name: str, info: Mapping[str, Any]) -> NodeClass:
    return NodeClass(
        name=name,
        display_name=str(info.get("display_name") or name),
        category=str(info.get("category") or ""),
    )


def _matches(q: str, *texts: str) -> bool:
    told = " ".join(texts).casefold()
    return all(word in told for word in q.casefold().split())
