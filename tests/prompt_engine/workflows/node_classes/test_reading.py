"""How classes are declared, by older nodes and by newer ones."""

from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NotObjectInfo, read_object_info
from prompt_engine.workflows.node_classes.models import NodeClass, NodeOutput


def _class(**told: Any) -> NodeClass:
    found = read_object_info({"Pier": told}).get("Pier")
    assert found is not None
    return found


def test_inputs_come_in_the_order_that_the_class_states_the_required_ones_first() -> None:
    required = {"10": ["INT"], "2": ["INT"], "later": ["INT"]}
    pier = _class(
        input={"optional": {"extra": ["MASK"]}, "required": required, "hidden": {"x": "PROMPT"}},
        input_order={"required": ["2", "10", "gone"]},
    )
    assert [(each.name, each.required) for each in pier.inputs] == [
        ("2", True),
        ("10", True),
        ("later", True),
        ("extra", False),
    ]


def test_choices_of_older_and_of_newer_nodes_are_alike() -> None:
    pier = _class(
        input={
            "required": {
                "older": [["a", "b"], {"default": "b"}],
                "newer": ["COMBO", {"options": ["a", "b"], "default": "b"}],
                "remote": ["COMBO", {"remote": {"route": "/x"}}],
            }
        }
    )
    older, newer, remote = pier.inputs
    assert (older.type, older.options, older.default) == ("COMBO", ("a", "b"), "b")
    assert (newer.type, newer.options, newer.default) == ("COMBO", ("a", "b"), "b")
    assert (remote.options, remote.is_widget) == (None, True)


def test_facts_of_an_input_are_read() -> None:
    options = {"default": 0, "min": 0, "max": 9, "step": 3, "tooltip": "Of gulls."}
    pier = _class(
        input={
            "required": {
                "count": ["INT", {**options, "control_after_generate": True}],
                "text": ["STRING", {"multiline": True, "forceInput": True}],
                "picture": [["a.png"], {"image_upload": True}],
                "model": ["MODEL"],
            }
        }
    )
    count, text, picture, model = pier.inputs
    assert (count.default, count.min, count.max, count.step, count.tooltip) == (
        *(0, 0, 9, 3),
        "Of gulls.",
    )
    assert (count.control_after_generate, count.is_widget) == (True, True)
    assert (text.multiline, text.force_input, text.is_widget) == (True, True, False)
    assert (picture.upload, model.is_widget, model.upload) == ("image", False, None)


def test_outputs_have_name_type_and_whether_they_are_lists() -> None:
    pier = _class(
        output=["IMAGE", ["a", "b"], "COMFY_MATCHTYPE_V3"],
        output_name=["picture", None],
        output_is_list=[False, True],
        output_node=True,
        display_name="The pier",
        category="sea",
    )
    assert pier.outputs == (
        NodeOutput("picture", "IMAGE"),
        NodeOutput("COMBO", "COMBO", is_list=True),
        NodeOutput("*", "*"),
    )
    assert (pier.display_name, pier.category, pier.output_node) == ("The pier", "sea", True)


@pytest.mark.parametrize("told", [None, [], "INT", [7], [{}], {"type": "INT"}])
def test_a_declaration_that_makes_no_sense_is_as_good_as_none(told: object) -> None:
    pier = _class(input={"required": {"bad": told, "good": ["INT"]}}, output="IMAGE")
    assert [each.name for each in pier.inputs] == ["good"]
    assert pier.outputs == ()


def test_a_class_that_makes_no_sense_is_none() -> None:
    classes = read_object_info({"Pier": [], "Boat": {}})
    assert classes.get("Pier") is None
    assert list(classes) == ["Boat"]
    assert "Pier" not in classes


def test_what_is_no_object_is_no_object_info() -> None:
    with pytest.raises(NotObjectInfo):
        read_object_info([])


def test_the_page_of_a_node_is_told_by_what_it_says_of_its_classes() -> None:
    assert read_object_info({"Pier": {"input": {}}}).of_older_page
    assert not read_object_info({"Pier": {"input": {}, "search_aliases": []}}).of_older_page


def test_what_a_node_lacks_is_taken_from_the_others() -> None:
    first = read_object_info({"Pier": {"display_name": "first"}})
    second = read_object_info({"Pier": {"display_name": "second"}, "Boat": {}})
    both = first.or_else(second)
    assert [each.display_name for name in ("Pier", "Boat") if (each := both.get(name))] == [
        "first",
        "Boat",
    ]
    assert both.of_older_page
