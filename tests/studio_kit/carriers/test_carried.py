"""What each kind of file carries, whatever its name."""

import json
from pathlib import Path
from typing import Any

import pytest

from studio_kit.carriers.models import Carried, CarrierUnreadable
from studio_kit.carriers.service import carried, carried_by
from studio_kit.errors import Invalid
from tests.studio_kit.carriers.files import (
    GRAPH,
    PAGE,
    WORDS,
    animated_webp,
    comfy_exif,
    comment_exif,
    film,
    png,
    sound,
    still,
)

BOTH = Carried(prompt=GRAPH, workflow=PAGE)
TAGS = {"prompt": json.dumps(GRAPH), "workflow": json.dumps(PAGE)}


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (GRAPH, Carried(prompt=GRAPH)),
        (PAGE, Carried(workflow=PAGE)),
        ({"prompt": GRAPH, "workflow": PAGE}, BOTH),
        ({"output": GRAPH, "workflow": PAGE}, BOTH),
        ({"prompt": json.dumps(GRAPH), "workflow": json.dumps(PAGE)}, BOTH),
        ({"prompt": GRAPH, "extra_data": {"extra_pnginfo": {"workflow": PAGE}}}, BOTH),
        ({"workflow_json": GRAPH, "metadata": {}}, Carried(prompt=GRAPH)),
        ({"name": "kept by the earlier console", "workflow": GRAPH}, Carried(prompt=GRAPH)),
        ({"schema_version": 1, "graph": GRAPH}, Carried(prompt=GRAPH)),
        ({"b1f2": {"prompt": [3, "b1f2", GRAPH, {"extra_pnginfo": {"workflow": PAGE}}]}}, BOTH),
    ],
)
def test_json_is_known_by_its_shape(document: object, expected: Carried) -> None:
    assert carried(json.dumps(document).encode(), "a.png") == expected


def test_json_of_other_encodings_is_read() -> None:
    text = json.dumps(GRAPH, ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert carried(text.encode(encoding), "a.json").prompt == GRAPH


def test_numbers_that_are_none_become_null_as_older_comfyui_writes_them() -> None:
    text = '{"4": {"class_type": "Save", "inputs": {}, "is_changed": [NaN, -Infinity]}}'
    graph = carried(text.encode(), "a.json").prompt
    assert graph is not None
    assert graph["4"]["is_changed"] == [None, None]


@pytest.mark.parametrize("zip", [False, True])
def test_the_chunks_of_a_png_are_read(zip: bool) -> None:
    assert carried(png(TAGS, zip=zip), "a.jpg") == BOTH
    assert carried(png({"parameters": WORDS}, zip=zip), "a.png") == Carried(parameters=WORDS)


def test_the_tags_of_webp_and_jpeg_are_read() -> None:
    assert carried(still("WEBP", exif=comfy_exif()), "a.webp") == BOTH
    assert carried(animated_webp(), "a.webp") == BOTH
    assert carried(still("JPEG", exif=comfy_exif()), "a.jpg") == BOTH


def test_the_comment_of_a_picture_is_read() -> None:
    for format in ("WEBP", "JPEG"):
        found = carried(still(format, exif=comment_exif(WORDS)), "a")
        assert found == Carried(parameters=WORDS)
    assert carried(still("JPEG", comment=json.dumps(GRAPH)), "a") == Carried(prompt=GRAPH)


def test_the_metadata_of_an_svg_is_read() -> None:
    text = f'<svg xmlns="x"><metadata>\n<![CDATA[\n{json.dumps(TAGS)}\n]]></metadata></svg>'
    assert carried(text.encode(), "a.svg") == BOTH


@pytest.mark.parametrize(
    ("name", "codec"), [("a.mp4", "mpeg4"), ("a.webm", "libvpx"), ("a.mkv", "mpeg4")]
)
def test_the_tags_of_a_film_are_read(name: str, codec: str, tmp_path: Path) -> None:
    assert carried(film(tmp_path / name, TAGS, codec=codec), "a") == BOTH


@pytest.mark.parametrize("name", ["a.mp4", "a.mov", "a.mkv"])
def test_a_film_whose_comment_holds_everything_is_read(name: str, tmp_path: Path) -> None:
    comment = {"comment": json.dumps({"prompt": json.dumps(GRAPH), "workflow": PAGE, "other": 1})}
    assert carried(film(tmp_path / name, comment, keep=False), "a") == BOTH


@pytest.mark.parametrize(("name", "codec"), [("a.flac", "flac"), ("a.opus", "libopus")])
def test_the_tags_of_sound_are_read(name: str, codec: str, tmp_path: Path) -> None:
    assert carried(sound(tmp_path / name, TAGS, codec=codec), "a") == BOTH


def test_a_file_on_disk_is_read_without_being_loaded(tmp_path: Path) -> None:
    for name, data in (("a.png", png(TAGS)), ("a.json", json.dumps(TAGS).encode())):
        (tmp_path / name).write_bytes(data)
        assert carried_by(tmp_path / name) == BOTH
    film(tmp_path / "a.mp4", TAGS)
    assert carried_by(tmp_path / "a.mp4") == BOTH


def test_the_keywords_of_comfyui_come_before_any_other() -> None:
    other: Any = {"9": {"class_type": "Other", "inputs": {}}}
    texts = {"Comment": json.dumps(other), "Prompt": json.dumps(GRAPH)}
    assert carried(png(texts), "a.png").prompt == GRAPH


def test_what_is_damaged_is_left_out_while_something_is_whole() -> None:
    assert carried(png({"prompt": "{oops", "workflow": json.dumps(PAGE)}), "a.png") == Carried(
        workflow=PAGE
    )


def test_what_is_damaged_is_named_where_nothing_else_is_there() -> None:
    with pytest.raises(CarrierUnreadable, match=r"prompt of a\.png is not .* line 1, column 2"):
        carried(png({"prompt": "{oops"}), "a.png")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "neither JSON nor"),
        (b"plain words", "neither JSON nor"),
        (b"\xff\xfe\xfa", "neither JSON nor"),
        (b'{"nodes": [1,', "line 1, column 14"),
        (b"{}", "carries no workflow"),
        (b"[1, 2]", "carries no workflow"),
        (png({"Title": "a wall"}), "carries no workflow"),
        (still("JPEG"), "carries no workflow"),
        (b'{"a":' * 200 + b"1" + b"}" * 200, "nested deeper than 100"),
        (b'{"a":' * 100_000, "nested or spelt too long"),
        (b'{"a": {"class_type": "\\ud800", "inputs": {}}}', "half a character"),
        (b'{"a": {"class_type": "X", "inputs": {"x": 1e999}}}', "finite"),
        (b'{"a": ' + b"9" * 5000 + b"}", "nested or spelt too long"),
        (b'{"a": "' + b"x" * (16 * 1024 * 1024) + b'"}', "longer than 16 million"),
        (b"\0\0\0\x18ftypmp42" + bytes(12), "no readable header|carries no workflow"),
        (b"\x1a\x45\xdf\xa3" + bytes(80), "no readable header"),
    ],
)
def test_a_file_that_carries_nothing_gets_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said) as refused:
        carried(data, "a.bin")
    assert str(refused.value).endswith(".")
