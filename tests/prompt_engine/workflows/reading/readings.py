"""Graphs of the tests, and short words for what is read of them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from prompt_engine.workflows.reading.models import Phase, Reading
from studio_kit.graph import Graph

GRAPHS = Path(__file__).parent / "graphs"


def graph_of(nodes: Mapping[str, Any]) -> Graph:
    """`{id: [class type, inputs]}`; `@4` is a link to the first output of 4, `@4.1` to the next."""
    return {
        str(key): {"class_type": class_type, "inputs": {n: _value(v) for n, v in inputs.items()}}
        for key, (class_type, inputs) in nodes.items()
    }


def _value(told: Any) -> Any:
    if not isinstance(told, str) or not told.startswith("@"):
        return told
    source, _, slot = told[1:].partition(".")
    return [source, int(slot or 0)]


def load(name: str) -> tuple[Graph, dict[str, Any]]:
    document = yaml.safe_load((GRAPHS / f"{name}.yaml").read_text(encoding="utf-8"))
    return graph_of(document["graph"]), document.get("expected", {})


def summary(reading: Reading) -> dict[str, Any]:
    """What is read, without what is only of the declarations."""
    return {
        "does": f"{reading.kind} {reading.category} {reading.engine}",
        "phases": [_phase(phase) for phase in reading.phases],
        "prompts": [
            f"{each.role} {each.graph_node}.{each.field}{_numbers(each.phases)}"
            for each in reading.prompts
        ],
        "settings": [
            f"{each.role} {each.graph_node}.{each.field}={each.value}{_numbers(each.phases)}"
            for each in reading.parameters
            if each.role is not None and each.role != "filename_prefix"
        ],
        "models": [f"{each.folder} {each.name}{_numbers(each.phases)}" for each in reading.models],
        "loras": [
            f"{each.name} {each.strength} {each.strength_clip}"
            f"{' bypassed' if each.bypassed else ''}{_numbers(each.phases)}"
            for each in reading.loras
        ],
        "media": [
            f"{each.use} {each.type} {each.graph_node}.{each.field}"
            f"{' with mask' if each.has_mask else ''}{' optional' if each.optional else ''}"
            for each in reading.media
        ],
        "outputs": [
            f"{each.kind} {each.graph_node}{'' if each.saved else ' shown'}"
            for each in reading.outputs
        ],
    }


def _phase(phase: Phase) -> str:
    parts = [phase.graph_node, phase.name, *_span(phase)]
    return " ".join(part for part in parts if part) + _numbers(phase.after, "after")


def _span(phase: Phase) -> list[str]:
    if (phase.start_step, phase.end_step) == (None, None):
        return []
    return [f"{phase.start_step}..{'' if phase.end_step is None else phase.end_step}"]


def _numbers(numbers: Iterable[int], word: str = "in") -> str:
    told = ", ".join(str(number) for number in numbers)
    return f" {word} {told}" if told else ""
