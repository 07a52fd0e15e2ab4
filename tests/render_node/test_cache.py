"""What the next prompt may take over."""

from collections.abc import Mapping
from typing import Any

from render_node.cache import NodeCache, signatures
from tests.render_node.graphs import diffusion, node, plain


def nothing(_: Mapping[str, Any]) -> str:
    return ""


def test_a_changed_input_changes_all_that_follows_and_nothing_else() -> None:
    before, after = signatures(plain(), nothing), signatures(plain(color=3), nothing)
    assert not {"1", "2", "3", "4"} & {n for n in before if before[n] == after[n]}
    renamed = signatures(plain("other"), nothing)
    assert [n for n in before if before[n] == renamed[n]] == ["1", "2", "3"]


def test_ids_do_not_matter_and_slots_do() -> None:
    moved = {"10": plain()["1"], "20": node("ImageInvert", image=["10", 0])}
    other = {"10": plain()["1"], "20": node("ImageInvert", image=["10", 1])}
    here = {"1": plain()["1"], "2": node("ImageInvert", image=["1", 0])}
    assert signatures(moved, nothing)["20"] == signatures(here, nothing)["2"]
    assert signatures(moved, nothing)["20"] != signatures(other, nothing)["20"]


def test_a_file_that_changed_changes_the_signature() -> None:
    graph = {"1": node("LoadImage", image="a.png")}
    assert signatures(graph, lambda _: "x") != signatures(graph, lambda _: "y")


def test_a_broken_part_that_no_output_needs_is_passed_over() -> None:
    graph = {
        "1": node("ImageInvert", image=["2", 0]),
        "2": node("ImageInvert", image=["1", 0]),
        "3": node("ImageInvert", image=["77", 0]),
    }
    assert set(signatures(graph, nothing)) >= {"1", "2", "3"}


def test_results_are_kept_for_one_prompt() -> None:
    cache = NodeCache()
    cache.begin(plain(), nothing)
    cache.keep("1", ("value",))
    cache.begin(plain("other"), nothing)
    assert cache.values("1") == ("value",)
    cache.begin(diffusion(), nothing)
    cache.begin(plain(), nothing)
    assert not cache.holds("1")


def test_what_was_shown_is_kept_beside_the_values() -> None:
    cache = NodeCache()
    cache.begin(plain(), nothing)
    assert cache.shown("4") is None
    cache.show("4", {"images": []}, {"node_id": "4"})
    assert not cache.holds("4")
    cache.keep("4", ())
    assert cache.holds("4")
    shown = cache.shown("4")
    assert shown is not None
    assert shown.ui == {"images": []}
