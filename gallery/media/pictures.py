"""Makes small WebP pictures of pictures and videos."""

from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError

from studio_kit.media import UnreadableMedia, is_exr, read_exr

from .film import first_frame
from .measures import measure
from .models import MediaFile, NotMedia
from .pixels import TALLEST, from_frame, libvips, refuse_giant, shrunk, unreadable, webp


def draw_thumbnail(file: MediaFile, width: int) -> bytes:
    """A WebP at most `width` pixels wide: upright, in sRGB, never enlarged.

    Of a video it is the first frame, of an animation the first picture. Raises
    `UnreadableMedia` for a damaged file and `NotMedia` for sound.
    """
    if file.kind == "audio":
        raise NotMedia(f"{file.path.name} is sound and has no picture.")
    if file.kind == "video":
        return webp(shrunk(from_frame(first_frame(file.path)), width))
    if is_exr(file.path):
        return webp(shrunk(_exr(file), width))
    if file.path.suffix.lower() == ".bmp":
        return webp(shrunk(_bitmap(file.path), width))
    return _of_image(file.path, width)


def _of_image(path: Path, width: int) -> bytes:
    vips = libvips()
    try:
        header = vips.Image.new_from_file(str(path), access="sequential")
        refuse_giant(path, header.width * header.height)
        small = vips.Image.thumbnail(
            str(path),
            width,
            height=width * TALLEST,
            size="down",
            fail_on="error",
            **_to_srgb(header),
        )
        return webp(small)
    except vips.Error as error:
        raise unreadable(path) from error


def _to_srgb(header: Any) -> dict[str, str]:
    """Colour management doubles the time of a thumbnail; only a picture with a profile needs it."""
    return {"output_profile": "srgb"} if header.get_typeof("icc-profile-data") else {}


def _exr(file: MediaFile) -> Any:
    measures = measure(file)
    refuse_giant(file.path, (measures.width or 0) * (measures.height or 0))
    try:
        return from_frame(read_exr(file.path))
    except UnreadableMedia as error:
        raise unreadable(file.path) from error


def _bitmap(path: Path) -> Any:
    """By Pillow: our libvips does not read BMP."""
    try:
        with Image.open(path, formats=["BMP"]) as image:
            refuse_giant(path, image.width * image.height)
            pixels = image.convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise unreadable(path) from error
    return (
        libvips()
        .Image.new_from_memory(pixels.tobytes(), pixels.width, pixels.height, 3, "uchar")
        .copy(interpretation="srgb")
    )
