"""Prompts: take them, list them, stop them, and tell what became of them."""

import json
from collections.abc import Callable
from typing import Any, cast
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from render_node.node import RenderNode
from render_node.prompt_queue import Item
from render_node.validation import problem

from .wire import (
    ServerInTrouble,
    as_json,
    as_text,
    body_of,
    empty,
    node_of,
    object_of,
    route,
    whole,
)

# What reading a body of the wrong shape raises; ComfyUI answers all of them with 500.
_MISSHAPEN = (LookupError, TypeError, ValueError, AttributeError)


async def queue_size(request: Request) -> Response:
    return as_json(node_of(request).engine.status())


async def post_prompt(request: Request) -> Response:
    node = node_of(request)
    node.controls.count("posts")
    if node.controls.refuses_post():
        node.controls.count("refused_posts")
        return as_text("Refused on purpose.", node.controls.faults.refuse_status)
    body = await body_of(request)
    try:
        return _take(node, body)
    except _MISSHAPEN as error:
        raise ServerInTrouble from error


def _take(node: RenderNode, body: Any) -> Response:
    number = _number(body, node.engine.next_number)
    if "prompt" not in body:
        text = "No prompt provided"
        return as_json({"error": problem("no_prompt", text, text), "node_errors": {}}, 400)
    graph, targets = body["prompt"], body.get("partial_execution_targets")
    prompt_id = str(body.get("prompt_id", uuid4()))
    verdict = node.validator.check(graph, targets)
    extra_data: dict[str, Any] = dict(body.get("extra_data") or {})
    if "client_id" in body:
        extra_data["client_id"] = body["client_id"]
    if verdict.error is not None:
        return as_json({"error": verdict.error, "node_errors": verdict.node_errors}, 400)
    if not node.submit(Item(number, prompt_id, graph, extra_data, verdict.outputs)):
        raise ServerInTrouble
    answer = {"prompt_id": prompt_id, "number": number, "node_errors": verdict.node_errors}
    return as_json(answer)


def _number(body: Any, following: Callable[[], int]) -> float:
    if "number" in body:
        return float(body["number"])
    number = following()
    front = isinstance(body, dict) and bool(cast("dict[str, Any]", body).get("front"))
    return -number if front else number


async def show_queue(request: Request) -> Response:
    queue = node_of(request).engine.queue
    return as_json({"queue_running": queue.running(), "queue_pending": queue.pending()})


async def change_queue(request: Request) -> Response:
    body, queue = await object_of(request), node_of(request).engine.queue
    if body.get("clear"):
        queue.clear()
    for prompt_id in body.get("delete", ()):
        queue.delete(prompt_id)
    return empty()


async def interrupt(request: Request) -> Response:
    """A body that is no JSON counts as none; JSON that is no object is trouble."""
    try:
        json.loads(await request.body())
    except ValueError:
        body: dict[str, Any] = {}
    else:
        body = await object_of(request)
    node_of(request).interrupt(body.get("prompt_id") or None)
    return empty()


async def free(request: Request) -> Response:
    body = await object_of(request)
    if body.get("free_memory"):
        node_of(request).engine.worker.free_memory()
    return empty()


async def show_history(request: Request) -> Response:
    query = request.query_params
    max_items = whole(query["max_items"]) if "max_items" in query else None
    offset = whole(query["offset"]) if "offset" in query else -1
    return as_json(node_of(request).engine.queue.history(max_items, offset))


async def show_history_of(request: Request) -> Response:
    return as_json(node_of(request).engine.queue.history_of(request.path_params["prompt_id"]))


async def change_history(request: Request) -> Response:
    body, queue = await object_of(request), node_of(request).engine.queue
    if body.get("clear"):
        queue.forget_history()
    queue.forget_history(body.get("delete", ()))
    return empty()


ROUTES: list[Route] = [
    *route("/prompt", get=queue_size, post=post_prompt),
    *route("/queue", get=show_queue, post=change_queue),
    *route("/interrupt", post=interrupt),
    *route("/free", post=free),
    *route("/history", get=show_history, post=change_history),
    *route("/history/{prompt_id}", get=show_history_of),
]
