"""Filling changes the named places of a graph and nothing else."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt_engine.prompts.storage import load_prompt_writer
from prompt_engine.workflows.graph import Graph
from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.templates.filling import Asked, fill
from prompt_engine.workflows.templates.models import GREATEST_SEED, FilledGraph, Role, Template
from prompt_engine.workflows.templates.resolving import WrongValues
from prompt_engine.workflows.templates.service import TemplateLibrary, Templates
from prompt_engine.workflows.templates.storage import Knowledge
from studio_kit.settings import HOUSE

FOLDER = HOUSE / "templates"
TARGETS = frozenset(model.id for model in load_prompt_writer().models)
TEMPLATES = Templates(FOLDER, FOLDER, knowledge=Knowledge(TARGETS)).current().templates
CLASSES = NodeClasses({}, origin="known")


@pytest.fixture
def still(library: TemplateLibrary) -> Template:
    return library.template("storyboard-still")


def filled(template: Template, prefix: str | None = None, **values: Any) -> FilledGraph:
    asked = Asked({"prompt": "a", **values}, filename_prefix=prefix)
    return fill(template, asked, classes=CLASSES)


def literals(graph: Graph) -> dict[tuple[str, str], object]:
    return {
        (node_id, field): value
        for node_id, node in graph.items()
        for field, value in node["inputs"].items()
    }


def test_values_stand_where_the_template_says(still: Template):
    graph = filled(still, steps=20, sampler="heun").graph
    assert graph["5"]["inputs"]["steps"] == 20
    assert graph["5"]["inputs"]["sampler_name"] == "heun"
    assert graph["2"]["inputs"]["text"] == "a"


@given(
    template=st.sampled_from(TEMPLATES),
    prompt=st.text(max_size=40),
    seed=st.integers(0, GREATEST_SEED),
    steps=st.integers(1, 100),
)
def test_nothing_but_the_given_places_changes(
    template: Template, prompt: str, seed: int, steps: int
):
    before = copy.deepcopy(template.graph)
    values = {"prompt": prompt, "seed": seed, "steps": steps}
    after = literals(filled(template, None, **values).graph)
    places = {(i.node, i.field): values[i.name] for i in template.inputs if i.name in values}
    assert after == {**literals(before), **places}
    assert template.graph == before


def test_prompts_come_by_role_and_before_values(still: Template):
    roles: dict[Role, str] = {"prompt": "by role", "negative_prompt": "no"}
    graph = fill(still, Asked({"prompt": "by name"}, roles), classes=CLASSES).graph
    assert graph["2"]["inputs"]["text"] == "by role"
    assert graph["3"]["inputs"]["text"] == "no"


def test_a_negative_prompt_that_the_template_cannot_take_is_said(library: TemplateLibrary):
    flux = library.template("flux-dev-still")
    asked = Asked(prompts={"prompt": "a", "negative_prompt": "no"})
    result = fill(flux, asked, classes=CLASSES)
    assert result.changes[-1] == "negative_prompt: left out, FLUX.1 dev still takes none"


@pytest.mark.parametrize("value", [None, "auto"])
def test_an_automatic_model_is_the_templates_own(still: Template, value: str | None):
    graph = filled(still, checkpoint=value).graph
    assert graph["1"]["inputs"]["ckpt_name"] == "storyboard-sketch.safetensors"


def test_null_stands_for_the_default(still: Template):
    assert filled(still, steps=None).graph["5"]["inputs"]["steps"] == 14


def test_the_prefix_names_every_saved_file(still: Template):
    assert filled(still, "a/b").graph["7"]["inputs"]["filename_prefix"] == "a/b"


def test_changes_say_what_was_and_what_is(still: Template):
    assert filled(still, steps=20).changes == ('prompt: "" -> "a"', "steps: 14 -> 20")


def test_each_wrong_value_is_named(still: Template):
    values = {"steps": 0, "width": 1283, "wdth": 1}
    with pytest.raises(WrongValues) as caught:
        fill(still, Asked(values), classes=CLASSES)
    named = {error["field"] for error in caught.value.facts["errors"]}
    assert named == {"prompt", "steps", "width", "wdth"}
    assert 'Did you mean "width"?' in caught.value.message
    assert "Prompt (prompt) is missing." in caught.value.message


@pytest.mark.parametrize("other", [{"seed": 7}, {"prefix": "shot_v002"}, {"cfg": 7}])
def test_another_seed_name_or_spelling_keeps_the_fingerprint(still: Template, other: Any):
    assert filled(still, **other).fingerprint == filled(still).fingerprint


@pytest.mark.parametrize(
    "other", [{"steps": 15}, {"prompt": "b"}, {"checkpoint": "b"}, {"sampler": "heun"}]
)
def test_another_value_has_another_fingerprint(still: Template, other: dict[str, Any]):
    assert filled(still, **other).fingerprint != filled(still).fingerprint


def test_fingerprints_of_two_templates_differ(library: TemplateLibrary):
    assert len({filled(template).fingerprint for template in library.templates}) == 5
