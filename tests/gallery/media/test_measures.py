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
