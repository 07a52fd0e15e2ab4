"""Runs one prompt after another: nodes in ComfyUI's order, with its events and its cache."""

import hashlib
import secrets
import string
import threading
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .cache import NodeCache
from .controls import Controls
from .drawing import Drawer
from .events import Audience, Messages, Progress
from .folders import Folders, OutsideFolder, UnknownFolder
from .graph import Graph, Plan, inputs_of, is_link
from .library import Library
from .node_info import ClassInfo
from .nodes.call import Call, Interrupted, Result, Stage, waiter
from .nodes.each import run_each
from .prompt_queue import Item

_CODES_OF_TEMP = 5


class NodeFailedOnPurpose(RuntimeError):
    """A fault that was asked for."""


@dataclass(frozen=True)
class Ending:
    """How a prompt ended, as history keeps it."""

    success: bool
    messages: list[list[Any]]
    outputs: Mapping[str, Any] = field(default_factory=dict[str, Any])
    meta: Mapping[str, Any] = field(default_factory=dict[str, Any])


class Failure(Exception):
    """A node failed; `__cause__` is what it raised."""

    def __init__(self, node_id: str, inputs: Mapping[str, Any]) -> None:
        super().__init__(node_id)
        self.node_id = node_id
        self.inputs = inputs


@dataclass
class _Turn:
    """One prompt while it runs."""

    item: Item
    messages: Messages
    progress: Progress
    executed: list[str] = field(default_factory=list[str])

    @property
    def graph(self) -> Graph:
        return self.item.graph


