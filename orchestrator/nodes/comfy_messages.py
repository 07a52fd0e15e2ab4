"""ComfyUI's bodies and frames as our own data. Pure."""

import json
import re
import struct
from collections.abc import Iterator
from typing import Any

from .json_edge import JsonObject as Body
from .json_edge import as_list, as_object
from .models import (
    Accepted,
    Artifact,
    Cached,
    Device,
    Ended,
    Finished,
    GpuLoad,
    GraphError,
    GraphRefused,
    Hint,
    Load,
    NodeStats,
    Place,
    Preview,
    Queue,
    QueueChanged,
    Started,
    Step,
)

_TORCH_NAME = re.compile(r"^[a-z]+:[0-9]+ ")

PREVIEW, PREVIEW_WITH_METADATA = 1, 4
PREVIEW_MIMES = {1: "image/jpeg", 2: "image/png"}


def acceptance(body: Body) -> Accepted:
    """A 200 may still name graph nodes whose outputs were left out."""
    return Accepted(tuple(sentence for sentence, _ in _node_errors(body)))


def uploaded(body: Body) -> Artifact:
    """Where an uploaded file lies on the node; `graph_node` is empty, nothing made it."""
    place = {key: str(body.get(key) or "") for key in ("subfolder", "type")}
    return Artifact(graph_node="", filename=str(body["name"]), **place)


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


def queue(body: Body) -> Queue:
    running, pending = (as_list(body.get(f"queue_{key}")) for key in ("running", "pending"))
    ids = frozenset(str(item[1]) for item in (*running, *pending))
    return Queue(len(running), len(pending), ids)


def queue_of_jobs(body: Body) -> Queue:
    """The same of `/api/jobs`, which newer versions have: without the graphs."""
    jobs = [as_object(job) for job in as_list(body["jobs"])]
    running = sum(job.get("status") == "in_progress" for job in jobs)
    return Queue(running, len(jobs) - running, frozenset(str(job["id"]) for job in jobs))


def place_of_job(body: Body) -> Place:
    """Where `/api/jobs/{id}` says a prompt is; one that ended is found in the history."""
    places = {"pending": Place.PENDING, "in_progress": Place.RUNNING}
    return places.get(str(body["status"]), Place.ABSENT)


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
        return Ended(artifacts, seconds=_worked(as_list(status.get("messages"))))
    for kind, data in reversed(as_list(status.get("messages"))):
        if kind == "execution_interrupted":
            return Ended(artifacts, interrupted=True)
        if kind == "execution_error":
            return Ended(artifacts, error=_graph_error(as_object(data)))
    return Ended(artifacts, error=GraphError(None, None, "The node reported an error."))


def _worked(messages: list[Any]) -> float | None:
    """From the start to the success, where both tell their time in milliseconds."""
    times = {kind: as_object(data).get("timestamp") for kind, data in messages}
    began, ended = times.get("execution_start"), times.get("execution_success")
    if not isinstance(began, int | float) or not isinstance(ended, int | float):
        return None
    return max(ended - began, 0) / 1000


def _graph_error(data: Body) -> GraphError:
    kind = str(data.get("exception_type") or "")
    message = str(data.get("exception_message") or "").strip() or kind or "no message"
    return GraphError(
        graph_node=str(data.get("node_id") or ""),
        class_type=str(data.get("node_type") or ""),
        message=message,
        traceback=tuple(str(line) for line in as_list(data.get("traceback"))),
        exception_type=kind,
    )


def _artifacts(outputs: Body) -> Iterator[Artifact]:
    """Every list of objects with a file name, whatever its key: images, gifs, audio, 3d ...;
    and what a graph node shows as text.
    """
    for graph_node, kinds in outputs.items():
        for words in as_list(as_object(kinds).get("text")):
            if isinstance(words, str):
                yield Artifact(
                    graph_node=str(graph_node), filename="", subfolder="", type="text", text=words
                )
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
    system = as_object(body["system"])
    return NodeStats(
        version=_text(system.get("comfyui_version")),
        devices=tuple(_device(as_object(device)) for device in as_list(body.get("devices"))),
        ram_total=_bytes(system.get("ram_total")),
        ram_free=_bytes(system.get("ram_free")),
    )


def _device(device: Body) -> Device:
    """The name without what PyTorch puts around it: `cuda:0 NVIDIA RTX 4090 : native`."""
    name = str(device.get("name") or "")
    plain = _TORCH_NAME.sub("", name).partition(" : ")[0].strip() or name
    index = device.get("index")
    return Device(
        name=plain,
        type=str(device.get("type") or ""),
        index=index if isinstance(index, int) else None,
        vram_total=_bytes(device.get("vram_total")),
        vram_free=_bytes(device.get("vram_free")),
    )


def _bytes(value: Any) -> int | None:
    return int(value) if isinstance(value, int | float) and value >= 0 else None


def load(data: Body) -> Load:
    """Crystools' monitor; it says -1 for what it cannot measure."""
    gpus = tuple(
        GpuLoad(_measured(gpu.get("gpu_utilization")), _measured(gpu.get("gpu_temperature")))
        for gpu in map(as_object, as_list(data.get("gpus")))
    )
    return Load(_measured(data.get("cpu_utilization")), gpus)


def _measured(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and value >= 0 else None


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
        case "crystools.monitor":
            yield load(data)
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
