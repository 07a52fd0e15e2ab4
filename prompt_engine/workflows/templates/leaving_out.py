"""Media that are left out, and LoRAs of the graph that are switched off. Pure."""

from collections.abc import Mapping

from studio_kit.graph import Graph

from .loras import lora_fields
from .models import MEDIA, AnyValue, LoraValue, Template, TemplateInput
from .resolving import refused
from .wires import ClassFacts, lost, without

Values = Mapping[str, AnyValue | None]


def without_what_is_off(
    template: Template, graph: Graph, values: Values, classes: ClassFacts
) -> Graph:
    """The graph with the nodes of both bypassed. Raises `WrongValues` where it would not render.

    A LoRA whose node's class nobody told cannot be bypassed: its strengths become 0.
    """
    off = [wanted for wanted in template.inputs if _is_off(template, wanted, values)]
    unknown = [each for each in off if each.type == "lora" and _class(graph, each, classes) is None]
    bypassed = {wanted.node for wanted in off if wanted not in unknown}
    rest = without(_silenced(graph, unknown, values), bypassed, classes)
    if lost(graph, rest, classes):
        raise refused({wanted.name: _needed(wanted) for wanted in off})
    return rest


def _is_off(template: Template, wanted: TemplateInput, values: Values) -> bool:
    value = values[wanted.name]
    if isinstance(value, LoraValue):
        return not value.enabled
    return wanted.type in MEDIA and value is None and not _is_transparency(template, wanted)


def _is_transparency(template: Template, wanted: TemplateInput) -> bool:
    """Whether it is a mask that only becomes the transparency of a picture."""
    return wanted.type == "mask" and any(
        each.type != "mask" and each.node == wanted.node for each in template.inputs
    )


def _class(graph: Graph, wanted: TemplateInput, classes: ClassFacts) -> object:
    return classes.get(graph[wanted.node]["class_type"])


def _silenced(graph: Graph, loras: list[TemplateInput], values: Values) -> Graph:
    changed = dict(graph)
    for wanted in loras:
        value, node = values[wanted.name], graph[wanted.node]
        if isinstance(value, LoraValue):
            silent = value.model_copy(update={"strength": 0.0, "strength_clip": 0.0})
            fields = {**node["inputs"], **lora_fields(node["inputs"], wanted.field, silent)}
            changed[wanted.node] = {**node, "inputs": fields}
    return changed


def _needed(wanted: TemplateInput) -> str:
    return f"{wanted.label} ({wanted.name}) cannot be left out: without it nothing is rendered."
