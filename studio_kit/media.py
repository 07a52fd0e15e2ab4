"""Pictures, video and audio as files: kinds, PNG text chunks, measures."""

import mmap
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PIL import Image, UnidentifiedImageError

from studio_kit.errors import Invalid

if TYPE_CHECKING:
    from av import VideoFrame
    from av.container import InputContainer

MediaKind = Literal["image", "video", "audio"]

KINDS: dict[str, MediaKind] = {
    **dict.fromkeys(
        (*("png", "jpg", "jpeg", "webp", "gif", "avif", "tif", "tiff", "bmp", "exr"),), "image"
    ),
    **dict.fromkeys(("mp4", "mov", "webm", "mkv", "avi"), "video"),
    **dict.fromkeys(("wav", "flac", "mp3", "ogg", "opus", "m4a"), "audio"),
}

EXR_TONES = {"apply_trc": "iec61966_2_1"}
"""An option of FFmpeg's reader: the curve of sRGB."""

LONGEST_TEXT = 64 * 1024 * 1024
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


class UnreadableMedia(Invalid):
    title = "Not a readable picture or video"


@dataclass(frozen=True)
class MediaFacts:
    """What a file is: pixels, seconds, number of frames (1 for a still, None where unknown)."""

    kind: MediaKind
    width: int | None
    height: int | None
    duration_seconds: float | None
    frames: int | None


def kind_of(name: str) -> MediaKind | None:
    """The kind that a file's extension tells; None for what is no media."""
    return KINDS.get(name.rpartition(".")[2].lower())


def probe(path: Path) -> MediaFacts:
    """Decode a file far enough to know that it is whole. Raises `UnreadableMedia`."""
    kind = kind_of(path.name)
    if kind is None:
        raise UnreadableMedia(f"{path.name} is neither a picture nor video nor audio.")
    if is_exr(path):
        return exr_facts(path)
    return _probe_image(path) if kind == "image" else _probe_stream(path, kind)


def is_exr(path: Path) -> bool:
    """OpenEXR, which of our libraries only FFmpeg reads."""
    return path.suffix.lower() == ".exr"


def exr_facts(path: Path) -> MediaFacts:
    """Raises `UnreadableMedia` for a file that is not whole."""
    pixels = read_exr(path)
    return MediaFacts("image", pixels.width, pixels.height, None, 1)


def read_exr(path: Path) -> "VideoFrame":
    """Light as it is becomes tones as a screen shows them (sRGB); what is brighter is white.

    Raises `UnreadableMedia`.
    """
    # PyAV costs 20 MB of memory; a service that never meets one does not pay for it.
    import av
    from av.error import FFmpegError

    try:
        # As a pipe: a name with a % in it would mean a numbered series otherwise.
        with av.open(path, format="exr_pipe") as container:
            stream = container.streams.video[0]
            stream.codec_context.options = EXR_TONES
            return next(container.decode(stream))
    except (FFmpegError, IndexError, StopIteration) as error:
        raise UnreadableMedia(f"{path.name} is not a whole picture: {error}.") from error


def _probe_image(path: Path) -> MediaFacts:
    try:
        with Image.open(path) as image:
            image.load()
            frames = int(getattr(image, "n_frames", 1))
            seconds = _animation_seconds(image, frames) if frames > 1 else None
            return MediaFacts("image", image.width, image.height, seconds, frames)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableMedia(f"{path.name} is not a whole picture: {error}.") from error


def _animation_seconds(image: Image.Image, frames: int) -> float:
    total = 0.0
    for index in range(frames):
        image.seek(index)
        image.load()
        total += float(image.info.get("duration", 0))
    return total / 1000


def _probe_stream(path: Path, kind: MediaKind) -> MediaFacts:
    # PyAV costs 20 MB of memory; a service that never meets a video does not pay for it.
    import av
    from av.error import FFmpegError

    try:
        with av.open(path, metadata_errors="replace") as container:
            seconds = container.duration / av.time_base if container.duration else None
            if kind == "audio":
                return _probe_audio(container, seconds)
            return _probe_video(container, seconds)
    except (FFmpegError, IndexError) as error:
        raise UnreadableMedia(f"{path.name} is not a whole {kind}: {error}.") from error


def _probe_video(container: "InputContainer", seconds: float | None) -> MediaFacts:
    stream = container.streams.video[0]
    frames = sum(1 for _ in container.decode(stream))
    return MediaFacts("video", stream.width, stream.height, seconds, frames)


def _probe_audio(container: "InputContainer", seconds: float | None) -> MediaFacts:
    for _ in container.decode(container.streams.audio[0]):
        pass
    return MediaFacts("audio", None, None, seconds, None)


def read_png_text(path: Path) -> dict[str, str]:
    """What `png_text` finds in a file; empty for one that is no PNG."""
    if path.stat().st_size < len(_PNG_SIGNATURE):
        return {}
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return png_text(data)


def png_text(data: "bytes | mmap.mmap") -> dict[str, str]:
    """The tEXt, zTXt, iTXt and comf chunks of a PNG by keyword; empty for what is no PNG.

    ComfyUI writes comf into animations. Reads chunk headers and never touches the pixels. A
    damaged chunk is left out, and so are those that would make more than `LONGEST_TEXT` bytes.
    """
    return dict(_text_chunks(data)) if data[:8] == _PNG_SIGNATURE else {}


def _text_chunks(data: "bytes | mmap.mmap") -> Iterator[tuple[str, str]]:
    offset, left = len(_PNG_SIGNATURE), LONGEST_TEXT
    while offset + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, offset)
        if kind == b"IEND":
            return
        if kind in _TEXT_READERS:
            keyword, _, rest = data[offset + 8 : offset + 8 + length].partition(b"\0")
            try:
                text = _TEXT_READERS[kind](rest, left)
            except (zlib.error, IndexError):
                left //= 2  # a bomb has cost what was left; a row of bombs soon costs nothing
            else:
                left -= len(text)
                yield keyword.decode("latin-1"), text
        offset += 12 + length


def _latin(rest: bytes, _: int) -> str:
    return rest.decode("latin-1")


def _packed_latin(rest: bytes, most: int) -> str:
    return _unpacked(rest[1:], most).decode("latin-1")


def _international(rest: bytes, most: int) -> str:
    text = rest[2:].split(b"\0", 2)[2]
    return (_unpacked(text, most) if rest[0] else text).decode("utf-8", "replace")


def _unpacked(data: bytes, most: int) -> bytes:
    """Raises `zlib.error` for damaged data, and for what makes more than `most` bytes."""
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(data, max(most, 1))
    if unpacker.unconsumed_tail:
        raise zlib.error("too long")
    return text


_TEXT_READERS: dict[bytes, Callable[[bytes, int], str]] = {
    b"tEXt": _latin,
    b"zTXt": _packed_latin,
    b"iTXt": _international,
    b"comf": _latin,
}
