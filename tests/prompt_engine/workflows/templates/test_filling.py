"""Filling changes the named places of a graph and nothing else."""

import copy
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompt_engine.prompts.storage import load_prompt_writer
from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.templates.filling import Asked, fill, seed_of
from prompt_engine.workflows.templates.models import (
    GREATEST_SEED,
    MEDIA,
    FilledGraph,
    LoraValue,
    Role,
    Template,
    TemplateInput,
)
from prompt_engine.workflows.templates.resolving import WrongValues
from prompt_engine.workflows.templates.service import TemplateLibrary, Templates
from prompt_engine.workflows.templates.storage import Knowledge
from studio_kit.graph import Graph
from studio_kit.settings import HOUSE

FOLDER = HOUSE / "templates"
TARGETS = frozenset(model.id for model in load_prompt_writer().models)
TEMPLATES = Templates(FOLDER, FOLDER, knowledge=Knowledge(TARGETS)).current().templates
CLASSES = NodeClasses({}, origin="known")
AT = datetime(2026, 11, 21, 19, 4, 5, tzinfo=UTC)


@pytest.fixture
def still(library: TemplateLibrary) -> Template:
    return library.template("storyboard-still")


def filled(template: Template, prefix: str | None = None, **values: Any) -> FilledGraph:
    asked = Asked({"prompt": "a", **values}, filename_prefix=prefix)
    return fill(template, asked, classes=CLASSES, at=AT)


def literals(graph: Graph) -> dict[tuple[str, str], object]:
    return {
        (node_id, field): value
        for node_id, node in graph.items()
        for field, value in node["inputs"].items()
    }


def own_values(template: Template) -> dict[str, Any]:
    """What the graph itself has where an input has no default."""
    return {
        wanted.name: own_value(template, wanted)
        for wanted in template.inputs
        if wanted.default is None and not (wanted.type == "mask" and wanted.optional)
    }


def own_value(template: Template, wanted: TemplateInput) -> str:
    value = template.graph[wanted.node]["inputs"][wanted.field]
    return f"{value} [input]" if wanted.type in MEDIA else value


