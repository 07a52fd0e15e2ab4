from prompt_engine.workflows.node_classes.classes import read_object_info
from prompt_engine.workflows.node_classes.dynamic import chosen_inputs, find_input, grown_inputs
from prompt_engine.workflows.node_classes.models import NodeClass

LAYERS = {"template": {"input": {"required": {"layer": ["IMAGE"]}}, "prefix": "layer_", "max": 3}}
NAMED = {"template": {"input": {"required": {"value": ["*"]}}, "names": ["a", "b"], "max": 9}}
PAIRS = {"template": {"input": {"required": {"image": ["IMAGE"], "mask": ["MASK"]}}, "max": 2}}


FORMATS = {
    "options": [
        {"key": "png", "inputs": {"required": {"depth": ["INT", {"default": 8}]}}},
        {"key": "exr", "inputs": {"required": {"layers": ["COMFY_AUTOGROW_V3", LAYERS]}}},
    ]
}


def _class() -> NodeClass:
    told = {
        "format": ["COMFY_DYNAMICCOMBO_V3", FORMATS],
        "values": ["COMFY_AUTOGROW_V3", NAMED],
        "pairs": ["COMFY_AUTOGROW_V3", PAIRS],
    }
    found = read_object_info({"Save": {"input": {"required": told}}}).get("Save")
    assert found is not None
    return found


def test_a_choice_brings_its_inputs() -> None:
    choice = _class().inputs[0]
    assert (choice.options, choice.is_widget) == (("png", "exr"), True)
    assert [each.name for each in chosen_inputs(choice, "png")] == ["format.depth"]
    assert [each.name for each in chosen_inputs(choice, "exr")] == ["format.layers"]
    assert chosen_inputs(choice, "gif") == ()


def test_rows_grow_by_prefix_by_name_and_in_pairs() -> None:
    _, values, pairs = _class().inputs
    assert [each.name for each in grown_inputs(values, 9)] == ["values.a", "values.b"]
    assert [each.name for each in grown_inputs(pairs, 9)] == [
        *("pairs.image0", "pairs.mask0"),
        *("pairs.image1", "pairs.mask1"),
    ]


def test_an_input_is_found_however_deep_it_lies() -> None:
    save = _class()
    found = [find_input(save, name) for name in ("format", "format.depth", "format.layers.layer_2")]
    assert [each.type for each in found if each] == ["COMFY_DYNAMICCOMBO_V3", "INT", "IMAGE"]
    assert find_input(save, "format.layers.layer_3") is None
    assert find_input(save, "format.gamma") is None