class Executor:
    """Belongs to the worker thread; `interrupt` and the two readers may be called from any."""

    def __init__(
        self,
        library: Library,
        folders: Folders,
        audience: Audience,
        controls: Controls,
        *,
        drawer: Callable[[], Drawer],
        step_seconds: float,
        previews: bool,
    ) -> None:
        self._library = library
        self._folders = folders
        self._audience = audience
        self._controls = controls
        self._drawer = drawer
        self._step_seconds = step_seconds
        self._previews = previews
        self._cache = NodeCache()
        self._stop = threading.Event()
        self._closed = False
        self._temp_prefix = "ComfyUI_temp_" + _letters(_CODES_OF_TEMP)
        self.client: str | None = None
        self.node_id: str | None = None

    def interrupt(self) -> None:
        """Stop the running prompt at its next step. While idle it has no effect."""
        self._stop.set()

    def close(self) -> None:
        """Stop the running prompt and any that might still follow."""
        self._closed = True
        self._stop.set()

    def forget(self) -> None:
        """Drop all cached results."""
        self._cache.clear()

    def run(self, item: Item) -> Ending:
        if not self._closed:
            self._stop.clear()
        self.client = item.client
        messages = Messages(item.prompt_id, item.client, self._audience)
        turn = _Turn(item, messages, Progress(item.prompt_id, item.client, self._audience))
        messages.tell("execution_start")
        self._cache.begin(item.graph, self._fingerprint)
        cached = [node_id for node_id in item.graph if self._cache.holds(node_id)]
        messages.tell_cached(cached)
        success = self._run_all(turn)
        self.node_id = None
        return self._ending(turn, success)

    def _run_all(self, turn: _Turn) -> bool:
        plan = Plan(turn.graph, is_cached=self._cache.holds, is_output=self._is_output(turn.graph))
        for output in turn.item.outputs:
            plan.want(output)
        try:
            while (node_id := plan.next()) is not None:
                self._run_node(turn, node_id)
                plan.done(node_id)
        except Failure as failure:
            self._tell_failure(turn, failure)
            return False
        turn.messages.tell("execution_success")
        return True

    def _run_node(self, turn: _Turn, node_id: str) -> None:
        if self._cache.holds(node_id):
            shown = self._cache.shown(node_id)
            turn.messages.tell_client("executed", _executed(node_id, shown.ui if shown else None))
            turn.progress.finish(node_id)
            return
        turn.progress.start(node_id)
        info = self._info(turn.graph, node_id)
        inputs = self._inputs(turn.graph, node_id, info)
        self.node_id = node_id
        turn.messages.tell_client("executing", {"node": node_id, "display_node": node_id})
        result = self._result(turn, node_id, info, inputs)
        if result.ui:
            self._cache.show(node_id, result.ui, _meta(node_id))
            turn.messages.tell_client("executed", _executed(node_id, result.ui))
        self._cache.keep(node_id, result.values)
        turn.progress.finish(node_id)
        turn.executed.append(node_id)

    def _result(
        self, turn: _Turn, node_id: str, info: ClassInfo, inputs: Mapping[str, Any]
    ) -> Result:
        try:
            self._check()
            if info.id in self._controls.faults.fail_classes:
                raise NodeFailedOnPurpose(f"{info.id} was told to fail.")
            call = Call(info, inputs, self._stage(turn, node_id))
            return run_each(self._library.run_of(info), call)
        except Exception as error:
            # Whatever a node raises ends its prompt and is told to the client, as in ComfyUI.
            raise Failure(node_id, {**inputs, **self._hidden(turn, node_id, info)}) from error

    def _stage(self, turn: _Turn, node_id: str) -> Stage:
        def report(value: int, total: int, preview: Callable[[], Any] | None) -> None:
            self._check()
            turn.progress.step(node_id, value, total, preview if self._previews else None)

        return Stage(
            node_id=node_id,
            graph=turn.graph,
            extra_pnginfo=turn.item.extra_data.get("extra_pnginfo") or {},
            folders=self._folders,
            drawer=self._drawer,
            report=report,
            check=self._check,
            pause=waiter(self._seconds_of_a_step, self._stop),
            temp_prefix=self._temp_prefix,
        )

    def _check(self) -> None:
        if self._stop.is_set():
            raise Interrupted

    def _seconds_of_a_step(self) -> float:
        seconds = self._controls.faults.step_seconds
        return self._step_seconds if seconds is None else seconds

    def _inputs(self, graph: Graph, node_id: str, info: ClassInfo) -> dict[str, Any]:
        given = graph[node_id]["inputs"]
        return {name: self._value(given[name]) for name in info.inputs if name in given}

    def _value(self, value: Any) -> Any:
        if not is_link(value):
            return value
        values = self._cache.values(value[0])
        return None if values is None else values[int(value[1])]

    def _hidden(self, turn: _Turn, node_id: str, info: ClassInfo) -> dict[str, Any]:
        hidden = {
            "prompt": turn.graph,
            "extra_pnginfo": turn.item.extra_data.get("extra_pnginfo"),
            "unique_id": node_id,
        }
        return {name: hidden[name] for name in info.hidden}

    def _tell_failure(self, turn: _Turn, failure: Failure) -> None:
        error = failure.__cause__
        facts: dict[str, Any] = {
            "node_id": failure.node_id,
            "node_type": turn.graph[failure.node_id]["class_type"],
            "executed": turn.executed,
        }
        if isinstance(error, Interrupted):
            turn.messages.tell("execution_interrupted", everybody=True, **facts)
            return
        turn.messages.tell("execution_error", **facts, **_raised(failure, list(turn.graph)))

    def _ending(self, turn: _Turn, success: bool) -> Ending:
        shown = {node_id: self._cache.shown(node_id) for node_id in turn.graph}
        kept = {node_id: entry for node_id, entry in shown.items() if entry}
        return Ending(
            success=success,
            messages=turn.messages.kept,
            outputs={node_id: entry.ui for node_id, entry in kept.items()},
            meta={node_id: entry.meta for node_id, entry in kept.items()},
        )

    def _is_output(self, graph: Graph) -> Callable[[str], bool]:
        return lambda node_id: self._info(graph, node_id).output_node

    def _info(self, graph: Graph, node_id: str) -> ClassInfo:
        info = self._library.find(graph[node_id]["class_type"])
        if info is None:
            raise Failure(node_id, {}) from LookupError("The node class is no longer here.")
        return info

    def _fingerprint(self, node: Mapping[str, Any]) -> str:
        """The hash of the file that a loading node names; nothing for the others."""
        info = self._library.find(node["class_type"])
        if info is None or info.checks_file is None:
            return ""
        name = inputs_of(node).get(info.checks_file)
        folder = info.inputs[info.checks_file].files or "input"
        try:
            content = self._folders.annotated(str(name), folder).read_bytes()
        except (OSError, OutsideFolder, UnknownFolder):
            return ""
        return hashlib.sha256(content).hexdigest()


def _raised(failure: Failure, graph_ids: list[str]) -> dict[str, Any]:
    error = failure.__cause__
    assert error is not None
    return {
        "exception_message": f"{error}\n",
        "exception_type": _type_name(error),
        "traceback": _traceback(error),
        "current_inputs": {name: [_plain(value)] for name, value in failure.inputs.items()},
        "current_outputs": graph_ids,
    }


def _type_name(error: BaseException) -> str:
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _traceback(error: BaseException) -> list[str]:
    # Module and line, not the file: where this node is installed concerns nobody.
    frames = traceback.walk_tb(error.__traceback__)
    return [f"  {frame.f_globals['__name__']}, line {line}\n" for frame, line in frames]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (int, float, bool, str)) else str(value)


def _executed(node_id: str, ui: Mapping[str, Any] | None) -> dict[str, Any]:
    return {"node": node_id, "display_node": node_id, "output": ui}


def _meta(node_id: str) -> dict[str, Any]:
    return {
        "node_id": node_id,
        "display_node": node_id,
        "parent_node": None,
        "real_node_id": node_id,
    }


def _letters(count: int) -> str:
    return "".join(secrets.choice(string.ascii_lowercase) for _ in range(count))
