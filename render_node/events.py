"""What a running prompt tells its sockets, and in which order."""

import json
import time
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Protocol

from PIL import Image

from .drawing import Picture
from .nodes.call import Preview

PREVIEW_IMAGE = 1
PREVIEW_IMAGE_WITH_METADATA = 4
_JPEG = 1
_QUALITY = 95


class Audience(Protocol):
    """Where messages go. `client` None is everybody who listens."""

    def tell(self, event: str, data: Mapping[str, Any], client: str | None) -> None: ...
    def show(self, event: int, frame: bytes, client: str | None) -> None: ...
    def wants_metadata(self, client: str | None) -> bool: ...
    def listens(self, client: str | None) -> bool: ...


class Progress:
    """How far the nodes of one prompt are, told as it changes."""

    def __init__(self, prompt_id: str, client: str | None, audience: Audience) -> None:
        self._prompt_id = prompt_id
        self._client = client
        self._audience = audience
        self._nodes: dict[str, dict[str, Any]] = {}

    def start(self, node_id: str) -> None:
        self._set(node_id, 0.0, 1.0, "running")

    def finish(self, node_id: str) -> None:
        """A node that never started, because it was cached, counts as one of one."""
        top = self._nodes.get(node_id, {"max": 1})["max"]
        self._set(node_id, top, top, "finished")

    def step(self, node_id: str, value: int, total: int, preview: Preview | None) -> None:
        """One step: a client that asked for metadata gets the picture before `progress`."""
        self._set(node_id, value, total, "running")
        picture = self._jpeg(preview)
        metadata = self._audience.wants_metadata(self._client)
        if picture and metadata:
            frame = described_frame(self._entry_ids(node_id), picture)
            self._audience.show(PREVIEW_IMAGE_WITH_METADATA, frame, self._client)
        facts = {"value": value, "max": total, "prompt_id": self._prompt_id, "node": node_id}
        self._audience.tell("progress", facts, self._client)
        if picture and not metadata:
            self._audience.show(PREVIEW_IMAGE, plain_frame(picture), self._client)

    def _set(self, node_id: str, value: float, top: float, state: str) -> None:
        self._nodes[node_id] = {
            "value": value,
            "max": top,
            "state": state,
            **self._entry_ids(node_id),
        }
        data = {"prompt_id": self._prompt_id, "nodes": dict(self._nodes)}
        self._audience.tell("progress_state", data, self._client)

    def _entry_ids(self, node_id: str) -> dict[str, Any]:
        return {
            "node_id": node_id,
            "prompt_id": self._prompt_id,
            "display_node_id": node_id,
            "parent_node_id": None,
            "real_node_id": node_id,
        }

    def _jpeg(self, preview: Preview | None) -> bytes | None:
        # Nobody sees it: the time to draw and pack the picture is saved.
        if preview is None or not self._audience.listens(self._client):
            return None
        return jpeg(preview())


class Messages:
    """The messages of one prompt's beginning and end; history keeps them too."""

    def __init__(self, prompt_id: str, client: str | None, audience: Audience) -> None:
        self._prompt_id = prompt_id
        self._client = client
        self._audience = audience
        self.kept: list[list[Any]] = []

    def tell(self, event: str, *, everybody: bool = False, **facts: Any) -> None:
        """With `everybody`, a prompt without a client is heard by all sockets."""
        data = {"prompt_id": self._prompt_id, **facts, "timestamp": now()}
        self._keep(event, data, everybody=everybody)

    def tell_cached(self, nodes: list[str]) -> None:
        """`execution_cached`, whose facts stand in an order of their own."""
        data = {"nodes": nodes, "prompt_id": self._prompt_id, "timestamp": now()}
        self._keep("execution_cached", data, everybody=False)

    def tell_client(self, event: str, data: Mapping[str, Any]) -> None:
        """A message that history does not keep and no other client hears."""
        if self._client is not None:
            self._audience.tell(event, {**data, "prompt_id": self._prompt_id}, self._client)

    def _keep(self, event: str, data: Mapping[str, Any], *, everybody: bool) -> None:
        self.kept.append([event, data])
        if self._client is not None or everybody:
            self._audience.tell(event, data, self._client)


def now() -> int:
    """Milliseconds since 1970."""
    return int(time.time() * 1000)


def jpeg(picture: Picture) -> bytes:
    packed = BytesIO()
    Image.fromarray(picture).save(packed, "JPEG", quality=_QUALITY)
    return packed.getvalue()


def plain_frame(picture: bytes) -> bytes:
    return _JPEG.to_bytes(4, "big") + picture


def described_frame(ids: Mapping[str, Any], picture: bytes) -> bytes:
    order = ("node_id", "prompt_id", "display_node_id", "parent_node_id", "real_node_id")
    metadata = {name: ids[name] for name in order} | {"image_type": "image/jpeg"}
    packed = dumps(metadata).encode()
    return len(packed).to_bytes(4, "big") + packed + picture


def dumps(data: Any) -> str:
    """JSON as Python's encoder gives it, which is what clients of ComfyUI have seen."""
    return json.dumps(data)
