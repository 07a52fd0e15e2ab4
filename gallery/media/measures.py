"""Reads the measures of a file from its header; no pixel is decoded."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ExifTags, Image, UnidentifiedImageError

from studio_kit.media import UnreadableMedia, is_exr

from .models import MediaFile
from .pixels import libvips

if TYPE_CHECKING:
    from av.video.stream import VideoStream

TURNED = frozenset({5, 6, 7, 8})
"""EXIF orientations of a picture that is shown on its side (EXIF 2.32, tag 274)."""

UNREADABLE = (UnidentifiedImageError, OSError, SyntaxError, ValueError, RuntimeError)
"""What Pillow raises for damaged headers; `RuntimeError` is its reader of AVIF."""

_words = {"image": "a picture", "video": "a video", "audio": "a sound"}


@dataclass(frozen=True)
class Measures:
    """Pixels as shown, seconds; None where the file does not say or has none."""

    width: int | None
    height: int | None
    duration_seconds: float | None


def measure(file: MediaFile) -> Measures:
    """Raises `UnreadableMedia` for a damaged header."""
    if file.kind == "image" and not is_exr(file.path):
        return _of_image(file.path)
    return _of_stream(file)


def _of_image(path: Path) -> Measures:
    try:
        with Image.open(path) as image:
            width, height = image.size
            turned = _orientation(image) in TURNED
    except Image.DecompressionBombError:
        return _of_giant(path)
    except UNREADABLE as error:
        raise UnreadableMedia(f"{path.name} has no header of a picture.") from error
    return Measures(height, width, None) if turned else Measures(width, height, None)


def _of_giant(path: Path) -> Measures:
    """Pillow does not open what has more than 179 million pixels, not even to tell how many."""
    vips = libvips()
    try:
        header = vips.Image.new_from_file(str(path), access="sequential")
    except vips.Error as error:
        raise UnreadableMedia(f"{path.name} has no header of a picture.") from error
    has_place = bool(header.get_typeof("orientation"))
    if has_place and header.get("orientation") in TURNED:
        return Measures(header.height, header.width, None)
    return Measures(header.width, header.height, None)


def has_pixels(stream: "VideoStream") -> bool:
    """Whether its codec is known and its header whole."""
    return bool(getattr(stream.codec_context, "width", 0))


def _orientation(image: Image.Image) -> object:
    """Of a PNG without EXIF Pillow would decode every pixel to look behind them, too."""
    if image.format == "PNG" and "exif" not in image.info:
        return None
    return image.getexif().get(ExifTags.Base.Orientation)


def _of_stream(file: MediaFile) -> Measures:
    # PyAV costs 20 MB of memory; a gallery that shows no video does not pay for it.
    import av
    from av.error import FFmpegError

    try:
        # As a pipe: a name with a % in it would mean a numbered series otherwise.
        demuxer = "exr_pipe" if is_exr(file.path) else None
        # Titles of sound and video are often in an old alphabet; nobody asks for them here.
        with av.open(file.path, format=demuxer, metadata_errors="replace") as container:
            seconds = container.duration / av.time_base if container.duration else None
            if file.kind == "audio":
                return Measures(None, None, seconds)
            stream = container.streams.video[0]
            if not has_pixels(stream):
                raise UnreadableMedia(f"{file.path.name} has no header of {_words[file.kind]}.")
            return Measures(stream.width, stream.height, seconds)
    except (FFmpegError, IndexError) as error:
        raise UnreadableMedia(f"{file.path.name} has no header of {_words[file.kind]}.") from error
