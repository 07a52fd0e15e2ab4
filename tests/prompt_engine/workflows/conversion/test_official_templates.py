"""The workflows that ComfyUI's own page offers."""

import json
from pathlib import Path
from typing import Any

import comfyui_workflow_templates_json
import pytest

from prompt_engine.workflows.conversion.page_reading import is_page_form
from prompt_engine.workflows.conversion.service import convert
from prompt_engine.workflows.node_classes.classes import NodeClasses
from studio_kit.graph import links

FOLDER = Path(comfyui_workflow_templates_json.__file__).parent / "templates"


def _workflows() -> dict[str, dict[str, Any]]:
    files = {path.name: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
    return {name: document for name, document in files.items() if is_page_form(document)}


@pytest.mark.integration
def test_each_converts_and_names_what_is_missing(known: NodeClasses) -> None:
    workflows = _workflows()
    assert len(workflows) > 600
    for name, document in workflows.items():
        converted = convert(document, known)
        graph = converted.graph
        missing = {number for each in converted.missing for number in each.graph_nodes}
        unknown = {number for number, node in graph.items() if node["class_type"] not in known}
        assert unknown == missing, name
        assert all(link.source in graph for _, link in links(graph)), name
        json.dumps(graph)
