"""Whatever is done to a workflow, it is converted or refused with a sentence."""

import copy
import json
from pathlib import Path
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from prompt_engine.workflows.conversion.page_reading import BrokenWorkflow
from prompt_engine.workflows.conversion.service import convert
from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info
from prompt_engine.workflows.node_classes.known import known_classes
from studio_kit.graph import BrokenGraph, Graph

from .boxes import Page

WORKFLOWS = [
    json.loads(path.read_text(encoding="utf-8"))["workflow"]
    for path in sorted((Path(__file__).parent / "data").glob("*.json"))
]
KNOWN = known_classes()
OLDER = read_object_info({name: KNOWN.declarations[name] for name in KNOWN})
"""Of the processor's time, which others' work does not lengthen."""
LONGEST_SENTENCE = 400

JUNK: list[Any] = [
    *(None, True, -10, -1, 0, 3, 40, 2**70, 1.5, "", "3", "-10", "x" * 300, "Reroute"),
    *([], {}, [[]], [None], {"name": 3}, [1, 2, 3, 4, 5, 6], {"nodes": []}, "workflow>Sample"),
]


@given(st.data())
@settings(deadline=None, max_examples=120)
def test_random_damage_gives_a_graph_or_a_sentence(data: st.DataObject) -> None:
    workflow = copy.deepcopy(data.draw(st.sampled_from(WORKFLOWS)))
    for _ in range(data.draw(st.integers(1, 6))):
        _damage(workflow, data)
    _tried(workflow, data.draw(st.sampled_from([KNOWN, OLDER])))


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_random_declarations_give_a_graph_or_a_sentence(data: st.DataObject) -> None:
    workflow = data.draw(st.sampled_from(WORKFLOWS))
    named = {box["type"] for box in workflow["nodes"]}
    told = {name: copy.deepcopy(KNOWN.declarations[name]) for name in named if name in KNOWN}
    for _ in range(data.draw(st.integers(1, 6))):
        _damage(told, data)
    _tried(workflow, read_object_info(told))


def test_a_long_row_of_reroutes_is_followed() -> None:
    page = Page().add(0, "LoadImage", ["pier.png"])
    for number in range(1, 3001):
        page.add(number, "Reroute", inputs={"": (number - 1, 0)})
    page.add(9999, "PreviewImage", inputs={"images": (3000, 0)})
    assert _tried(page.document(), KNOWN)["9999"]["inputs"] == {"images": ["0", 0]}


def test_many_links_are_no_matter() -> None:
    page = Page().add(0, "LoadImage", ["pier.png"])
    for number in range(1, 2001):
        page.add(number, "PreviewImage", inputs={"images": (0, 0)})
    page.links += [[n, 0, 0, 1, 0, "IMAGE"] for n in range(50_000, 80_000)]
    assert len(_tried(page.document(), KNOWN)) == 2001


def test_subgraphs_inside_each_other_many_at_once_are_opened() -> None:
    widgets = Page()
    for number in range(200):
        widgets.add(number, "EmptyLatentImage", [], fields={"width": (-10, number)})
    ports = [f"width {number}" for number in range(200)]
    inner = widgets.subgraph("inner", inputs=ports)
    page = Page()
    for number in range(40):
        page.add(number, "inner", list(range(200)), fields=dict.fromkeys(ports))
    document = page.document(definitions={"subgraphs": [inner]})
    assert len(_tried(document, KNOWN)) == 8000


def _tried(workflow: Any, classes: NodeClasses) -> Any:
    answer = _answer(workflow, classes)
    if isinstance(answer, str):
        assert answer.endswith(".")
        assert len(answer) < LONGEST_SENTENCE
        return None
    json.dumps(answer)
    return answer


def _answer(workflow: Any, classes: NodeClasses) -> Graph | str:
    try:
        return convert(workflow, classes).graph
    except (BrokenWorkflow, BrokenGraph) as error:
        return error.message


def _damage(document: Any, data: st.DataObject) -> None:
    """Replaces, removes or wraps something at a random depth."""
    parent, key = _somewhere(document, data)
    if key is None:
        return
    match data.draw(st.sampled_from(["replace", "remove", "wrap"])):
        case "replace":
            parent[key] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
        case "remove":
            del parent[key]
        case _:
            parent[key] = [parent[key], parent[key]]


def _somewhere(document: Any, data: st.DataObject) -> tuple[Any, Any]:
    parent, key = document, None
    while key is None or data.draw(st.booleans()) or data.draw(st.booleans()):
        inside = parent if key is None else parent[key]
        if not isinstance(inside, dict | list) or not inside:
            break
        parent, key = _step(cast("Any", inside), data)
    return parent, key


def _step(inside: Any, data: st.DataObject) -> tuple[Any, Any]:
    keys: list[Any] = list(range(len(inside))) if _is_list(inside) else sorted(inside)
    return inside, data.draw(st.sampled_from(keys))


def _is_list(told: Any) -> bool:
    return isinstance(told, list)


def test_texts_made_to_be_slow_are_not() -> None:
    texts = ["/*" * 100_000, "{" * 200_000 + "a|" * 100_000, "//x\n" * 50_000 + "/* */" * 50_000]
    page = Page().add(1, "SaveImage", ["%1.seed%" * 50_000], title="1")
    for number, text in enumerate(texts, start=2):
        page.add(number, "CLIPTextEncode", [text])
    assert len(_tried(page.document(), KNOWN)) == 4


def test_declarations_that_grow_within_each_other_come_to_an_end() -> None:
    told: Any = ["INT"]
    for _ in range(20):
        template = {"input": {"required": {"x": told}}, "min": 10**9, "max": 10**9}
        told = ["COMFY_AUTOGROW_V3", {"template": template}]
    classes = read_object_info({"Pier": {"input": {"required": {"deep": told}}}})
    page = Page().add(1, "Pier", list(range(50)), fields={"deep.x1.x1": None})
    assert set(_tried(page.document(), classes)) == {"1"}


def test_a_subgraph_of_many_inputs_takes_no_time() -> None:
    inside = Page()
    for number in range(3000):
        inside.add(number, "EmptyLatentImage", [], fields={"width": (-10, number)})
    ports = [f"width {number}" for number in range(3000)]
    page = Page().add(1, "LoadImage").add(2, "many", fields=dict.fromkeys(ports, (1, 0)))
    definitions = {"subgraphs": [inside.subgraph("many", inputs=ports)]}
    assert len(_tried(page.document(definitions=definitions), KNOWN)) == 3001


def test_a_group_node_of_many_boxes_takes_no_time() -> None:
    boxes = [{"type": "VAEDecode", "index": number} for number in range(3000)]
    wired = [[number, 0, number + 1, 0, number, "IMAGE"] for number in range(2999)]
    external = [[number, 0, "IMAGE"] for number in range(3000)]
    group = {"nodes": boxes, "links": wired, "external": external}
    page = Page().add(1, "workflow>Many").document(extra={"groupNodes": {"Many": group}})
    assert len(_tried(page, KNOWN)) == 3000
