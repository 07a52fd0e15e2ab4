"""How far a graph is, over all its nodes. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel, ConfigDict

from ..jobs.graph import is_link
from ..jobs.models import Graph
from ..nodes.json_edge import as_list, as_object
from ..nodes.models import Cached, Capabilities, Hint, Started, Step

PLAIN_WEIGHT = 0.5
"""A graph node without steps counts half a sampler step: loaders, encoders, savers."""


class Stage(BaseModel):
    """The graph node that works now: `value` of `max` steps."""

    model_config = ConfigDict(frozen=True)

    graph_node: str
    class_type: str
    value: float
    max: float


@dataclass(frozen=True)
class GraphProgress:
    """`fraction` never goes back, though a graph node may turn out to be longer than thought."""

    classes: Mapping[str, str]
    weights: Mapping[str, float]
    parts: Mapping[str, float] = field(default_factory=dict[str, float])
    fraction: float = 0.0
    stage: Stage | None = None

    @classmethod
    def of(cls, graph: Graph, capabilities: Capabilities) -> "GraphProgress":
        classes = {key: node["class_type"] for key, node in graph.items()}
        return cls(classes, {key: _weight(key, graph, capabilities) for key in graph})

    def after(self, hint: Hint) -> "GraphProgress":
        match hint:
            case Started():
                return replace(self, parts={}, fraction=0.0, stage=None)
            case Cached(graph_nodes=nodes):
                return self._with(dict.fromkeys(nodes, 1.0))
            case Step(graph_node=key, value=value, maximum=maximum, finished=finished):
                part = 1.0 if finished else min(value / maximum, 1.0) if maximum else 0.0
                return self._with({key: part})._at(hint)
            case _:
                return self

    def _with(self, parts: Mapping[str, float]) -> "GraphProgress":
        known = {key: part for key, part in parts.items() if key in self.weights}
        merged = {**self.parts, **known}
        done = sum(self.weights[key] * part for key, part in merged.items())
        fraction = done / (sum(self.weights.values()) or 1.0)
        return replace(self, parts=merged, fraction=max(self.fraction, min(fraction, 1.0)))

    def _at(self, step: Step) -> "GraphProgress":
        if step.finished or step.graph_node not in self.classes:
            return self
        name = self.classes[step.graph_node]
        stage = Stage(
            graph_node=step.graph_node, class_type=name, value=step.value, max=step.maximum
        )
        return replace(self, stage=stage)


def _weight(key: str, graph: Graph, capabilities: Capabilities) -> float:
    """A sampler weighs its steps: it makes a LATENT and takes `steps`, or `sigmas` that have them.

    So node packs with samplers of their own count rightly, whatever they are called.
    """
    node = graph[key]
    info = as_object(capabilities.classes.get(node["class_type"]))
    if "LATENT" not in as_list(info.get("output")):
        return PLAIN_WEIGHT
    steps = _literal_steps(node) or _literal_steps(_source(node, "sigmas", graph))
    return max(steps, PLAIN_WEIGHT)


def _source(node: Mapping[str, Any], name: str, graph: Graph) -> Mapping[str, Any]:
    link = node["inputs"].get(name)
    return graph.get(link[0], {}) if is_link(link) else {}


def _literal_steps(node: Mapping[str, Any]) -> float:
    steps = node.get("inputs", {}).get("steps")
    return float(steps) if isinstance(steps, int | float) else 0.0
