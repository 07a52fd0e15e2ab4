"""What a graph has that makes its picture another picture."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from studio_kit.graph import Graph

from .models import Template
from .prefixes import PREFIX_FIELD


def fingerprint(template: Template, graph: Graph) -> str:
    """The SHA-256 of the filled graph in canonical JSON without seeds, file name prefix and
    titles, so a shot's next take with another seed or version has the same.
    """
    seeds = {(wanted.node, wanted.field) for wanted in template.inputs if wanted.type == "seed"}
    kept = {
        node_id: {"class_type": node["class_type"], "inputs": _lasting(node_id, node, seeds)}
        for node_id, node in graph.items()
    }
    canonical = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _lasting(
    node_id: str, node: Mapping[str, Any], seeds: set[tuple[str, str]]
) -> dict[str, object]:
    return {
        field: value
        for field, value in node["inputs"].items()
        if (node_id, field) not in seeds and field != PREFIX_FIELD
    }
