"""Model names are spelled as the node that runs the graph spells them."""

import pytest

from prompt_engine.workflows.node_classes.classes import read_object_info
from prompt_engine.workflows.templates.model_names import as_listed, as_system, spelled

from .conftest import declared, node

GRAPH = {
    "1": node("UNETLoader", unet_name="flux/a.safetensors", weight_dtype="default"),
    "2": node("CLIPTextEncode", clip=["1", 0], text="a / b \\ c"),
}


@pytest.mark.parametrize(
    ("system", "name"),
    [
        ("nt", "flux\\a.safetensors"),
        ("win32", "flux\\a.safetensors"),
        ("posix", "flux/a.safetensors"),
        ("darwin", "flux/a.safetensors"),
    ],
)
def test_a_system_has_its_separator_and_nothing_else_changes(system: str, name: str):
    graph = spelled(GRAPH, as_system(system))
    assert graph["1"]["inputs"] == {"unet_name": name, "weight_dtype": "default"}
    assert graph["2"] == GRAPH["2"]


def test_a_nodes_own_list_says_how_it_spells():
    listing = declared(["MODEL"], {"unet_name": "files"})
    listing["input"]["required"]["unet_name"] = [["flux\\a.safetensors", "b.safetensors"]]
    classes = read_object_info({"UNETLoader": listing})
    graph = spelled(GRAPH, as_listed(classes))
    assert graph["1"]["inputs"]["unet_name"] == "flux\\a.safetensors"


def test_a_name_that_the_node_does_not_list_stays():
    classes = read_object_info({"UNETLoader": declared(["MODEL"], {"unet_name": "files"})})
    assert spelled(GRAPH, as_listed(classes)) == GRAPH
