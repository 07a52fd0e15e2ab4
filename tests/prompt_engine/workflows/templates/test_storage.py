import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from prompt_engine.workflows.templates.models import MEDIA, InputType, TemplateHeader
from prompt_engine.workflows.templates.service import TemplateLibrary, Templates
from prompt_engine.workflows.templates.storage import Knowledge, assembled
from studio_kit.graph import Graph
from studio_kit.tables import TableError

KNOWLEDGE = Knowledge(frozenset({"generic"}))
GRAPH: dict[str, Any] = {
    "1": {"class_type": "Loader", "inputs": {"name": "a.safetensors"}},
    "2": {"class_type": "Encode", "inputs": {"text": "", "clip": ["1", 0]}},
    "3": {"class_type": "Sample", "inputs": {"steps": 20, "sampler": "euler", "seed": 0}},
}
INPUTS: list[dict[str, Any]] = [
    {
        "name": "prompt",
        "label": "P",
        "type": "text",
        "role": "prompt",
        "node": "2",
        "field": "text",
    },
    {"name": "steps", "label": "S", "type": "integer", "node": "3", "field": "steps", "max": 50},
]


def load_library(built_in: Path, own: Path, knowledge: Knowledge = KNOWLEDGE) -> TemplateLibrary:
    return Templates(built_in, own, knowledge=knowledge).current()


MakeTemplate = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> MakeTemplate:
    """Writes a small whole template; `change` alters its input `steps`."""

    def make_template(
        template: str = "still", *, folder: str = "house", graph: Any = GRAPH, **change: object
    ) -> Path:
        path = tmp_path / folder / template
        path.mkdir(parents=True)
        header = {"title": "T", "description": "D", "kind": "image", "target_model": "generic"}
        content = {**header, "inputs": [INPUTS[0], {**INPUTS[1], **change}]}
        (path / "template.yaml").write_text(yaml.safe_dump(content))
        (path / "workflow.json").write_text(json.dumps(graph))
        return path.parent

    return make_template


def test_a_default_is_the_graphs_own_value_unless_stated(make: MakeTemplate):
    house = make()
    make("quick", default=4)
    library = load_library(house, house)
    assert [library.template(name).inputs[1].default for name in ("still", "quick")] == [20, 4]


def test_a_prompt_has_no_default(make: MakeTemplate):
    house = make()
    assert load_library(house, house).templates[0].inputs[0].default is None


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"node": "9"}, "still/template.yaml: inputs: steps: node"),
        ({"field": "stepz"}, "still/template.yaml: inputs: steps: field"),
        ({"node": "2", "field": "clip"}, "still/template.yaml: inputs: steps: field"),
        ({"max": 10}, "still/template.yaml: inputs: steps: default"),
        ({"default": "many"}, "still/template.yaml: inputs: steps: default"),
        ({"name": "prompt"}, "still/template.yaml: inputs: prompt"),
        ({"name": "loras"}, "still/template.yaml: inputs: loras: a shot keeps something else"),
        ({"name": "camera_angle"}, "still/template.yaml: inputs: camera_angle: a shot keeps"),
        ({"name": "next_scene"}, "still/template.yaml: inputs: next_scene: a shot keeps"),
        ({"node": "2", "field": "text"}, "still/template.yaml: inputs: steps"),
        ({"type": "choice"}, "still/template.yaml: inputs.1"),
        ({"type": "model"}, "still/template.yaml: inputs.1"),
        ({"type": "text"}, "still/template.yaml: inputs.1"),
        ({"min": 60}, "still/template.yaml: inputs.1"),
        ({"stepp": 2}, "still/template.yaml: inputs.1.stepp"),
    ],
)
def test_a_fault_in_a_built_in_template_stops_the_start_and_names_the_place(
    make: MakeTemplate, change: dict[str, Any], place: str
):
    house = make(**change)
    with pytest.raises(TableError, match=re.escape(place)):
        load_library(house, house)


@pytest.mark.parametrize(
    ("graph", "place"),
    [
        ([], "still/workflow.json: A graph"),
        ({"nodes": [], "links": []}, "still/workflow.json: Graph node nodes"),
        ({"1": {"inputs": {}}}, "still/workflow.json: Graph node 1 has no class_type"),
        ({"1": {"class_type": "X"}}, "still/workflow.json: Graph node 1 has no inputs"),
    ],
)
def test_a_graph_that_is_not_in_api_form_is_refused(make: MakeTemplate, graph: Any, place: str):
    house = make(graph=graph)
    with pytest.raises(TableError, match=re.escape(place)):
        load_library(house, house)


def test_a_missing_or_broken_graph_is_named(make: MakeTemplate):
    house = make()
    graph = house / "still" / "workflow.json"
    graph.write_text("{")
    with pytest.raises(TableError, match=r"still/workflow\.json: not readable"):
        load_library(house, house)
    graph.unlink()
    with pytest.raises(TableError, match=r"still/workflow\.json: the file is missing"):
        load_library(house, house)


def test_an_unknown_target_model_is_named(make: MakeTemplate):
    house = make()
    with pytest.raises(TableError, match="target_model: there is no generic"):
        load_library(house, house, Knowledge(frozenset()))


def test_the_users_templates_join_the_houses(make: MakeTemplate):
    library = load_library(make(), make("mine", folder="own"))
    assert [template.id for template in library.templates] == ["mine", "still"]
    assert library.problems == ()


def test_a_fault_in_a_users_template_is_reported_and_the_others_load(make: MakeTemplate):
    house, own = make(), make("mine", folder="own")
    make("broken", folder="own", node="9")
    make("Bad name", folder="own")
    make("still", folder="own")
    library = load_library(house, own)
    assert [template.id for template in library.templates] == ["mine", "still"]
    problems = {problem.template: problem.message for problem in library.problems}
    assert set(problems) == {"broken", "Bad name", "still"}
    assert "no node 9" in problems["broken"]
    assert "lower-case" in problems["Bad name"]
    assert "built-in" in problems["still"]


def test_a_users_folder_may_be_missing(make: MakeTemplate, tmp_path: Path):
    library = load_library(make(), tmp_path / "nowhere")
    assert [template.id for template in library.templates] == ["still"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
KINDS = get_args(InputType)


@given(
    kind=st.sampled_from(KINDS),
    values=st.dictionaries(st.sampled_from(["text", "strength_model", "strength_clip"]), JSON),
    default=st.none() | JSON,
)
def test_whatever_stands_in_a_graph_is_taken_or_refused_with_its_place(
    kind: InputType, values: dict[str, Any], default: Any
):
    wanted: dict[str, Any] = {"options": ["a"]} if kind == "choice" else {}
    if kind in ("model", "lora"):
        wanted["model_folder"] = "loras"
    place = {"name": "x", "label": "X", "type": kind, "node": "1", "field": "text"}
    content = {"title": "T", "description": "", "kind": "image"}
    try:
        header = TemplateHeader.model_validate(
            {**content, "inputs": [{**place, **wanted, "default": default}]}
        )
    except ValidationError:
        return
    fault = fault_of(header, {"1": {"class_type": "X", "inputs": values}})
    assert fault is None or fault.startswith("still/template.yaml: inputs: x")


def fault_of(header: TemplateHeader, graph: Graph) -> str | None:
    try:
        [read] = assembled("still", header, graph, knowledge=KNOWLEDGE).inputs
    except TableError as error:
        return str(error)
    assert read.default is not None or read.type in MEDIA
    return None
