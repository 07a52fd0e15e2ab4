"""Pictures in memory, as libvips holds them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio_kit.media import UnreadableMedia

if TYPE_CHECKING:
    from av import VideoFrame

QUALITY = 80
TALLEST = 4
"""A thumbnail is at most this many times as high as it is wide."""

MOST_PIXELS = 400_000_000
"""Above this a file is more likely a trap than a picture; 16K by 16K is 268 million."""


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


def from_frame(frame: "VideoFrame") -> Any:
    """A decoded frame, with its transparency where it has one."""
    has_alpha = any(component.is_alpha for component in frame.format.components)
    pixels = frame.to_ndarray(format="rgba" if has_alpha else "rgb24")
    return libvips().Image.new_from_array(pixels, interpretation="srgb")


def shrunk(picture: Any, width: int) -> Any:
    """At most `width` pixels wide, never enlarged."""
    return picture.thumbnail_image(width, height=width * TALLEST, size="down")


def webp(picture: Any) -> bytes:
    return picture.webpsave_buffer(Q=QUALITY, effort=2, keep="none")


def refuse_giant(path: Path, pixels: int) -> None:
    if pixels > MOST_PIXELS:
        limit = MOST_PIXELS // 1_000_000
        raise UnreadableMedia(f"{path.name} has more than {limit} million pixels; scale it down.")


def unreadable(path: Path) -> UnreadableMedia:
    return UnreadableMedia(f"{path.name} is damaged or not what its name says; render it again.")
