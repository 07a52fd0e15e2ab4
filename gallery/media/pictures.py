"""Makes small WebP pictures of pictures and videos."""

from pathlib import Path
from typing import Any

from studio_kit.media import UnreadableMedia

from .models import MediaFile, NotMedia

QUALITY = 80
TALLEST = 4
"""A thumbnail is at most this many times as high as it is wide."""

MOST_PIXELS = 400_000_000
"""Above this a file is more likely a trap than a picture; 16K by 16K is 268 million."""


def draw_thumbnail(file: MediaFile, width: int) -> bytes:
    """A WebP at most `width` pixels wide: upright, in sRGB, never enlarged.

    Of a video it is the first frame, of an animation the first picture. Raises
    `UnreadableMedia` for a damaged file and `NotMedia` for sound.
    """
    if file.kind == "audio":
        raise NotMedia(f"{file.path.name} is sound and has no picture.")
    return _of_video(file.path, width) if file.kind == "video" else _of_image(file.path, width)


def _of_image(path: Path, width: int) -> bytes:
    vips = libvips()
    try:
        header = vips.Image.new_from_file(str(path), access="sequential")
        _refuse_giant(path, header.width * header.height)
        small = vips.Image.thumbnail(
            str(path),
            width,
            height=width * TALLEST,
            size="down",
            fail_on="error",
            **_to_srgb(header),
        )
        return _webp(small)
    except vips.Error as error:
        raise _unreadable(path) from error


def _to_srgb(header: Any) -> dict[str, str]:
    """Colour management doubles the time of a thumbnail; only a picture with a profile needs it."""
    return {"output_profile": "srgb"} if header.get_typeof("icc-profile-data") else {}


def _of_video(path: Path, width: int) -> bytes:
    # PyAV costs 20 MB of memory; a gallery that shows no video does not pay for it.
    import av
    from av.error import FFmpegError

    try:
        with av.open(path) as container:
            frame = next(container.decode(container.streams.video[0]))
            _refuse_giant(path, frame.width * frame.height)
            pixels = frame.to_ndarray(format="rgb24")
    except (FFmpegError, IndexError, StopIteration) as error:
        raise _unreadable(path) from error
    picture = libvips().Image.new_from_array(pixels, interpretation="srgb")
    return _webp(picture.thumbnail_image(width, height=width * TALLEST, size="down"))


def _webp(picture: Any) -> bytes:
    return picture.webpsave_buffer(Q=QUALITY, effort=2, keep="none")


def libvips() -> Any:
    """pyvips, loaded by the first thumbnail: it costs 10 MB, which an idle gallery saves.

    It keeps no results and works on one core per picture, so its memory stays small; loaders
    that are not meant for files from outside are switched off.
    """
    import pyvips

    vips: Any = pyvips
    vips.cache_set_max(0)
    vips.concurrency_set(1)
    vips.block_untrusted_set(True)
    return vips


def _refuse_giant(path: Path, pixels: int) -> None:
    if pixels > MOST_PIXELS:
        limit = MOST_PIXELS // 1_000_000
        raise UnreadableMedia(f"{path.name} has more than {limit} million pixels; scale it down.")


def _unreadable(path: Path) -> UnreadableMedia:
    return UnreadableMedia(f"{path.name} is damaged or not what its name says; render it again.")
