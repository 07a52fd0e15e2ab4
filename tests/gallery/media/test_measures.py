import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from gallery.media.measures import Measures, measure
from gallery.media.models import MediaFile
from studio_kit.media import UnreadableMedia, kind_of

from ..conftest import MakePicture


def measured(path: Path) -> Measures:
    kind = kind_of(path.name)
    assert kind
    return measure(MediaFile(path, kind, 1, 1))


def png_header(width: int, height: int) -> bytes:
    """All of a PNG but its pixels."""
    facts = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", facts), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_picture_has_pixels(picture: MakePicture):
    assert measured(picture()) == Measures(640, 360, None)


def test_a_picture_on_its_side_is_measured_as_shown(picture: MakePicture):
    exif = Image.Exif()
    exif[274] = 6
    assert measured(picture("a.jpg", exif=exif)) == Measures(360, 640, None)


def test_a_picture_is_measured_without_its_pixels(picture: MakePicture):
    path = picture("a.png")
    data = path.read_bytes()
    start = data.index(b"IDAT") + 4
    path.write_bytes(data[:start] + bytes(50) + data[start + 50 :])
    assert measured(path) == Measures(640, 360, None)


def test_a_png_on_its_side_is_measured_as_shown(picture: MakePicture):
    exif = Image.Exif()
    exif[274] = 6
    assert measured(picture("a.png", exif=exif)) == Measures(360, 640, None)


def test_an_exr_has_pixels(exr: Path):
    assert measured(exr) == Measures(200, 112, None)


def test_a_video_has_pixels_and_seconds(video: Path):
    measures = measured(video)
    assert (measures.width, measures.height) == (320, 180)
    assert measures.duration_seconds == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("name", ["a.png", "a.mp4", "a.wav", "a.exr"])
def test_a_damaged_header_is_said(project: Path, name: str):
    (project / name).write_bytes(b"nothing at all")
    with pytest.raises(UnreadableMedia):
        measured(project / name)


def test_a_picture_of_900_million_pixels_is_measured_by_its_header(project: Path):
    path = project / "giant.png"
    path.write_bytes(png_header(30_000, 30_000))
    assert measured(path) == Measures(30_000, 30_000, None)


def test_an_avif_without_its_picture_is_said(project: Path):
    path = project / "a.avif"
    Image.new("RGB", (64, 48)).save(path)
    whole = path.read_bytes()
    place = whole.index(b"pitm") + 8  # which of its items is the picture
    path.write_bytes(whole[:place] + b"\xff\xff" + whole[place + 2 :])
    with pytest.raises(UnreadableMedia):
        measured(path)


def test_a_sound_with_a_title_in_an_old_alphabet_has_seconds(project: Path):
    path = project / "a.wav"
    title = b"INFOINAM" + struct.pack("<I", 4) + b"Caf\xe9"
    sound = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    sound += struct.pack("<4sI", b"LIST", len(title)) + title
    sound += struct.pack("<4sI", b"data", 8000) + bytes(8000)
    path.write_bytes(struct.pack("<4sI4s", b"RIFF", 4 + len(sound), b"WAVE") + sound)
    assert measured(path).duration_seconds == pytest.approx(1)
