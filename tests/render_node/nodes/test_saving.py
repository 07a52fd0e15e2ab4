"""Files: names, folders, text chunks, and films that move."""

import json
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from render_node.folders import OutsideFolder
from render_node.nodes.values import Video
from tests.render_node.nodes.bench import Bench, gradient


def moving(count: int = 8) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A bright bar that goes from left to right."""
    images = np.zeros((count, 48, 64, 3), dtype=np.uint8)
    for index in range(count):
        images[index, :, index * 8 : index * 8 + 8] = 255
    return images


def frames_of(path: Path) -> list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    with av.open(str(path)) as container:
        return [
            np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8)
            for frame in container.decode(video=0)
        ]


def saved(bench: Bench, class_id: str, **inputs: Any) -> Path:
    ui = bench.all(class_id, **inputs).ui
    entry = next(entry for entries in ui.values() for entry in entries)
    return bench.path(entry)


def test_pictures_are_numbered_from_the_files_on_disk(bench: Bench) -> None:
    first = bench.all("SaveImage", images=gradient(2), filename_prefix="a/b")
    second = bench.all("SaveImage", images=gradient(1), filename_prefix="a/b")
    names = [entry["filename"] for ui in (first.ui, second.ui) for entry in ui["images"]]
    assert names == ["b_00001_.png", "b_00002_.png", "b_00003_.png"]
    assert second.ui["images"][0] == {
        "filename": "b_00003_.png",
        "subfolder": "a",
        "type": "output",
    }


def test_a_picture_is_saved_without_loss_and_with_its_graph(bench: Bench) -> None:
    path = saved(bench, "SaveImage", images=gradient(), filename_prefix="a")
    with Image.open(path) as picture:
        assert isinstance(picture, PngImageFile)
        assert np.array_equal(np.asarray(picture), gradient()[0])
        assert json.loads(picture.text["workflow"]) == {"id": 7}
        assert json.loads(picture.text["prompt"])["1"]["class_type"] == "Test"


def test_a_prefix_may_name_size_and_date(bench: Bench) -> None:
    path = saved(bench, "SaveImage", images=gradient(), filename_prefix="%width%x%height%/%year%")
    assert path.parent.name == "32x16"
    assert path.name.startswith("20")


def test_a_prefix_stays_in_the_output_folder(bench: Bench) -> None:
    with pytest.raises(OutsideFolder, match="outside the output folder"):
        bench.all("SaveImage", images=gradient(), filename_prefix="../x")


def test_previews_are_temporary(bench: Bench) -> None:
    ui = bench.all("PreviewImage", images=gradient()).ui
    assert ui["images"][0]["type"] == "temp"
    assert ui["images"][0]["filename"] == "ComfyUI_temp_tests_00001_.png"


@pytest.mark.parametrize(("value", "text"), [(7, "7"), ("x", "x"), (None, "None"), ([1], "[1]")])
def test_anything_is_shown_as_text(bench: Bench, value: Any, text: str) -> None:
    assert bench.all("PreviewAny", source=value).ui == {"text": [text]}


def test_an_animated_webp_moves(bench: Bench) -> None:
    look = {"lossless": True, "quality": 80, "method": "default"}
    path = saved(bench, "SaveAnimatedWEBP", images=moving(), filename_prefix="w", fps=10.0, **look)
    with Image.open(path) as picture:
        assert getattr(picture, "n_frames", 1) == 8
        picture.load()
        assert picture.info["duration"] == 100
        assert picture.getexif()[0x0110].startswith('prompt:{"1"')


def test_an_animated_png_moves_and_carries_its_graph(bench: Bench) -> None:
    how = {"fps": 10.0, "compress_level": 4}
    path = saved(bench, "SaveAnimatedPNG", images=moving(), filename_prefix="p", **how)
    with Image.open(path) as picture:
        assert isinstance(picture, PngImageFile)
        assert picture.n_frames == 8
        assert "prompt" in picture.text


def films(bench: Bench) -> dict[str, Path]:
    webm = {"codec": "vp9", "fps": 8.0, "crf": 32.0}
    combine = {"frame_rate": 8.0, "loop_count": 0, "pingpong": False, "save_output": True}
    h264 = {"format": "video/h264-mp4", **combine}
    video = bench.run("CreateVideo", images=moving(), fps=8.0)
    kind = {"format": "auto", "codec": "auto"}
    return {
        "mp4": saved(bench, "SaveVideo", video=video, filename_prefix="video/v", **kind),
        "webm": saved(bench, "SaveWEBM", images=moving(), filename_prefix="w", **webm),
        "vhs": saved(bench, "VHS_VideoCombine", images=moving(), filename_prefix="c", **h264),
    }


def test_films_move(bench: Bench) -> None:
    for path in films(bench).values():
        frames = frames_of(path)
        assert len(frames) == 8
        bright = [int(frame.mean(axis=(0, 2)).argmax()) for frame in frames]
        assert bright == sorted(bright)
        assert bright[-1] - bright[0] > 40


def test_films_carry_their_graph(bench: Bench) -> None:
    for name, path in films(bench).items():
        with av.open(str(path)) as container:
            metadata = {key.lower(): value for key, value in container.metadata.items()}
        assert json.loads(metadata["workflow"]) == {"id": 7}, name


def test_a_film_is_loaded_again(bench: Bench) -> None:
    path = films(bench)["mp4"]
    (bench.folders.of("input") / "a.mp4").write_bytes(path.read_bytes())
    video = bench.run("LoadVideo", file="a.mp4")
    images, _, fps = bench.all("GetVideoComponents", video=video).values
    assert isinstance(video, Video)
    assert (len(images), fps) == (8, 8.0)


def test_a_film_with_a_title_in_an_old_alphabet_is_loaded(bench: Bench) -> None:
    whole = films(bench)["mp4"].read_bytes()
    assert b"workflow" in whole
    (bench.folders.of("input") / "a.mp4").write_bytes(
        whole.replace(b'{"id": 7}', b"Caf\xe9 Caf\xe9")
    )
    video = bench.run("LoadVideo", file="a.mp4")
    images, _, _ = bench.all("GetVideoComponents", video=video).values
    assert len(images) == 8


def test_a_combined_film_goes_back_and_forth(bench: Bench) -> None:
    how: dict[str, Any] = {"frame_rate": 8.0, "loop_count": 0, "save_output": False}
    look = {"format": "image/gif", "pingpong": True, "filename_prefix": "g"}
    ui = bench.all("VHS_VideoCombine", images=moving(4), **how, **look).ui
    entry = ui["gifs"][0]
    assert entry["filename"] == "g_00001.gif"
    assert (entry["type"], entry["format"], entry["frame_rate"]) == ("temp", "image/gif", 8.0)
    with Image.open(bench.path(entry)) as picture:
        assert getattr(picture, "n_frames", 1) == 6
