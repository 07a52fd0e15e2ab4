"""Files go to the orchestrator by the place in the graph that reads them."""

from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.templates.filling import Asked, fill
from prompt_engine.workflows.templates.models import FilledGraph, MaskedImage, Template
from prompt_engine.workflows.templates.resolving import WrongValues
from prompt_engine.workflows.templates.service import TemplateLibrary
from studio_kit.graph import Graph

from .conftest import node, template_of

PICTURE: dict[str, Any] = {
    "name": "picture",
    "label": "Picture",
    "type": "image",
    "node": "10",
    "field": "image",
    "optional": True,
}
MASK: dict[str, Any] = {**PICTURE, "name": "mask", "label": "Mask", "type": "mask"}


@pytest.fixture
def inpaint(library: TemplateLibrary) -> Template:
    return library.template("flux-fill-inpaint")


def filled(template: Template, **values: Any) -> FilledGraph:
    asked = Asked({"prompt": "a", **values})
    return fill(template, asked, classes=NodeClasses({}, origin="known"))


def test_a_picture_of_the_project_is_named_for_the_orchestrator(inpaint: Template):
    result = filled(inpaint, picture="inputs/a.png")
    assert result.inputs == {"7.image": "inputs/a.png"}
    assert result.graph["7"]["inputs"]["image"] == "inputs/a.png"


def test_a_picture_and_its_mask_become_one(inpaint: Template):
    result = filled(inpaint, picture="inputs/a.png", mask="inputs/m.png")
    assert result.inputs == {"7.image": MaskedImage("inputs/a.png", "inputs/m.png")}


def test_a_data_url_does_not_go_into_the_graph(inpaint: Template):
    url = f"data:image/png;base64,{'A' * 100_000}"
    result = filled(inpaint, picture=url)
    assert result.inputs == {"7.image": url}
    assert len(result.graph["7"]["inputs"]["image"]) < 100


@pytest.mark.parametrize("name", ["a.png [input]", "b.png [output]", "c.png [temp]"])
def test_a_file_that_is_on_the_node_is_not_sent(inpaint: Template, name: str):
    result = filled(inpaint, picture=name)
    assert result.inputs == {}
    assert result.graph["7"]["inputs"]["image"] == name


def test_a_picture_that_must_be_given_is_asked_for(inpaint: Template):
    with pytest.raises(WrongValues, match=r"Picture \(picture\) is missing"):
        filled(inpaint, picture="")


def test_speech_and_face_each_have_their_place(library: TemplateLibrary):
    result = filled(library.template("lip-sync"), face="inputs/f.png", audio="inputs/s.wav")
    assert result.inputs == {"10.image": "inputs/f.png", "8.audio": "inputs/s.wav"}


def edited(plain: Graph) -> Graph:
    """As `plain`, with a picture that its prompt may look at."""
    encode = node("EditEncode", clip=["1", 1], text="", image1=["10", 0])
    return {**plain, "2": encode, "10": node("LoadImage", image="a.png")}


def test_a_mask_may_be_declared_before_its_picture(plain: Graph, classes: NodeClasses):
    template = template_of(edited(plain), MASK, PICTURE)
    asked = Asked({"picture": "inputs/a.png", "mask": "inputs/m.png"})
    result = fill(template, asked, classes=classes)
    assert result.inputs == {"10.image": MaskedImage("inputs/a.png", "inputs/m.png")}


def test_a_mask_is_left_out_with_its_picture(plain: Graph, classes: NodeClasses):
    template = template_of(edited(plain), PICTURE, MASK)
    result = fill(template, Asked({"mask": "inputs/m.png"}), classes=classes)
    assert result.inputs == {}
    assert "10" not in result.graph


def test_a_picture_that_everything_hangs_on_cannot_be_left_out(plain: Graph, classes: NodeClasses):
    graph = {
        **plain,
        "10": node("LoadImage", image="a.png"),
        "7": node("SaveImage", images=["10", 0], filename_prefix="x"),
    }
    template = template_of(graph, PICTURE)
    with pytest.raises(WrongValues, match=r"Picture \(picture\) cannot be left out"):
        fill(template, Asked(), classes=classes)


def test_a_control_image_left_out_takes_its_branch_with_it(
    controlled: Graph, plain: Graph, classes: NodeClasses
):
    result = fill(template_of(controlled, PICTURE), Asked(), classes=classes)
    assert result.graph == plain
    assert "ControlNetApplyAdvanced (13): bypassed" in result.changes
