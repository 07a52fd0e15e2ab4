"""Every reason why a graph cannot run has a sentence with its step; a sound one has none."""

from typing import Any

import pytest

from orchestrator.graphs.check import problems
from orchestrator.graphs.models import RunRequest

from ..fakes import graph, object_info

READER: dict[str, Any] = {"image": [["a.png"], {"image_upload": True}]}
CLASSES: dict[str, Any] = {
    **object_info("sd15.safetensors"),
    "LoadImage": {"input": {"required": READER}, "output": ["IMAGE"]},
    "LoadVideo": {"input": {"required": {"video": [["a.mp4"], {}]}}, "output": ["IMAGE"]},
    "CLIPTextEncode": {
        "input": {"required": {"text": ["STRING", {"multiline": True}]}},
        "output": ["CONDITIONING"],
    },
}
GRAPH: dict[str, Any] = {
    **graph(),
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ""}},
    "10": {"class_type": "LoadImage", "inputs": {"image": "a.png"}},
    "11": {"class_type": "LoadVideo", "inputs": {"video": "a.mp4"}},
    "12": {"class_type": "Unheard", "inputs": {"thing": 1}},
}

Steps = list[dict[str, Any]]


def workflow(key: str = "render", **fields: Any) -> dict[str, Any]:
    return {"id": key, "kind": "workflow", "workflow_json": GRAPH, **fields}


def fan(key: str = "fan", **fields: Any) -> dict[str, Any]:
    return {"id": key, "kind": "fan_out", **(fields or {"items": [1, 2]})}


def given(key: str, kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "kind": "input", "type": kind, **fields}


def merge(*of: str, key: str = "all") -> dict[str, Any]:
    return {"id": key, "kind": "merge", "of": list(of)}


def output(value: str) -> dict[str, Any]:
    return {"id": "out", "kind": "output", "value": value}


def check(steps: Steps, **inputs: Any) -> list[str]:
    body = {"graph": {"steps": steps}, "inputs": inputs}
    return [found.message for found in problems(RunRequest.model_validate(body), CLASSES)]


