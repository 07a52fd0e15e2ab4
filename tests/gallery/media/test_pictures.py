import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from gallery.media.models import MediaFile, NotMedia
from gallery.media.pictures import draw_thumbnail
from studio_kit.media import UnreadableMedia, kind_of

from ..conftest import MakePicture

SIDEWAYS = 6


def drawn(path: Path, width: int = 160) -> Image.Image:
    kind = kind_of(path.name)
    assert kind
    return Image.open(io.BytesIO(draw_thumbnail(MediaFile(path, kind, 1, 1), width)))


def colour(image: Image.Image, x: int, y: int) -> tuple[int, int, int]:
    pixel = image.convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return pixel[0], pixel[1], pixel[2]


@pytest.mark.parametrize("extension", ["png", "jpg", "webp", "gif", "tiff", "avif", "bmp"])
def test_every_kind_of_picture_becomes_a_webp(picture: MakePicture, extension: str):
    small = drawn(picture(f"a.{extension}"))
    assert (small.format, small.size) == ("WEBP", (160, 90))
    red, _, blue = colour(small, 10, 45)
    assert red > 200 > 60 > blue


def test_a_small_picture_is_not_enlarged(picture: MakePicture):
    assert drawn(picture(width=100, height=50)).size == (100, 50)


def test_a_tall_picture_is_bounded(picture: MakePicture):
    assert drawn(picture(width=160, height=6400)).size == (16, 640)


def test_a_picture_shot_on_its_side_stands_upright(picture: MakePicture):
    exif = Image.Exif()
    exif[274] = SIDEWAYS
    assert drawn(picture("a.jpg", exif=exif)).size == (160, 284)


def test_the_alpha_channel_stays(project: Path):
    Image.new("RGBA", (200, 100), (255, 0, 0, 0)).save(project / "a.png")
    assert drawn(project / "a.png").mode == "RGBA"


def test_light_in_an_exr_becomes_the_tones_of_a_screen(exr: Path):
    small = drawn(exr)
    assert small.size == (160, 90)
    grey, white = colour(small, 20, 45), colour(small, 140, 45)
    assert all(abs(tone - 188) < 5 for tone in grey), "half the light is three quarters of white"
    assert min(white) > 250


def test_a_name_with_a_percent_sign_is_no_series_of_pictures(exr: Path):
    assert drawn(exr.rename(exr.with_name("50%03d.exr"))).size == (160, 90)


def test_colours_of_another_space_are_those_of_a_screen(picture: MakePicture):
    """A profile in which red and green change places."""
    path = picture("a.png", icc_profile=swapped_profile())
    red, green, blue = colour(drawn(path), 20, 45)
    assert green > 200 > 60 > max(red, blue)


def swapped_profile() -> bytes:
    """sRGB with the names of its first two primaries exchanged."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()  # pyright: ignore[reportUnknownArgumentType]
    return profile.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")


def test_a_video_shows_its_first_frame(video: Path):
    small = drawn(video)
    assert small.size == (160, 90)
    red, green, blue = colour(small, 80, 45)
    assert green > 150 > 60 > max(red, blue)


def test_sound_has_no_picture(project: Path):
    with pytest.raises(NotMedia):
        drawn(project / "a.wav")


def test_half_a_picture_is_refused(picture: MakePicture):
    path = picture()
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(UnreadableMedia, match="damaged"):
        drawn(path)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.mp4", "a.webm", "a.exr", "a.bmp"])
@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"],
)
def test_what_is_no_picture_is_refused(project: Path, name: str, content: bytes):
    (project / name).write_bytes(content)
    with pytest.raises(UnreadableMedia):
        drawn(project / name)


def test_a_giant_is_refused_before_it_is_decoded(project: Path):
    path = project / "a.png"
    Image.new("1", (30_000, 15_000)).save(path)
    with pytest.raises(UnreadableMedia, match="400 million pixels"):
        drawn(path)


def test_an_idle_gallery_loads_neither_libvips_nor_pyav():
    code = "import gallery.app, sys; print({'pyvips', 'av', 'numpy'} & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "set()"
