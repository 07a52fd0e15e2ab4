"""Graphs that were damaged by hand or by chance are read as far as they make sense."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.node_classes.known import known_classes
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.form import suggest_inputs
from prompt_engine.workflows.reading.models import Reading
from prompt_engine.workflows.reading.service import MOST_NODES, GraphTooLarge, read_graph
from prompt_engine.workflows.reading.storage import load_knowledge
from studio_kit.graph import Graph
from tests.prompt_engine.workflows.reading.readings import GRAPHS, graph_of, load

NAMES = sorted(path.stem for path in GRAPHS.glob("*.yaml"))
KNOWN, KNOWLEDGE = known_classes(), load_knowledge()
"""Not fixtures: what fails would be told with all that stands in them."""

SOUND = {name: load(name)[0] for name in NAMES}
CLASSES = (
    "KSampler",
    "CLIPTextEncode",
    "LoraLoader",
    "GetImageSize",
    "ComfySwitchNode",
    "Nobody",
    "",
)
FIELDS = (
    "model",
    "positive",
    "text",
    "image",
    "seed",
    "width",
    "lora_name",
    "switch",
    "a.b",
    "",
    " ",
)

odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.tuples(st.sampled_from(["1", "3", "8", "none", ""]), st.integers(-2, 70)).map(list),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.sampled_from(["on", "lora", "strength"]), st.text(max_size=3), max_size=3),
)
changes = st.lists(
    st.tuples(
        st.integers(0, 20),
        st.sampled_from(["class", "value", "drop", "title", "loop", "inputs"]),
        st.sampled_from(CLASSES),
        st.sampled_from(FIELDS),
        odd,
    ),
    max_size=6,
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.sampled_from(NAMES), damage=changes)
def test_any_damage_leaves_a_reading_and_a_form(name: str, damage: list[Any]):
    broken = _damaged(SOUND[name], damage)
    reading = read_graph(broken, KNOWN, KNOWLEDGE)
    _check(broken, reading)


def _damaged(graph: Graph, damage: list[Any]) -> Graph:
    broken: dict[str, Any] = copy.deepcopy(dict(graph))
    for place, kind, class_type, field, value in damage:
        keys = [*broken.keys()]
        if not keys:
            break
        key = keys[int(place) % len(keys)]
        node = broken[key]
        if kind == "drop":
            del broken[key]
        elif kind == "title":
            node["_meta"] = value
        elif kind == "inputs":
            node["inputs"] = value
        elif kind == "class":
            node["class_type"] = class_type
        elif isinstance(node["inputs"], dict):
            node["inputs"][field] = [key, 0] if kind == "loop" else value
    return broken


def _check(graph: Graph, reading: Reading) -> None:
    """Every input of the form stands in the graph, with a value, once."""
    inputs = suggest_inputs(reading)
    assert len({each.name for each in inputs}) == len(inputs)
    places = [(each.node, each.field, each.type == "mask") for each in inputs]
    assert len(set(places)) == len(places)
    for node, field, _ in places:
        assert not isinstance(graph[node]["inputs"][field], list)
    Reading.model_validate_json(reading.model_dump_json())


@pytest.mark.parametrize("length", [3_000])
def test_a_very_long_chain_is_read(length: int, known: NodeClasses, knowledge: Knowledge):
    links = {
        str(n): ["ConditioningCombine", {"conditioning_1": f"@{n - 1}"}] for n in range(1, length)
    }
    graph = graph_of(
        {
            "0": ["CLIPTextEncode", {"text": "far away"}],
            **links,
            "s": ["KSampler", {"positive": f"@{length - 1}", "seed": 1, "steps": 2}],
            "d": ["VAEDecode", {"samples": "@s"}],
            "o": ["SaveImage", {"images": "@d"}],
        }
    )
    reading = read_graph(graph, known, knowledge)
    assert [(each.role, each.text) for each in reading.prompts] == [("prompt", "far away")]


def test_a_circle_of_wires_ends(known: NodeClasses, knowledge: Knowledge):
    graph = graph_of(
        {
            "1": ["ConditioningCombine", {"conditioning_1": "@2", "conditioning_2": "@1"}],
            "2": ["ConditioningCombine", {"conditioning_1": "@1", "conditioning_2": "@3"}],
            "3": ["CLIPTextEncode", {"text": "@4", "clip": "@3"}],
            "4": ["PrimitiveString", {"value": "@5"}],
            "5": ["PrimitiveString", {"value": "@4"}],
            "6": ["KSampler", {"positive": "@1", "latent_image": "@6", "seed": "@7", "steps": 4}],
            "7": ["PrimitiveInt", {"value": "@7"}],
            "8": ["SaveImage", {"images": "@6"}],
        }
    )
    reading = read_graph(graph, known, knowledge)
    assert [phase.graph_node for phase in reading.phases] == ["6"]
    assert reading.prompts == ()


def test_a_graph_beyond_reason_is_refused(known: NodeClasses, knowledge: Knowledge):
    graph = graph_of({str(number): ["X", {}] for number in range(MOST_NODES + 1)})
    with pytest.raises(GraphTooLarge, match="20000 nodes is read; this has 20001"):
        read_graph(graph, known, knowledge)


def test_many_samplers_behind_one_long_chain_are_read_at_once(
    known: NodeClasses, knowledge: Knowledge
):
    """Each node is looked at once, however many phases it serves."""
    chain = {
        f"c{number}": ["ModelSamplingSD3", {"model": f"@c{number - 1}", "shift": 3}]
        for number in range(1, 400)
    }
    samplers = {
        f"k{number}": ["KSampler", {"model": "@c399", "seed": number, "steps": 2}]
        for number in range(400)
    }
    ends = {f"o{number}": ["SaveImage", {"images": f"@k{number}"}] for number in range(400)}
    first = {"c0": ["CheckpointLoaderSimple", {"ckpt_name": "a.safetensors"}]}
    reading = read_graph(graph_of({**first, **chain, **samplers, **ends}), known, knowledge)
    assert len(reading.phases) == 400
    assert reading.models[0].phases == tuple(range(1, 401))


def test_a_graph_of_nothing_is_nothing(known: NodeClasses, knowledge: Knowledge):
    reading = read_graph({}, known, knowledge)
    assert (reading.kind, reading.category, reading.engine) == (None, "other", "other")
    assert suggest_inputs(reading) == ()
