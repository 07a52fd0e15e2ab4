"""Whether a graph can run, in the words in which ComfyUI says it."""

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from .folders import Folders, OutsideFolder, UnknownFolder
from .graph import upstream_first
from .library import Library
from .node_info import ClassInfo

LONG_LIST = 20
"""A list of more choices than this is not repeated in an error."""

Problem = dict[str, Any]

# What reading a graph of the wrong shape raises: a missing node, slot or key, a wrong type.
_MISSHAPEN = (LookupError, TypeError, ValueError, AttributeError)


@dataclass(frozen=True)
class Verdict:
    """`outputs` can run. `error` says why nothing can. `node_errors` name what was dropped."""

    outputs: tuple[str, ...] = ()
    error: Problem | None = None
    node_errors: Mapping[str, Any] = field(default_factory=dict[str, Any])


class Validator:
    def __init__(self, library: Library, folders: Folders) -> None:
        self._library = library
        self._folders = folders

    def check(self, graph: Any, targets: Iterable[str] | None = None) -> Verdict:
        """The verdict on a graph; `targets` limits it to some of the output nodes.

        Literals are turned into the type that their input wants, in place.
        Raises `TypeError` for a graph that is no collection of nodes.
        """
        wanted: list[str] = []
        for node_id in graph:
            node = graph[node_id]
            if "class_type" not in node:
                return Verdict(error=_no_class_type(node_id))
            info = self._library.find(node["class_type"])
            if info is None:
                return Verdict(error=_no_class(node_id, node["class_type"]))
            if info.output_node and (targets is None or node_id in targets):
                wanted.append(node_id)
        if not wanted:
            return Verdict(error=problem("prompt_no_outputs", "Prompt has no outputs", ""))
        return _Check(graph, self._library, self._folders).outputs(wanted)


def problem(kind: str, message: str, details: str, **extra_info: Any) -> Problem:
    return {"type": kind, "message": message, "details": details, "extra_info": extra_info}


class _Check:
    """One look at one graph: every node is judged once."""

    def __init__(self, graph: dict[str, Any], library: Library, folders: Folders) -> None:
        self._graph = graph
        self._library = library
        self._folders = folders
        self._judged: dict[str, tuple[bool, list[Problem]]] = {}

    def outputs(self, wanted: list[str]) -> Verdict:
        good: list[str] = []
        sentences: list[str] = []
        node_errors: dict[str, Any] = {}
        for node_id in wanted:
            if self._stands(node_id):
                good.append(node_id)
                continue
            own = self._judged[node_id][1]
            sentences += [f"{error['message']}: {error['details']}" for error in own]
            self._blame(node_id, node_errors)
        if good:
            return Verdict(outputs=tuple(good), node_errors=node_errors)
        message = "Prompt outputs failed validation"
        error = problem("prompt_outputs_failed_validation", message, "\n".join(sentences))
        return Verdict(error=error, node_errors=node_errors)

    def _stands(self, node_id: str) -> bool:
        try:
            self._judge_sources_of(node_id)
            return self._judge(node_id)
        except _MISSHAPEN as error:
            message = "Exception when validating node"
            self._judged[node_id] = (
                False,
                [problem("exception_during_validation", message, str(error), **_raised(error))],
            )
            return False

    def _judge_sources_of(self, node_id: str) -> None:
        """Judge what a node needs from the sources on, so that no chain is too long.

        What raises is left to the node that is linked to it, whose input the error names.
        """
        for source_id in upstream_first(self._graph, node_id)[:-1]:
            before = len(self._judged)
            try:
                self._judge(source_id)
            except _MISSHAPEN:
                self._judged = dict(list(self._judged.items())[:before])

    def _blame(self, output: str, node_errors: dict[str, Any]) -> None:
        # A node that is only downstream of a fault has no errors of its own and is left out.
        for node_id, (good, problems) in self._judged.items():
            if good or not problems:
                continue
            class_type = self._graph[node_id]["class_type"]
            blank = {"errors": problems, "dependent_outputs": [], "class_type": class_type}
            node_errors.setdefault(node_id, blank)["dependent_outputs"].append(output)

    def _judge(self, node_id: str) -> bool:
        if node_id in self._judged:
            return self._judged[node_id][0]
        # Met again before it is judged, a node is part of a cycle: false, without a reason.
        self._judged[node_id] = (False, [])
        node = self._graph[node_id]
        inputs, info = node["inputs"], self._library.find(node["class_type"])
        assert info is not None
        problems: list[Problem] = []
        sound = True
        for name in info.inputs:
            if name in inputs:
                sound &= self._judge_input(info, name, inputs, problems)
            elif name in info.required:
                message = "Required input is missing"
                problems.append(problem("required_input_missing", message, name, input_name=name))
        problems += self._file_problems(info, inputs, problems)
        self._judged[node_id] = (sound and not problems, problems)
        return self._judged[node_id][0]

    def _judge_input(
        self, info: ClassInfo, name: str, inputs: dict[str, Any], problems: list[Problem]
    ) -> bool:
        """Whether what lies upstream is sound; faults of the input itself go to `problems`."""
        value = inputs[name]
        if isinstance(value, list):
            return self._judge_link(info, name, cast("list[Any]", value), problems)
        spec = info.inputs[name]
        try:
            inputs[name] = value = _converted(value, spec.kind)
        except (ValueError, TypeError, OverflowError) as error:
            problems.append(_not_convertible(spec.kind, value, error, self._facts(info, name)))
            return True
        if name != info.checks_file:
            problems += self._range_problem(info, name, value)
        return True

    def _facts(self, info: ClassInfo, name: str) -> dict[str, Any]:
        return {"input_name": name, "input_config": info.input_config(name, self._library.choices)}

    def _judge_link(
        self, info: ClassInfo, name: str, value: list[Any], problems: list[Problem]
    ) -> bool:
        if len(value) != 2:
            message = "Bad linked input, must be a length-2 list of [node_id, slot_index]"
            extra = {**self._facts(info, name), "received_value": value}
            problems.append(problem("bad_linked_input", message, name, **extra))
            return True
        source_id, slot = value
        source = self._library.find(self._graph[source_id]["class_type"])
        assert source is not None
        received = source.outputs[int(slot)]
        wanted = info.inputs[name].kind or "COMBO"
        if not _accepts(wanted, received):
            problems.append(_mismatch(received, wanted, value, self._facts(info, name)))
            return True
        return self._judge_source(source_id, value, info, name)

    def _judge_source(self, source_id: str, value: list[Any], info: ClassInfo, name: str) -> bool:
        try:
            return self._judge(source_id)
        except _MISSHAPEN as error:
            message = "Exception when validating inner node"
            facts = self._facts(info, name)
            extra = {**facts, "exception_message": str(error), **_raised(error)}
            kind = "exception_during_inner_validation"
            reasons = [problem(kind, message, str(error), **extra, linked_node=value)]
            self._judged[source_id] = (False, reasons)
            return False

    def _range_problem(self, info: ClassInfo, name: str, value: Any) -> list[Problem]:
        spec = info.inputs[name]
        if spec.min is not None and value < spec.min:
            message = f"Value {value} smaller than min of {spec.min}"
            extra = {**self._facts(info, name), "received_value": value}
            return [problem("value_smaller_than_min", message, name, **extra)]
        if spec.max is not None and value > spec.max:
            message = f"Value {value} bigger than max of {spec.max}"
            extra = {**self._facts(info, name), "received_value": value}
            return [problem("value_bigger_than_max", message, name, **extra)]
        if spec.kind is None and value not in (choices := list(self._library.choices(spec))):
            return [_not_in_list(choices, value, self._facts(info, name))]
        return []

    def _file_problems(
        self, info: ClassInfo, inputs: Mapping[str, Any], problems: list[Problem]
    ) -> list[Problem]:
        name = info.checks_file
        if problems or name is None or isinstance(inputs.get(name), list):
            return []
        if self._has_file(str(inputs[name]), info.inputs[name].files or "input"):
            return []
        kind = "video" if info.inputs[name].video_upload else "image"
        details = f"{name} - Invalid {kind} file: {inputs[name]}"
        message = "Custom validation failed for node"
        return [problem("custom_validation_failed", message, details, input_name=name)]

    def _has_file(self, name: str, folder: str) -> bool:
        try:
            return self._folders.annotated(name, folder).is_file()
        except (OutsideFolder, UnknownFolder):
            return False


