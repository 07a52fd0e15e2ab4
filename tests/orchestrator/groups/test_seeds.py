"""The seed is found by its role, whatever it is called and wherever it comes from."""

from typing import Any

from orchestrator.groups.seeds import common_range, seed_slots, seeded
from orchestrator.jobs.models import Graph

HUGE = 2**64 - 1


def whole(*, maximum: int = HUGE, control: bool = True) -> list[Any]:
    return ["INT", {"min": 0, "max": maximum, "control_after_generate": control}]


def class_of(*outputs: str, **inputs: Any) -> dict[str, Any]:
    return {"input": {"required": inputs}, "output": list(outputs)}


CLASSES: dict[str, Any] = {
    "KSampler": class_of("LATENT", model=["MODEL"], seed=whole(), steps=["INT", {"max": 10000}]),
    "KSamplerAdvanced": class_of("LATENT", noise_seed=whole(), start_at_step=["INT", {}]),
    "RandomNoise": class_of("NOISE", noise_seed=whole()),
    "SamplerCustomAdvanced": class_of("LATENT", noise=["NOISE"]),
    "PrimitiveInt": class_of("INT", value=["INT", {"min": -HUGE, "max": HUGE, **whole()[1]}]),
    "Seed (rgthree)": class_of("INT", seed=["INT", {"min": -5, "max": 2**50}]),
    "Reroute": class_of("*", **{"": ["*"]}),
    "Sum": class_of("INT", a=["INT", {}], b=["INT", {}]),
    "EmptyLatentImage": class_of("LATENT", width=["INT", {"max": 16384}]),
    "ApiVideo": class_of("VIDEO", chance=whole(maximum=2**31 - 1)),
    "LoadBatch": class_of("IMAGE", index=whole(maximum=9999)),
    "TextSeed": class_of("STRING", seed=["STRING", {}]),
}


def node(kind: str, **inputs: Any) -> dict[str, Any]:
    return {"class_type": kind, "inputs": inputs}


def places(graph: Graph, classes: dict[str, Any] = CLASSES) -> list[str]:
    return [f"{slot.graph_node}.{slot.input}" for slot in seed_slots(graph, classes)]


def test_a_sampler_of_either_spelling_is_found():
    graph = {"1": node("KSampler", seed=1, steps=4), "2": node("KSamplerAdvanced", noise_seed=2)}
    assert places(graph) == ["1.seed", "2.noise_seed"]


def test_the_noise_of_a_custom_sampler_is_found():
    graph = {
        "5": node("SamplerCustomAdvanced", noise=["9", 0]),
        "9": node("RandomNoise", noise_seed=1),
    }
    assert places(graph) == ["9.noise_seed"]


def test_a_seed_over_a_link_is_set_at_its_source():
    graph = {"1": node("KSampler", seed=["7", 0]), "7": node("PrimitiveInt", value=3)}
    assert places(graph) == ["7.value"]


def test_two_samplers_that_share_a_source_have_one_slot():
    graph = {
        "1": node("KSampler", seed=["7", 0]),
        "2": node("KSampler", seed=["7", 0]),
        "7": node("Seed (rgthree)", seed=3),
    }
    [slot] = seed_slots(graph, CLASSES)
    assert (slot.graph_node, slot.low, slot.high) == ("7", 0, 2**50)


def test_a_link_is_followed_through_what_only_hands_it_on():
    graph = {
        "1": node("KSampler", seed=["2", 0]),
        "2": node("Reroute", **{"": ["3", 0]}),
        "3": node("PrimitiveInt", value=3),
    }
    assert places(graph) == ["3.value"]


def test_a_number_that_is_computed_is_replaced_where_it_is_used():
    graph = {"1": node("KSampler", seed=["2", 0]), "2": node("Sum", a=1, b=2)}
    assert places(graph) == ["1.seed"]
    changed = seeded(graph, seed_slots(graph, CLASSES), 42)
    assert changed["1"]["inputs"]["seed"] == 42
    assert graph["1"]["inputs"]["seed"] == ["2", 0]


def test_links_in_a_circle_end():
    graph = {
        "1": node("KSampler", seed=["2", 0]),
        "2": node("Reroute", **{"": ["3", 0]}),
        "3": node("Reroute", **{"": ["2", 0]}),
    }
    assert places(graph) == ["1.seed"]


def test_a_primitive_that_feeds_a_width_is_no_seed():
    graph = {
        "1": node("EmptyLatentImage", width=["7", 0]),
        "7": node("PrimitiveInt", value=512),
        "3": node("KSampler", seed=1),
    }
    assert places(graph) == ["3.seed"]


def test_a_number_that_the_page_draws_anew_is_a_seed_whatever_its_name():
    assert places({"1": node("ApiVideo", chance=1)}) == ["1.chance"]


def test_a_counter_that_the_page_raises_is_no_seed():
    assert places({"1": node("LoadBatch", index=1)}) == []


def test_a_text_that_is_called_seed_is_no_seed():
    assert places({"1": node("TextSeed", seed="apple")}) == []


def test_of_an_unknown_class_the_name_decides():
    graph = {"1": node("Custom", image_seed=4, steps=5, seed="x", seeder=3)}
    assert places(graph, {}) == ["1.image_seed"]


def test_the_range_is_what_all_seeds_allow():
    graph = {"1": node("KSampler", seed=1), "2": node("ApiVideo", chance=1)}
    assert common_range(seed_slots(graph, CLASSES)) == (0, 2**31 - 1)
