from typing import Any

import pytest

from orchestrator.nodes.capabilities import MissingClass, MissingValue, adapted, gaps, models
from orchestrator.nodes.models import Capabilities


def node_class(inputs: dict[str, Any], **facts: Any) -> dict[str, Any]:
    return {"input": {"required": inputs}, "output": [], **facts}


def able(**classes: Any) -> Capabilities:
    return Capabilities(classes)


def graph(class_type: str, **inputs: Any) -> dict[str, Any]:
    return {"4": {"class_type": class_type, "inputs": inputs}}


LOADER = node_class({"ckpt_name": [["flux\\dev.safetensors", "sd15.safetensors"], {}]})

SPELLINGS = ("a/b/x.safetensors", "a\\b\\x.safetensors", "a\\b/x.safetensors")


def test_a_known_class_with_listed_values_has_no_gap():
    assert gaps(graph("Loader", ckpt_name="sd15.safetensors"), able(Loader=LOADER)) == ()


def test_an_unknown_class_is_a_gap_with_the_nearest_name():
    assert gaps(graph("Loadr"), able(Loader=LOADER)) == (MissingClass("4", "Loadr", "Loader"),)


def test_a_missing_model_is_a_gap_with_the_same_file_of_another_folder_first():
    missing = gaps(graph("Loader", ckpt_name="other/dev.safetensors"), able(Loader=LOADER))
    assert missing == (
        MissingValue("4", "Loader", "ckpt_name", "other/dev.safetensors", "flux\\dev.safetensors"),
    )
    assert "nearest there: flux\\dev.safetensors" in str(missing[0])


def test_path_separators_do_not_matter():
    assert gaps(graph("Loader", ckpt_name="flux/dev.safetensors"), able(Loader=LOADER)) == ()


def test_the_newer_form_of_a_list_is_read_too():
    newer = able(Codec=node_class({"codec": ["COMBO", {"options": ["auto", "h264"]}]}))
    assert gaps(graph("Codec", codec="h264"), newer) == ()
    assert len(gaps(graph("Codec", codec="h265"), newer)) == 1


def test_uploads_remote_lists_links_and_free_inputs_are_not_judged():
    classes = able(
        Load=node_class({"image": [[], {"image_upload": True}]}),
        Remote=node_class({"file": ["COMBO", {"remote": {"route": "/x"}}]}),
        Text=node_class({"text": ["STRING", {}]}),
        Linked=node_class({"mode": [["a"], {}]}),
    )
    assert gaps(graph("Load", image="new.png"), classes) == ()
    assert gaps(graph("Remote", file="anything"), classes) == ()
    assert gaps(graph("Text", text="anything", unknown=1), classes) == ()
    assert gaps(graph("Linked", mode=["1", 0]), classes) == ()


def test_required_classes_are_looked_for():
    assert gaps({}, able(), required=["Upscale"]) == (MissingClass("-", "Upscale", None),)


def test_the_graph_is_sent_in_the_spelling_of_the_node():
    sent = adapted(
        graph("Loader", ckpt_name="flux/dev.safetensors"), able(Loader=LOADER), token="t"
    )
    assert sent["4"]["inputs"]["ckpt_name"] == "flux\\dev.safetensors"


@pytest.mark.parametrize("listed", SPELLINGS)
@pytest.mark.parametrize("named", SPELLINGS)
def test_each_spelling_of_a_path_reaches_each_node_in_its_own(listed: str, named: str):
    node = able(Loader=node_class({"ckpt_name": [[listed], {}]}))
    assert gaps(graph("Loader", ckpt_name=named), node) == ()
    sent = adapted(graph("Loader", ckpt_name=named), node, token="t")
    assert sent["4"]["inputs"]["ckpt_name"] == listed


def test_the_same_file_on_a_windows_node_is_the_nearest_one():
    node = able(Loader=node_class({"ckpt_name": [["flux\\dev-fp8.safetensors", "sd\\x.pt"], {}]}))
    [gap] = gaps(graph("Loader", ckpt_name="flux/dev.safetensors"), node)
    assert isinstance(gap, MissingValue)
    assert gap.nearest == "flux\\dev-fp8.safetensors"


def test_files_of_an_attempt_carry_its_token_and_the_graph_stays_as_it_was():
    save = able(Save=node_class({"filename_prefix": ["STRING", {}]}, output_node=True))
    original = graph("Save", filename_prefix="shot/a")
    assert adapted(original, save, token="1234")["4"]["inputs"]["filename_prefix"] == "shot/a_1234"
    assert original["4"]["inputs"]["filename_prefix"] == "shot/a"


def test_a_prefix_may_name_its_job_and_attempt():
    save = able(Save=node_class({"filename_prefix": ["STRING", {}]}, output_node=True))
    original = graph("Save", filename_prefix="{job}/{attempt}_{other}")
    sent = adapted(original, save, token="t", names={"job": "01J", "attempt": "2"})
    assert sent["4"]["inputs"]["filename_prefix"] == "01J/2_{other}_t"


def test_the_models_of_a_graph_are_listed_once_each():
    both = {**graph("A", m="x.safetensors", text="a.b"), "5": graph("B", n="x.safetensors")["4"]}
    assert models(both) == ("x.safetensors",)