def _converted(given: Any, kind: str | None) -> Any:
    value = _unwrapped(given)
    match kind:
        case "INT":
            return int(value)
        case "FLOAT":
            return float(value)
        case "STRING":
            return str(value)
        case "BOOLEAN":
            return bool(value)
        case _:
            return value


def _unwrapped(value: Any) -> Any:
    """`{"__value__": [...]}` is how a literal list is told from a link."""
    if not isinstance(value, dict):
        return value
    wrapped = cast("dict[str, Any]", value)
    return wrapped.get("__value__", wrapped)


def _accepts(wanted: str, received: str) -> bool:
    return "*" in (wanted, received) or bool(set(wanted.split(",")) & set(received.split(",")))


def _not_in_list(choices: list[Any], value: Any, facts: dict[str, Any]) -> Problem:
    listed = f"(list of length {len(choices)})" if len(choices) > LONG_LIST else str(choices)
    config = None if len(choices) > LONG_LIST else facts["input_config"]
    details = f"{facts['input_name']}: '{value}' not in {listed}"
    extra = {**facts, "input_config": config, "received_value": value}
    return problem("value_not_in_list", "Value not in list", details, **extra)


def _not_convertible(
    kind: str | None, value: Any, error: Exception, facts: dict[str, Any]
) -> Problem:
    message = f"Failed to convert an input value to a {kind} value"
    details = f"{facts['input_name']}, {value}, {error}"
    extra = {**facts, "received_value": value, "exception_message": str(error)}
    return problem("invalid_input_type", message, details, **extra)


def _mismatch(received: str, wanted: str, link: list[Any], facts: dict[str, Any]) -> Problem:
    message = "Return type mismatch between linked nodes"
    details = f"{facts['input_name']}, received_type({received}) mismatch input_type({wanted})"
    extra = {**facts, "received_type": received, "linked_node": link}
    return problem("return_type_mismatch", message, details, **extra)


def _raised(error: Exception) -> dict[str, Any]:
    # Only the last line of the traceback: the others tell how this node is installed.
    lines = traceback.format_exception_only(error)
    return {"exception_type": type(error).__name__, "traceback": lines}


def _no_class(node_id: str, class_type: Any) -> Problem:
    message = f"Cannot execute because node {class_type} does not exist."
    return problem("invalid_prompt", message, f"Node ID '#{node_id}'")


def _no_class_type(node_id: str) -> Problem:
    message = "Cannot execute because a node is missing the class_type property."
    return problem("invalid_prompt", message, f"Node ID '#{node_id}'")