def numbers(wanted: TemplateInput) -> st.SearchStrategy[Any]:
    if wanted.type == "float":
        return st.floats(wanted.min or 0, wanted.max or 100)
    least, most, step = int(wanted.min or 0), int(wanted.max or 100), int(wanted.step or 1)
    return st.integers(0, (most - least) // step).map(lambda count: least + count * step)


def a_value(wanted: TemplateInput) -> st.SearchStrategy[Any]:
    name = st.sampled_from(["a.safetensors", "flux/b.safetensors", "c\\d.gguf"])
    match wanted.type:
        case "integer" | "float":
            return numbers(wanted)
        case "seed":
            return st.integers(0, GREATEST_SEED)
        case "text":
            return st.text(max_size=40)
        case "choice":
            return st.sampled_from(wanted.options or ())
        case "boolean":
            return st.booleans()
        case "model":
            return name
        case "lora":
            return st.builds(LoraValue, name=name, strength=st.floats(-2, 2)).map(
                lambda lora: lora.model_dump()
            )
        case _:
            return st.sampled_from(["inputs/a.png", "data:image/png;base64,AAAA"])


@st.composite
def templates_with_values(draw: st.DrawFn) -> tuple[Template, dict[str, Any]]:
    template = draw(st.sampled_from(TEMPLATES))
    needed = {wanted.name for wanted in template.inputs if wanted.default is None}
    every = [wanted.name for wanted in template.inputs]
    chosen = needed | draw(st.sets(st.sampled_from(every)))
    return template, {
        wanted.name: draw(a_value(wanted)) for wanted in template.inputs if wanted.name in chosen
    }


def places_of(template: Template, names: set[str]) -> set[tuple[str, str]]:
    """Where inputs write: a LoRA also the strengths of its node."""
    places: set[tuple[str, str]] = set()
    for wanted in template.inputs:
        if wanted.name in names:
            fields = template.graph[wanted.node]["inputs"]
            strengths = [name for name in fields if name.startswith("strength")]
            extra = strengths if wanted.type == "lora" else []
            places |= {(wanted.node, field) for field in (wanted.field, *extra)}
    return places


def test_values_stand_where_the_template_says(still: Template):
    graph = filled(still, steps=20, sampler="heun").graph
    assert graph["5"]["inputs"]["steps"] == 20
    assert graph["5"]["inputs"]["sampler_name"] == "heun"
    assert graph["2"]["inputs"]["text"] == "a"


@given(asked=templates_with_values())
def test_nothing_but_the_given_places_changes(asked: tuple[Template, dict[str, Any]]):
    template, values = asked
    before = copy.deepcopy(template.graph)
    graph = fill(template, Asked(values), classes=CLASSES).graph
    places = places_of(template, set(values))
    rest = {place: value for place, value in literals(graph).items() if place not in places}
    assert rest == {p: value for p, value in literals(before).items() if p not in places}
    assert {name: node["class_type"] for name, node in graph.items()} == {
        name: node["class_type"] for name, node in before.items()
    }
    assert template.graph == before


@given(asked=templates_with_values())
def test_filling_twice_is_filling_once(asked: tuple[Template, dict[str, Any]]):
    template, values = asked
    once = fill(template, Asked(values), classes=CLASSES)
    again = fill(replace(template, graph=once.graph), Asked(values), classes=CLASSES)
    assert (again.graph, again.inputs, again.changes) == (once.graph, once.inputs, ())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_template_filled_with_its_own_values_is_its_graph(template: Template):
    result = fill(template, Asked(own_values(template)), classes=CLASSES)
    unmarked = json.loads(json.dumps(result.graph).replace(" [input]", ""))
    assert unmarked == template.graph
    assert result.inputs == {}


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


def test_a_prefixs_tokens_are_filled_but_those_of_the_attempt(still: Template):
    prefix = "{workflow}_{seed}_{timestamp}_{job}_{attempt}"
    name = filled(still, prefix, seed=7).graph["7"]["inputs"]["filename_prefix"]
    assert name == "storyboard-still_7_20261121_190405_{job}_{attempt}"


def test_a_token_that_there_is_not_is_refused(still: Template):
    with pytest.raises(WrongValues, match=r"no token \{shoot\}"):
        filled(still, "{shoot}")


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


def test_a_fixed_seed_stays_a_random_one_is_drawn_the_next_is_one_more(still: Template):
    def seed(policy: Any, value: int = 41) -> object:
        asked = Asked({"prompt": "a", "seed": value}, seed_policy=policy)
        result = fill(still, asked, classes=CLASSES, drawn=lambda: 12345)
        assert seed_of(still, result.values) == result.graph["5"]["inputs"]["seed"]
        return result.values["seed"]

    assert [seed("fixed"), seed("random"), seed("increment")] == [41, 12345, 42]
    assert seed({"seed": "random"}) == 12345
    assert seed("increment", GREATEST_SEED) == 0


def test_a_seed_stays_within_what_its_input_takes(still: Template):
    inputs = [
        each.model_copy(update={"max": 99}) if each.type == "seed" else each
        for each in still.inputs
    ]
    narrow = replace(still, inputs=tuple(inputs))

    def seed(policy: Any, value: int) -> object:
        asked = Asked({"prompt": "a", "seed": value}, seed_policy=policy)
        return fill(narrow, asked, classes=CLASSES, drawn=lambda: 12345).values["seed"]

    assert [seed("random", 0), seed("increment", 99), seed("fixed", 99)] == [45, 0, 99]
    with pytest.raises(WrongValues, match="from 0 to 99"):
        seed("fixed", 100)


def test_a_prefix_that_comes_over_a_link_stays(still: Template):
    save = {**still.graph["7"], "inputs": {**still.graph["7"]["inputs"]}}
    save["inputs"]["filename_prefix"] = ["2", 0]
    linked = replace(still, graph={**still.graph, "7": save})
    assert filled(linked, "a/b").graph["7"]["inputs"]["filename_prefix"] == ["2", 0]


def test_a_policy_for_what_is_no_seed_is_refused(still: Template):
    asked = Asked({"prompt": "a"}, seed_policy={"steps": "random"})
    with pytest.raises(WrongValues, match="steps is no seed"):
        fill(still, asked, classes=CLASSES)


@pytest.mark.parametrize("other", [{"seed": 7}, {"prefix": "shot_v002"}, {"cfg": 7}])
def test_another_seed_name_or_spelling_keeps_the_fingerprint(still: Template, other: Any):
    assert filled(still, **other).fingerprint == filled(still).fingerprint


@pytest.mark.parametrize(
    "other", [{"steps": 15}, {"prompt": "b"}, {"checkpoint": "b"}, {"sampler": "heun"}]
)
def test_another_value_has_another_fingerprint(still: Template, other: dict[str, Any]):
    assert filled(still, **other).fingerprint != filled(still).fingerprint


def test_another_picture_has_another_fingerprint(library: TemplateLibrary):
    upscale = library.template("upscale")
    pictures = ["inputs/a.png", "inputs/b.png", "data:image/png;base64,AA", "data:image/png;,B"]
    results = [fill(upscale, Asked({"picture": each}), classes=CLASSES) for each in pictures]
    assert len({result.fingerprint for result in results}) == len(pictures)


def test_fingerprints_of_two_templates_differ():
    prints = [fill(t, Asked(own_values(t)), classes=CLASSES).fingerprint for t in TEMPLATES]
    assert len(set(prints)) == len(TEMPLATES)
