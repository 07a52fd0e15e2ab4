"""What the files of a graph are for, and which may be left out."""

from typing import Any

import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.reading.facts import Knowledge
from prompt_engine.workflows.reading.models import MediaInput
from prompt_engine.workflows.reading.service import read_graph
from tests.prompt_engine.workflows.reading.readings import graph_of


@pytest.fixture
def media(known: NodeClasses, knowledge: Knowledge) -> Any:
    def of(nodes: dict[str, Any]) -> dict[str, MediaInput]:
        reading = read_graph(graph_of(nodes), known, knowledge)
        return {each.graph_node: each for each in reading.media}

    return of


def picture(name: str) -> list[Any]:
    return ["LoadImage", {"image": name}]


def saved(source: str) -> dict[str, Any]:
    return {"o": ["SaveImage", {"images": source, "filename_prefix": "a"}]}


def test_of_two_pictures_put_together_the_first_is_needed(media: Any):
    stitch = {"image1": "@a", "image2": "@b", "direction": "right"}
    found = media(
        {"a": picture("a.png"), "b": picture("b.png"), "s": ["ImageStitch", stitch], **saved("@s")}
    )
    assert (found["a"].optional, found["b"].optional) == (False, True)


def test_a_picture_that_is_only_changed_is_a_source(media: Any):
    found = media({"a": picture("a.png"), "i": ["ImageInvert", {"image": "@a"}], **saved("@i")})
    assert (found["a"].use, found["a"].optional) == ("source", False)


def test_a_picture_of_which_only_the_mask_is_taken_is_a_mask(media: Any):
    found = media({"a": picture("a.png"), "m": ["MaskToImage", {"mask": "@a.1"}], **saved("@m")})
    assert (found["a"].type, found["a"].use, found["a"].has_mask) == ("mask", "mask", False)


def test_a_picture_that_is_only_measured_has_no_use_but_is_needed(media: Any):
    found = media(
        {
            "a": picture("a.png"),
            "g": ["GetImageSize", {"image": "@a"}],
            "e": ["EmptyImage", {"width": "@g", "height": "@g.1", "batch_size": 1, "color": 0}],
            **saved("@e"),
        }
    )
    assert (found["a"].use, found["a"].optional) == ("source", False)


def test_a_picture_that_is_put_into_words_is_a_reference(media: Any):
    found = media(
        {
            "a": picture("a.png"),
            "w": ["NobodysCaption", {"image": "@a"}],
            "m": ["CheckpointLoaderSimple", {"ckpt_name": "a.safetensors"}],
            "p": ["CLIPTextEncode", {"text": "@w", "clip": "@m.1"}],
            "l": ["EmptyLatentImage", {"width": 64, "height": 64, "batch_size": 1}],
            "k": ["KSampler", {"model": "@m", "positive": "@p", "latent_image": "@l"}],
            "d": ["VAEDecode", {"samples": "@k", "vae": "@m.2"}],
            **saved("@d"),
        }
    )
    assert found["a"].use == "reference"


def test_one_picture_for_a_films_service_is_its_start_and_several_are_looked_at(media: Any):
    one = media(
        {
            "a": picture("a.png"),
            "v": ["WanImageToVideoApi", {"image": "@a", "prompt": "waves", "seed": 1}],
            "o": ["SaveVideo", {"video": "@v", "filename_prefix": "a"}],
        }
    )
    several = media(
        {
            "a": picture("a.png"),
            "v": ["ViduReferenceVideoNode", {"images": "@a", "prompt": "waves", "seed": 1}],
            "o": ["SaveVideo", {"video": "@v", "filename_prefix": "a"}],
        }
    )
    assert (one["a"].use, several["a"].use) == ("start_frame", "reference")


def test_a_film_that_guides_from_the_first_frame_on_is_a_control(media: Any):
    guide = {"positive": "@p", "negative": "@p", "vae": "@m.2", "latent": "@l", "image": "@g"}
    found = media(
        {
            "f": ["LoadVideo", {"file": "a.mp4"}],
            "g": ["GetVideoComponents", {"video": "@f"}],
            "m": ["CheckpointLoaderSimple", {"ckpt_name": "a.safetensors"}],
            "p": ["CLIPTextEncode", {"text": "a", "clip": "@m.1"}],
            "l": ["EmptyLTXVLatentVideo", {"width": 64, "height": 64, "length": 9}],
            "x": ["LTXVAddGuide", {**guide, "frame_idx": 0, "strength": 1}],
            "k": ["KSampler", {"model": "@m", "positive": "@x", "latent_image": "@x.2"}],
            "d": ["VAEDecode", {"samples": "@k", "vae": "@m.2"}],
            **saved("@d"),
        }
    )
    assert (found["f"].type, found["f"].use) == ("video", "control_image")


def test_a_loader_that_nobody_declares_loads_what_its_ending_says(media: Any):
    found = media(
        {"a": ["NobodysLoader", {"path": "song.wav"}], "s": ["SaveAudio", {"audio": "@a"}]}
    )
    assert (found["a"].type, found["a"].field) == ("audio", "path")
