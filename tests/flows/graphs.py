"""Graphs that render in a moment."""

import json
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "examples"


def small_graph(*, steps: int = 2, seed: int = 7) -> dict[str, Any]:
    """The example's graph, small enough to be drawn at once."""
    graph = json.loads((EXAMPLES / "graph.json").read_text(encoding="utf-8"))
    graph["4"]["inputs"] |= {"width": 128, "height": 64}
    graph["5"]["inputs"] |= {"steps": steps, "seed": seed}
    return graph
