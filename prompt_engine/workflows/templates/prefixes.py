"""The name in front of the files that a render node saves."""

import re
from collections.abc import Mapping
from datetime import datetime

from studio_kit.graph import Graph

PREFIX_FIELD = "filename_prefix"
OF_THE_ATTEMPT = ("job", "attempt")
"""Tokens that only the orchestrator can fill: it knows them when it sends the graph."""

_TOKEN = re.compile(r"\{([A-Za-z_]+)\}")


class UnknownToken(ValueError):
    """The message is a sentence's end."""


def filled_prefix(prefix: str, *, template_id: str, seed: int | None, at: datetime) -> str:
    """`prefix` with its tokens filled, but those of the attempt. Raises `UnknownToken`."""
    known: Mapping[str, str] = {
        "template": template_id,
        "workflow": template_id,
        "seed": "0" if seed is None else str(seed),
        "date": at.strftime("%Y-%m-%d"),
        "time": at.strftime("%H-%M-%S"),
        "timestamp": at.strftime("%Y%m%d_%H%M%S"),
        **{name: f"{{{name}}}" for name in OF_THE_ATTEMPT},
    }
    unknown = [name for name in _TOKEN.findall(prefix) if name not in known]
    if unknown:
        tokens = " ".join(f"{{{name}}}" for name in known)
        raise UnknownToken(f"has no token {{{unknown[0]}}}; there are {tokens}")
    return _TOKEN.sub(lambda match: known[match[1]], prefix)


def with_prefix(graph: Graph, prefix: str) -> Graph:
    """Every saved file is named so; a prefix that comes over a link stays."""
    return {
        name: {**node, "inputs": {**node["inputs"], PREFIX_FIELD: prefix}}
        if isinstance(node["inputs"].get(PREFIX_FIELD), str)
        else node
        for name, node in graph.items()
    }
