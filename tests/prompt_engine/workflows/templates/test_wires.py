"""A node that is bypassed passes on what it takes, as on ComfyUI's page."""

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.templates.wires import lost, without
from studio_kit.graph import Graph

from .conftest import node


def test_without_a_bypassed_node_the_graph_is_itself(plain: Graph, classes: NodeClasses):
    assert without(plain, (), classes) == plain


def test_a_bypassed_node_hands_on_its_input_of_the_same_type(plain: Graph, classes: NodeClasses):
    graph = {
        **plain,
        "8": node("ModelSampling", model=["1", 0], shift=3.0),
        "5": {**plain["5"], "inputs": {**plain["5"]["inputs"], "model": ["8", 0]}},
    }
    assert without(graph, {"8"}, classes) == plain


def test_two_inputs_of_one_type_go_straight_through(controlled: Graph, classes: NodeClasses):
    graph = without(controlled, {"13"}, classes)
    assert graph["5"]["inputs"]["positive"] == ["2", 0]
    assert graph["5"]["inputs"]["negative"] == ["3", 0]


def test_a_picture_left_out_takes_its_branch_with_it(
    controlled: Graph, plain: Graph, classes: NodeClasses
):
    assert without(controlled, {"10"}, classes) == plain


def test_an_optional_input_is_only_dropped(plain: Graph, classes: NodeClasses):
    encode = node("EditEncode", clip=["1", 1], text="", image1=["10", 0], image2=["11", 0])
    loaders = {"10": node("LoadImage", image="a.png"), "11": node("LoadImage", image="b.png")}
    graph = without({**plain, "2": encode, **loaders}, {"11"}, classes)
    assert graph["2"]["inputs"] == {"clip": ["1", 1], "text": "", "image1": ["10", 0]}
    assert "11" not in graph


def test_a_node_that_served_nobody_before_stays(plain: Graph, classes: NodeClasses):
    encode = node("EditEncode", clip=["1", 1], text="", image1=["10", 0])
    picture, idle = node("LoadImage", image="a.png"), node("LoadImage", image="b.png")
    graph = without({**plain, "2": encode, "10": picture, "20": idle}, {"10"}, classes)
    assert "10" not in graph
    assert graph["20"] == idle


def test_a_node_of_an_unknown_class_loses_the_link_only(plain: Graph, classes: NodeClasses):
    graph = {
        **plain,
        "10": node("LoadImage", image="a.png"),
        "11": node("SomebodysNode", image=["10", 0], latent=["4", 0]),
        "5": {**plain["5"], "inputs": {**plain["5"]["inputs"], "latent_image": ["11", 0]}},
    }
    assert without(graph, {"10"}, classes)["11"]["inputs"] == {"latent": ["4", 0]}


def test_a_circle_of_bypassed_nodes_ends(plain: Graph, classes: NodeClasses):
    circle = {
        **plain,
        "8": node("ModelSampling", model=["9", 0], shift=1.0),
        "9": node("ModelSampling", model=["8", 0], shift=1.0),
        "5": {**plain["5"], "inputs": {**plain["5"]["inputs"], "model": ["8", 0]}},
    }
    graph = without(circle, {"8", "9"}, classes)
    assert lost(circle, graph, classes) == ("5",)
