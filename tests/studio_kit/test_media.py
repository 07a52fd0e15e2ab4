"""Pictures and video as files, made here for real."""

import json
import zlib
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio_kit.media import LONGEST_TEXT, UnreadableMedia, kind_of, png_text, probe, read_png_text

PNG = b"\x89PNG\r\n\x1a\n"


def picture(path: Path, **save: object) -> Path:
    Image.new("RGB", (40, 24), (90, 90, 90)).save(path, **save)  # type: ignore[arg-type]
    return path


def video(path: Path) -> Path:
    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width, stream.height = 64, 48
        for shade in range(10):
            pixels = np.full((48, 64, 3), shade * 20, np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode())
    return path


def test_kinds_follow_the_extension() -> None:
    assert [kind_of(name) for name in ("a.PNG", "b.mp4", "c.flac", "d.txt", "png")] == [
        "image",
        "video",
        "audio",
        None,
        "image",
    ]


def test_a_still_is_measured(tmp_path: Path) -> None:
    facts = probe(picture(tmp_path / "v001.png"))
    assert (facts.kind, facts.width, facts.height, facts.frames) == ("image", 40, 24, 1)


def test_a_video_is_measured(tmp_path: Path) -> None:
    facts = probe(video(tmp_path / "v001.mp4"))
    assert (facts.kind, facts.width, facts.height, facts.frames) == ("video", 64, 48, 10)
    assert facts.duration_seconds == pytest.approx(1.0, abs=0.11)


@pytest.mark.parametrize("name", ["v001.png", "v001.mp4", "v001.webp"])
def test_a_torn_file_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    whole = video(path) if name.endswith("mp4") else picture(path)
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    with pytest.raises(UnreadableMedia, match=name):
        probe(path)


def test_what_is_no_media_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableMedia, match="neither"):
        probe(tmp_path / "notes.txt")


def test_png_text_of_every_kind_is_read(tmp_path: Path) -> None:
    info = PngInfo()
    info.add_text("prompt", json.dumps({"3": {"class_type": "KSampler"}}))
    info.add_text("workflow", "x" * 5000, zip=True)
    info.add_itxt("note", "Größe", zip=True)
    path = picture(tmp_path / "v001.png", pnginfo=info)
    text = read_png_text(path)
    assert json.loads(text["prompt"])["3"]["class_type"] == "KSampler"
    assert text["workflow"] == "x" * 5000
    assert text["note"] == "Größe"


def test_other_files_have_no_text(tmp_path: Path) -> None:
    (tmp_path / "empty.png").write_bytes(b"")
    assert read_png_text(tmp_path / "empty.png") == {}
    assert read_png_text(picture(tmp_path / "a.jpg")) == {}


def test_a_chunk_that_lies_about_its_length_ends_the_reading(tmp_path: Path) -> None:
    path = picture(tmp_path / "v001.png")
    body = b"zTXtprompt\0\0" + zlib.compress(b"text")
    path.write_bytes(path.read_bytes()[:33] + (2**31 - 1).to_bytes(4, "big") + body)
    assert read_png_text(path) == {"prompt": "text"}


def test_damaged_text_is_left_out_and_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    info = PngInfo()
    info.add(b"zTXt", b"prompt\0\0not zlib")
    info.add(b"iTXt", b"short\0")
    info.add(b"zTXt", b"bomb\0\0" + zlib.compress(bytes(LONGEST_TEXT + 1)))
    info.add_text("workflow", "{}")
    assert read_png_text(picture(tmp_path / "v001.png", pnginfo=info)) == {"workflow": "{}"}


def test_each_bomb_halves_what_is_still_unpacked() -> None:
    bomb = packed_chunk(b"bomb", bytes(LONGEST_TEXT + 1))
    words = packed_chunk(b"prompt", b"a wall")
    assert png_text(PNG + bomb * 3 + words) == {"prompt": "a wall"}
    assert png_text(PNG + bomb * 200 + words) == {}


def packed_chunk(keyword: bytes, text: bytes) -> bytes:
    packed = keyword + b"\0\0" + zlib.compress(text)
    return len(packed).to_bytes(4, "big") + b"zTXt" + packed + bytes(4)


def test_the_text_of_an_animation_is_read() -> None:
    body = b"prompt\0" + b"{}"
    chunk = len(body).to_bytes(4, "big") + b"comf" + body + bytes(4)
    assert png_text(PNG + chunk) == {"prompt": "{}"}
