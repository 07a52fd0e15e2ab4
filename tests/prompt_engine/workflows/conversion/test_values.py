from typing import Any

import pytest

from prompt_engine.workflows.conversion.layouts import lay_out
from prompt_engine.workflows.conversion.page_reading import read_box
from prompt_engine.workflows.conversion.values import BoxValues, from_primitive, values_of
from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info
from prompt_engine.workflows.node_classes.models import NodeClass, NodeInput
from prompt_engine.workflows.node_classes.reading import read_input


def _class(**required: Any) -> NodeClass:
    found = read_object_info({"Pier": {"input": {"required": required}}}).get("Pier")
    assert found is not None
    return found


def _values(node_class: NodeClass, *stored: Any, older: bool = True) -> BoxValues:
    box = read_box({"id": 1, "type": "Pier", "widgets_values": list(stored)}, "it", "the test")
    return values_of(box, lay_out(node_class, in_older_page=older), {})


def _sent(values: BoxValues) -> dict[str, Any]:
    return {each.field.name: each.value for each in values.fields if each.field.sent}


def _input(kind: str, **options: Any) -> NodeInput:
    found = read_input("it", [kind, options])
    assert found is not None
    return found


def test_the_control_of_a_seed_takes_a_place_whether_the_class_says_so_or_not() -> None:
    pier = _class(
        seed=["INT"],
        count=["INT", {"control_after_generate": True}],
        noise_seed=["INT", {"control_after_generate": False}],
        last=["INT"],
    )
    values = _values(pier, 1, "fixed", 2, "increment", 3, 4)
    assert _sent(values) == {"seed": 1, "count": 2, "noise_seed": 3, "last": 4}


def test_a_choice_that_is_controlled_takes_three_places() -> None:
    choice = ["COMBO", {"options": ["a", "b"], "control_after_generate": True}]
    assert _sent(_values(_class(pick=choice, last=["INT"]), "b", "fixed", "/x/", 4)) == {
        "pick": "b",
        "last": 4,
    }


def test_values_that_older_pages_stored_for_sockets_are_dropped() -> None:
    pier = _class(a=["INT"], b=["STRING", {"forceInput": True}], c=["INT"])
    assert _sent(_values(pier, 1, "gone", 3)) == {"a": 1, "c": 3}
    assert _sent(_values(pier, 1, 3)) == {"a": 1, "c": 3}


def test_what_is_not_stored_is_what_a_new_box_shows() -> None:
    pier = _class(
        count=["INT", {"default": 4}],
        plain=["FLOAT"],
        text=["STRING"],
        on=["BOOLEAN"],
        pick=[["a", "b"]],
        best=[["a", "b"], {"default": "b"}],
    )
    start = {"count": 4, "plain": 0, "text": "", "on": False, "pick": "a", "best": "b"}
    assert _sent(_values(pier)) == start


def test_a_choice_takes_the_places_of_what_it_brings(known: NodeClasses) -> None:
    save = known.get("SaveImageAdvanced")
    assert save is not None
    exr = _sent(_values(save, "pier", "exr", "32-bit float", "linear"))
    assert exr == {
        "filename_prefix": "pier",
        "format": "exr",
        "format.bit_depth": "32-bit float",
        "format.input_color_space": "linear",
    }
    assert "format.bit_depth" in _sent(_values(save, "pier", "png"))


def test_values_of_no_field_are_counted_but_not_empty_ones() -> None:
    assert _values(_class(a=["INT"]), 1, None, 2, 3).left_over == 2


@pytest.mark.parametrize(
    ("wanted", "value", "written"),
    [
        (_input("INT"), 3.5, 4),
        (_input("INT", step=8, min=16), 21, 24),
        (_input("INT", step=8, min=4), 21, 20),
        (_input("FLOAT", step=0.1, round=0.01, max=9), 7.127, 7.1),
        (_input("FLOAT", step=0.01), 7.126, 7.13),
        (_input("FLOAT", step=0.01, max=5), 7.126, 5),
        (_input("FLOAT", step=1), 7.126, 7.126),
        (_input("STRING"), 7.126, 7.126),
        (_input("INT"), "seven", "seven"),
        (_input("INT"), True, True),
    ],
)
def test_a_primitive_writes_a_number_as_if_it_were_typed(
    wanted: NodeInput, value: object, written: object
) -> None:
    assert from_primitive(wanted, value) == written
