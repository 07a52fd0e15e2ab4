"""What a file is by its bytes, whatever it is called, and whether it can be opened."""

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from studio_kit.media import (
    MediaFacts,
    MediaKind,
    UnreadableMedia,
    exr_facts,
    is_exr,
    kind_of,
)

HEAD = 64
"""Bytes that are enough to tell the kinds apart."""

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"BM", "bmp"),
    (b"v/1\x01", "exr"),
    (b"fLaC", "flac"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf3", "mp3"),
    (b"\xff\xf2", "mp3"),
)
"""The first bytes of a file of each kind; the containers below tell theirs further in."""

RIFF = {b"WEBP": "webp", b"WAVE": "wav", b"AVI ": "avi"}
BRANDS = {b"avif": "avif", b"avis": "avif", b"M4A ": "m4a", b"qt  ": "mov"}
MATROSKA = b"\x1aE\xdf\xa3"


class NotWhole(ValueError):
    """The message is a sentence's end, such as "is not a whole picture"."""


def extension_of(head: bytes) -> str | None:
    """The extension that names what begins with `head`; None for what no workflow reads."""
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "mp4")
    if head[:4] == MATROSKA:
        return "webm" if b"webm" in head else "mkv"
    return next((each for start, each in SIGNATURES if head.startswith(start)), None)


def measured(path: Path) -> MediaFacts:
    """Pictures are decoded whole, of video and sound the first frame. Raises `NotWhole`."""
    kind = kind_of(path.name)
    if kind is None:
        raise NotWhole("is neither a picture nor video nor audio")
    return _picture(path) if kind == "image" else _stream(path, kind)


def _picture(path: Path) -> MediaFacts:
    if is_exr(path):
        return _exr(path)
    try:
        with Image.open(path) as image:
            image.load()
            return MediaFacts("image", image.width, image.height, None, 1)
    except Image.DecompressionBombError as error:
        raise NotWhole("has more pixels than can be opened") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, RuntimeError) as error:
        raise NotWhole("is not a whole picture") from error


def _exr(path: Path) -> MediaFacts:
    try:
        return exr_facts(path)
    except UnreadableMedia as error:
        raise NotWhole("is not a whole picture") from error


def _stream(path: Path, kind: MediaKind) -> MediaFacts:
    # PyAV costs 20 MB of memory; a service that never meets a video does not pay for it.
    import av
    from av.error import FFmpegError

    try:
        with av.open(path, metadata_errors="replace") as container:
            seconds = container.duration / av.time_base if container.duration else None
            if kind == "audio":
                next(container.decode(container.streams.audio[0]))
                return MediaFacts("audio", None, None, seconds, None)
            stream = container.streams.video[0]
            next(container.decode(stream))
            return MediaFacts("video", stream.width, stream.height, seconds, None)
    except (FFmpegError, IndexError, StopIteration) as error:
        raise NotWhole(f"is not a whole {kind}") from error
