"""What a filled graph has that its template's has not, in sentences. Pure."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, cast

from studio_kit.graph import Graph

from .models import Template

LONGEST_SHOWN = 60


def change_sentences(template: Template, graph: Graph) -> Iterator[str]:
    """The inputs' own in their order, then the other places of the graph."""
    names = {(wanted.node, wanted.field): wanted.name for wanted in template.inputs}
    told = [place for place in names if place[0] in graph]
    for place in told:
        yield from _change(names[place], *_both(template.graph, graph, place))
    for node_id, node in graph.items():
        if node_id not in template.graph:
            yield f"{_title(node_id, node)}: added"
            continue
        for name in {**template.graph[node_id]["inputs"], **node["inputs"]}:
            if (node_id, name) not in names:
                place = (node_id, name)
                label = f"{_title(node_id, node)}, {name}"
                yield from _change(label, *_both(template.graph, graph, place))
    for node_id, node in template.graph.items():
        if node_id not in graph:
            yield f"{_title(node_id, node)}: bypassed"


def _both(before: Graph, after: Graph, place: tuple[str, str]) -> tuple[Any, Any]:
    node_id, name = place
    return before[node_id]["inputs"].get(name), after[node_id]["inputs"].get(name)


def _change(label: str, before: Any, after: Any) -> Iterator[str]:
    if before != after:
        yield f"{label}: {_shown(before)} -> {_shown(after)}"


def _title(node_id: str, node: Mapping[str, Any]) -> str:
    meta: Any = node.get("_meta")
    title = cast("Mapping[str, Any]", meta).get("title") if isinstance(meta, Mapping) else None
    return f"{title or node['class_type']} ({node_id})"


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 3]}..."
