from collections import Counter
from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.form import suggest_inputs
from prompt_engine.workflows.reading.service import read_graph
from prompt_engine.workflows.templates.models import TemplateHeader, TemplateInput
from prompt_engine.workflows.templates.storage import Knowledge as TemplateKnowledge
from prompt_engine.workflows.templates.storage import assembled
from tests.prompt_engine.workflows.reading.readings import GRAPHS, graph_of, load

NAMES = sorted(path.stem for path in GRAPHS.glob("*.yaml"))


@pytest.fixture
def form(known: NodeClasses, knowledge: Knowledge) -> Any:
    def of(name: str) -> tuple[TemplateInput, ...]:
        return suggest_inputs(read_graph(load(name)[0], known, knowledge))

    return of


def shown(inputs: tuple[TemplateInput, ...]) -> list[str]:
    return [f"{each.group}: {each.label} [{each.name}]" for each in inputs if not each.advanced]


def test_what_is_worth_changing_comes_first_and_by_groups(form: Any):
    assert shown(form("sd15_text_to_image")) == [
        "Prompt: Prompt [prompt]",
        "Prompt: Negative prompt [negative_prompt]",
        "Picture: Width [width]",
        "Picture: Height [height]",
        "Sampling: Seed [seed]",
        "Sampling: Steps [steps]",
        "Sampling: CFG [cfg]",
        "Models: Checkpoint [checkpoint]",
    ]


def test_labels_tell_the_phases_apart(form: Any):
    labels = [each.label for each in form("sdxl_base_and_refiner") if each.group == "Sampling"]
    assert labels[:5] == [
        "Seed (base)",
        "Steps (base)",
        "CFG (base)",
        "Steps (refiner)",
        "CFG (refiner)",
    ]


def test_a_seed_that_does_nothing_is_folded_and_has_no_role(form: Any):
    seeds = [each for each in form("sdxl_base_and_refiner") if each.type == "seed"]
    assert [(each.node, each.role, each.advanced) for each in seeds] == [
        ("10", "seed", False),
        ("11", None, True),
    ]


def test_pictures_say_what_they_are_for_and_whether_they_may_be_left_out(form: Any):
    files = [each for each in form("wan22_first_last_frame") if each.type == "image"]
    assert [(each.label, each.role, each.optional) for each in files] == [
        ("Start frame", "start_frame", True),
        ("End frame", "end_frame", True),
    ]


def test_the_transparency_of_a_picture_is_a_mask_of_its_own(form: Any):
    files = [each for each in form("inpaint") if each.type in ("image", "mask")]
    assert [(each.name, each.type, each.node, each.field) for each in files] == [
        ("reference", "image", "2", "image"),
        ("mask", "mask", "2", "image"),
    ]


def test_loras_that_reach_a_sampler_can_be_set(form: Any):
    loras = [each for each in form("lora_chain") if each.type == "lora"]
    assert [(each.node, each.model_folder, each.optional) for each in loras] == [
        ("2", "loras", True),
        ("3", "loras", True),
    ]


def test_of_several_texts_the_longest_leads_and_the_others_keep_their_words(form: Any):
    prompts = [each for each in form("area_composition") if each.group == "Prompt"]
    assert [(each.node, each.role) for each in prompts] == [
        ("3", "prompt"),
        ("9", "negative_prompt"),
        ("2", None),
        ("7", None),
    ]


def test_what_a_language_model_is_told_does_not_lead(known: NodeClasses, knowledge: Knowledge):
    graph = dict(load("words_told")[0])
    graph["2"] = {
        **graph["2"],
        "inputs": {**graph["2"]["inputs"], "string_a": ["4", 0]},
    }
    graph["4"] = {
        "class_type": "PrimitiveString",
        "inputs": {"value": "You are a writer of many and very long sentences."},
        "_meta": {"title": "System prompt"},
    }
    inputs = suggest_inputs(read_graph(graph, known, knowledge))
    texts = [(each.node, each.role) for each in inputs if each.group == "Prompt"]
    assert texts == [("1", "prompt"), ("4", None)]


def test_values_of_unknown_nodes_are_folded_under_their_titles(form: Any):
    extra = [each for each in form("detailer_of_unknown_make") if each.node == "8"]
    folded = {each.label: each.group for each in extra if each.advanced and each.role is None}
    assert folded == {"Guide size": "FaceDetailerPipe", "Drop size": "FaceDetailerPipe"}


def test_limits_are_those_of_every_input_that_a_value_reaches(form: Any):
    frames = next(each for each in form("wan22_first_last_frame") if each.role == "frames")
    assert (frames.node, frames.min, frames.max, frames.step) == ("30", 1, 16384, 4)


def test_a_step_that_the_graph_does_not_keep_is_none(known: NodeClasses, knowledge: Knowledge):
    graph = dict(load("sd15_text_to_image")[0])
    graph["5"] = {**graph["5"], "inputs": {"width": 513, "height": 512, "batch_size": 1}}
    inputs = {each.role: each for each in suggest_inputs(read_graph(graph, known, knowledge))}
    assert inputs["width"].step is None
    assert inputs["height"].step == 8


def test_the_files_name_is_no_input(form: Any):
    assert all(each.field != "filename_prefix" for each in form("sd15_text_to_image"))


@pytest.mark.parametrize("name", NAMES)
def test_a_form_makes_a_template_of_its_graph(name: str, form: Any):
    graph, _ = load(name)
    header = TemplateHeader(
        title="Own", description="", kind="image", target_model="any", inputs=form(name)
    )
    template = assembled("own", header, graph, knowledge=TemplateKnowledge({"any"}))
    assert len(template.inputs) == len(form(name))


def test_a_graph_of_three_hundred_nodes_gives_a_form_for_people(
    known: NodeClasses, knowledge: Knowledge
):
    nodes: dict[str, Any] = {
        "m": ["CheckpointLoaderSimple", {"ckpt_name": "a.safetensors"}],
        "p": ["CLIPTextEncode", {"text": "a crowd", "clip": "@m.1"}],
        "n": ["CLIPTextEncode", {"text": "", "clip": "@m.1"}],
        "l": ["EmptyLatentImage", {"width": 512, "height": 512, "batch_size": 1}],
        "k": [
            "KSampler",
            {"model": "@m", "positive": "@p", "negative": "@n", "latent_image": "@l"}
            | {"seed": 1, "steps": 20, "cfg": 7, "sampler_name": "euler"},
        ],
        "0": ["VAEDecode", {"samples": "@k", "vae": "@m.2"}],
    }
    for number in range(1, 300):
        nodes[str(number)] = ["SomeFilter", {"image": f"@{number - 1}", "amount": 0.5, "tile": 8}]
    nodes["o"] = ["SaveImage", {"images": "@299", "filename_prefix": "a"}]
    inputs = suggest_inputs(read_graph(graph_of(nodes), known, knowledge))
    assert len([each for each in inputs if not each.advanced]) == 8
    assert Counter(each.group for each in inputs)["SomeFilter"] == 598