@pytest.mark.parametrize(
    "steps",
    [
        [workflow("a"), workflow("b", inputs={"10.image": "a.image"})],
        [workflow("a"), workflow("b", inputs={"10.image": "a"})],
        [workflow("a"), workflow("b", inputs={"11.video": "a.video"})],
        [workflow("a"), workflow("b", inputs={"12.thing": "a.image"})],
        [workflow("a"), workflow("b", inputs={"3.steps": "a.images[0].width"})],
        [fan(items=["a", "b"]), workflow(inputs={"6.text": "fan.item"})],
        [fan(), workflow(inputs={"seed": "fan", "3.steps": "fan.index"})],
        [fan(), workflow("a", inputs={"seed": "fan"}), workflow("b", inputs={"10.image": "a"})],
        [workflow("a"), fan(over="a.images"), workflow("b", inputs={"10.image": "fan.item"})],
        [fan(), workflow("a", inputs={"seed": "fan"}), merge("a.image"), output("all.items[0]")],
        [given("n", "integer", default=3), workflow(inputs={"3.steps": "n"})],
        [given("x", "any", default={"a": 1}), workflow(inputs={"6.text": "x.value.a"})],
        [workflow("a", when='b.status == "failed" or len(b.images) == 0'), workflow("b")],
    ],
)
def test_a_sound_graph_has_no_problem(steps: Steps):
    assert check(steps) == []


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([workflow("and")], "Step and: the id is a word of conditions."),
        (
            [workflow(inputs={"3.seed": "1 + 1"})],
            "Step render: 3.seed cannot be read. '1 + 1' names no step",
        ),
        (
            [workflow(when="a <")],
            "Step render: when cannot be read. The condition cannot be read at character 4",
        ),
        ([workflow(when="b.count > 1")], "Step render: when names b, and there is no such step."),
        (
            [workflow("a"), workflow("b", inputs={"10.image": "a.picture"})],
            "10.image names a.picture, which a has not.",
        ),
        (
            [workflow("a"), workflow("b", when="a.pictures")],
            "its condition asks for a.pictures, which is never made.",
        ),
        ([workflow("a", when="a.count > 0")], "The steps a wait for one another in a circle."),
        (
            [workflow("a"), workflow("b", inputs={"3.steps": "a.image"})],
            "3.steps of KSampler takes no file, and it is given an image.",
        ),
        (
            [workflow("a"), workflow("b", inputs={"6.text": "a.image"})],
            "6.text of CLIPTextEncode takes no file",
        ),
        (
            [workflow("a"), workflow("b", inputs={"10.image": "a.audio"})],
            "10.image of LoadImage takes an image, not an audio.",
        ),
        (
            [workflow("a"), workflow("b", inputs={"10.image": "a.images"})],
            "10.image takes one value, not a list of image; fan it out",
        ),
        (
            [workflow("a"), workflow("b", inputs={"9.images": "a.image"})],
            "9.images of SaveImage takes no file",
        ),
        (
            [workflow("a"), workflow("b", inputs={"3.model": "a.seed"})],
            "3.model of KSampler takes MODEL from within its graph",
        ),
        (
            [workflow("a"), workflow("b", inputs={"3.steps": "a.image.path"})],
            "3.steps of KSampler takes an integer, not a text.",
        ),
        (
            [workflow("a"), workflow("b", inputs={"77.x": "a.image"})],
            "77.x: its graph has no graph node 77.",
        ),
        (
            [workflow("a"), workflow("b", inputs={"steps": "a.seed"})],
            "Parameter steps is not of the form node.field.",
        ),
        (
            [workflow("a"), workflow("b", inputs={"seed": "a.image"})],
            "seed must be an integer, not an image.",
        ),
        (
            [workflow("a"), workflow("b", inputs={"3.steps": "a.seed"}, parameters={"3.steps": 2})],
            "3.steps has both a value and a reference",
        ),
        (
            [workflow("a"), workflow("b", metadata_inputs={"prompt": "a.image"})],
            "metadata.prompt must be a text, not an image.",
        ),
        (
            [workflow("a"), workflow("b", metadata_inputs={"values": "a.image.path"})],
            "metadata.values cannot come from a step",
        ),
        (
            [workflow("a", metadata={"project_path": "x"})],
            "metadata.project_path belongs to the whole run.",
        ),
        ([workflow(parameters={"77.x": 1})], "Parameter 77.x: there is no graph node 77."),
        (
            [fan(items=[1], over="a.images"), workflow("a")],
            "Step fan: it needs one of items, over and seeds.",
        ),
        ([workflow("a"), fan(over="a.image")], "over must be a list, and a.image is an image."),
        (
            [fan(seeds={"count": 9, "maximum": 3}), workflow()],
            "the seeds do not fit below the maximum of 3.",
        ),
        (
            [fan(), workflow("a", inputs={"seed": "fan"}), output("a.image")],
            "Step out: it lies within the fan-out fan; merge that first.",
        ),
        (
            [fan(), workflow("a", inputs={"seed": "fan"}), fan("two", over="a.images")],
            "Step two: it lies within the fan-out fan",
        ),
        (
            [fan("x"), fan("y"), workflow(inputs={"seed": "x", "3.steps": "y"})],
            "it would run for every pair of x and y",
        ),
        ([output("out")], "The steps out wait for one another in a circle."),
    ],
)
def test_what_is_wrong_is_said_with_its_step(steps: Steps, sentence: str):
    found = check(steps)
    assert any(sentence in message for message in found), found


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("text", None, "Step x: it must be given."),
        ("text", 3, "Step x: it must be a text, not '3'."),
        ("integer", 1.5, "Step x: it must be an integer, not '1.5'."),
        ("integer", True, "Step x: it must be an integer, not 'True'."),
        ("boolean", 1, "Step x: it must be a boolean"),
        ("image", ["a.png"], "Step x: it must be an image."),
    ],
)
def test_what_the_run_is_given_must_fit(kind: str, value: Any, sentence: str):
    steps = [given("x", kind), workflow()]
    assert check(steps, **({} if value is None else {"x": value})) == [sentence] or any(
        sentence in message for message in check(steps, x=value)
    )


def test_a_list_is_given_as_a_list():
    steps = [given("x", "text", many=True), workflow()]
    assert check(steps, x=["a", "b"]) == []
    assert check(steps, x="a") == ["Step x: it must be a list of text."]
    assert check(steps, x=["a", 1]) != []


def test_what_is_no_input_is_told():
    assert check([workflow()], y=1) == ["The run is given y, which is no input."]


def test_all_problems_are_told_at_once():
    steps = [workflow("a", inputs={"77.x": "b.seed"}), workflow("b", parameters={"88.x": 1})]
    assert len(check(steps)) == 2
