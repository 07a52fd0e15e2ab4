"""The workflows that ComfyUI's own page offers."""

import json
from collections import Counter
from pathlib import Path

import comfyui_workflow_templates_json
import pytest

from prompt_engine.workflows.conversion.page_reading import is_page_form
from prompt_engine.workflows.conversion.service import convert
from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.form import suggest_inputs
from prompt_engine.workflows.reading.service import read_graph
from prompt_engine.workflows.templates.wires import lost, without
from studio_kit.graph import Graph

FOLDER = Path(comfyui_workflow_templates_json.__file__).parent / "templates"
SAMPLERS = {"KSampler", "KSamplerAdvanced", "SamplerCustom", "SamplerCustomAdvanced"}


def _graphs(known: NodeClasses) -> dict[str, Graph]:
    files = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
    pages = {name: document for name, document in files.items() if is_page_form(document)}
    return {name: convert(document, known).graph for name, document in pages.items()}


@pytest.mark.integration
def test_each_is_read_and_has_a_form(known: NodeClasses, knowledge: Knowledge) -> None:
    graphs, kinds = _graphs(known), Counter[str]()
    assert len(graphs) > 600
    for name, graph in graphs.items():
        reading = read_graph(graph, known, knowledge)
        inputs = suggest_inputs(reading)
        assert len({wanted.name for wanted in inputs}) == len(inputs), name
        for media in reading.media:
            if media.optional:
                assert not lost(graph, without(graph, {media.graph_node}, known), known), name
        sampled = {phase.class_type for phase in reading.phases} & SAMPLERS
        kinds["sampled"] += bool(sampled)
        kinds["told"] += bool(sampled) and any(each.role == "prompt" for each in reading.prompts)
        kinds["of a family"] += bool(sampled) and reading.engine != "other"
    assert kinds["told"] >= 0.9 * kinds["sampled"]
    assert kinds["of a family"] >= 0.9 * kinds["sampled"]
