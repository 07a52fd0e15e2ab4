"""ComfyUI's bodies and frames as our own data. Pure."""

import json
import struct
from collections.abc import Iterator
from typing import Any

from .json_edge import JsonObject as Body
from .json_edge import as_list, as_object
from .models import (
    Accepted,
    Artifact,
    Cached,
    Ended,
    Finished,
    GraphError,
    GraphRefused,
    Hint,
    NodeStats,
    Place,
    Preview,
    QueueChanged,
    Started,
    Step,
)

PREVIEW, PREVIEW_WITH_METADATA = 1, 4
PREVIEW_MIMES = {1: "image/jpeg", 2: "image/png"}


def acceptance(body: Body) -> Accepted:
    """A 200 may still name graph nodes whose outputs were left out."""
    return Accepted(tuple(sentence for sentence, _ in _node_errors(body)))


def refusal(body: Any) -> GraphRefused:
    """The sentence names graph node, input and message; so do the facts."""
    content = as_object(body)
    faults = list(_node_errors(content))
    error = as_object(content.get("error"))
    general = " ".join(str(error.get(key) or "") for key in ("message", "details")).strip()
    sentences = [sentence for sentence, _ in faults] or [general or "The node gave no reason."]
    return GraphRefused(
        f"The node refused the graph: {'; '.join(sentences)}",
        graph_errors=[fact for _, fact in faults],
    )


def _node_errors(body: Body) -> Iterator[tuple[str, dict[str, Any]]]:
    # Some versions answer with a list where there are none.
    for graph_node, entry in as_object(body.get("node_errors")).items():
        for error in as_list(as_object(entry).get("errors")):
            yield _node_error(graph_node, as_object(entry), as_object(error))


def _node_error(graph_node: str, entry: Body, error: Body) -> tuple[str, dict[str, Any]]:
    name = as_object(error.get("extra_info")).get("input_name")
    class_type = str(entry.get("class_type") or "unknown class")
    message, details = str(error.get("message") or ""), str(error.get("details") or "")
    place = f"graph node {graph_node} ({class_type})" + (f", input {name}" if name else "")
    fact = {"graph_node": graph_node, "class_type": class_type, "input": name, "message": message}
    return f"{place}: {message}{f' ({details})' if details else ''}", {**fact, "details": details}


def queue_remaining(body: Body) -> int:
    """Running and waiting prompts together, of everybody."""
    return int(as_object(body.get("exec_info")).get("queue_remaining", 0))


def place_in_queue(body: Body, prompt_id: str) -> Place:
    for key, place in (("queue_running", Place.RUNNING), ("queue_pending", Place.PENDING)):
        if any(item[1] == prompt_id for item in as_list(body.get(key))):
            return place
    return Place.ABSENT


def ending(item: Body) -> Ended:
    """A history item. A failed prompt keeps the outputs of the graph nodes that finished."""
    status = as_object(item.get("status"))
    artifacts = tuple(_artifacts(as_object(item.get("outputs"))))
    if status.get("status_str", "success") == "success":
        return Ended(artifacts)
    for kind, data in reversed(as_list(status.get("messages"))):
        if kind == "execution_interrupted":
            return Ended(artifacts, interrupted=True)
        if kind == "execution_error":
            return Ended(artifacts, error=_graph_error(as_object(data)))
    return Ended(artifacts, error=GraphError(None, None, "The node reported an error."))


def _graph_error(data: Body) -> GraphError:
    kind = str(data.get("exception_type") or "")
    message = str(data.get("exception_message") or "").strip() or kind or "no message"
    return GraphError(
        graph_node=str(data.get("node_id") or ""),
        class_type=str(data.get("node_type") or ""),
        message=message,
        traceback=tuple(str(line) for line in as_list(data.get("traceback"))),
    )


def _artifacts(outputs: Body) -> Iterator[Artifact]:
    """Every list of objects with a file name, whatever its key: images, gifs, audio, 3d ..."""
    for graph_node, kinds in outputs.items():
        lists = as_object(kinds).values()
        for entry in (as_object(item) for items in lists for item in as_list(items)):
            if entry.get("filename"):
                yield Artifact(
                    graph_node=str(graph_node),
                    filename=str(entry["filename"]),
                    subfolder=str(entry.get("subfolder") or ""),
                    type=str(entry.get("type") or "output"),
                )


def stats(body: Body) -> NodeStats:
    """The first device speaks for the node."""
    system = as_object(body.get("system"))
    device = as_object(next(iter(as_list(body.get("devices"))), None))
    return NodeStats(
        version=_text(system.get("comfyui_version")),
        gpu_name=_text(device.get("name")),
        vram_total=device.get("vram_total"),
        vram_free=device.get("vram_free"),
    )


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def text_frame(frame: str) -> tuple[Hint, ...]:
    """The hints in a text frame; none in one that we do not read."""
    try:
        return tuple(_hints(as_object(json.loads(frame))))
    except (LookupError, TypeError, ValueError):
        return ()


def _hints(message: Body) -> Iterator[Hint]:
    kind, data = message.get("type"), as_object(message.get("data"))
    prompt_id = data.get("prompt_id")
    match kind:
        case "status":
            info = as_object(as_object(data.get("status")).get("exec_info"))
            yield QueueChanged(int(info.get("queue_remaining", 0)))
        case "execution_start" if prompt_id:
            yield Started(prompt_id)
        case "execution_cached" if prompt_id:
            yield Cached(prompt_id, tuple(str(node) for node in as_list(data.get("nodes"))))
        case "progress_state" if prompt_id:
            yield from _steps(prompt_id, as_object(data.get("nodes")))
        case "progress" if prompt_id and data.get("node") is not None:
            yield Step(prompt_id, str(data["node"]), data["value"], data["max"], False)
        case "execution_success" | "execution_error" | "execution_interrupted" if prompt_id:
            yield Finished(prompt_id)
        case "executing" if prompt_id and data.get("node") is None:
            # History is surely written when this arrives; after the end events it may not be.
            yield Finished(prompt_id)
        case _:
            return


def _steps(prompt_id: str, nodes: Body) -> Iterator[Step]:
    for node in map(as_object, nodes.values()):
        finished = node.get("state") == "finished"
        graph_node = str(node.get("node_id"))
        yield Step(prompt_id, graph_node, node.get("value", 0), node.get("max", 1), finished)


def binary_frame(frame: bytes) -> Preview | None:
    """A preview picture, with the prompt it belongs to where the node told so."""
    if len(frame) < 8:
        return None
    kind, second = struct.unpack_from(">II", frame)
    if kind == PREVIEW and second in PREVIEW_MIMES:
        return Preview(None, PREVIEW_MIMES[second], frame[8:])
    if kind == PREVIEW_WITH_METADATA:
        return _preview_with_metadata(frame, second)
    return None


def _preview_with_metadata(frame: bytes, length: int) -> Preview | None:
    try:
        told = as_object(json.loads(frame[8 : 8 + length]))
    except ValueError:
        return None
    return Preview(told.get("prompt_id"), told.get("image_type", "image/jpeg"), frame[8 + length :])
