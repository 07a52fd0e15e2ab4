"""Frames of a video: the first one, and a strip of some to run over with the pointer."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .measures import has_pixels
from .models import MediaFile, NotMedia
from .pixels import from_frame, libvips, refuse_giant, shrunk, unreadable, webp

if TYPE_CHECKING:
    from av import VideoFrame
    from av.container import InputContainer
    from av.video.stream import VideoStream

STRIP_WIDTH = 240
"""Pixels of each frame of a strip."""

DECODED_WHOLE = 20.0
"""Seconds of a video that is read from its begin to its end; in a longer one we leap to the
frames that stand for themselves, which are near enough to where a pointer is."""


def first_frame(path: Path) -> "VideoFrame":
    """Raises `UnreadableMedia`."""
    # PyAV costs 20 MB of memory; a gallery that shows no video does not pay for it.
    import av
    from av.error import FFmpegError

    try:
        with av.open(path, metadata_errors="replace") as container:
            return next(container.decode(_readable(container, path)))
    except (FFmpegError, IndexError, StopIteration) as error:
        raise unreadable(path) from error


def draw_strip(file: MediaFile, frames: int) -> bytes:
    """A WebP of so many frames side by side, at even distances in time; those of a video that has
    fewer are repeated. Raises `UnreadableMedia`, and `NotMedia` for what is no video.
    """
    import av
    from av.error import FFmpegError

    if file.kind != "video":
        raise NotMedia(f"{file.path.name} is no video; only videos have a strip of frames.")
    try:
        with av.open(file.path, metadata_errors="replace") as container:
            stream = _readable(container, file.path)
            chosen = [
                shrunk(from_frame(frame), STRIP_WIDTH)
                for frame in _spread(container, stream, frames)
            ]
    except (FFmpegError, IndexError) as error:
        raise unreadable(file.path) from error
    if not chosen:
        raise unreadable(file.path)
    whole = [chosen[place * len(chosen) // frames] for place in range(frames)]
    return webp(libvips().Image.arrayjoin(whole, across=frames))


def _readable(container: "InputContainer", path: Path) -> "VideoStream":
    """Raises `UnreadableMedia` for a codec that nobody knows, and for a giant."""
    stream = container.streams.video[0]
    if not has_pixels(stream):
        raise unreadable(path)
    refuse_giant(path, stream.width * stream.height)
    return stream


def _spread(
    container: "InputContainer", stream: "VideoStream", frames: int
) -> "Iterator[VideoFrame]":
    """At most `frames`, in the middles of equal parts of the time."""
    microseconds = container.duration or 0
    moments = [(place + 0.5) / frames * microseconds / 1e6 for place in range(frames)]
    if microseconds / 1e6 <= DECODED_WHOLE:
        yield from _passing(container, stream, moments)
        return
    for moment in moments:
        container.seek(int(moment * 1e6))
        yield from _first_of(container, stream)


def _passing(
    container: "InputContainer", stream: "VideoStream", moments: list[float]
) -> "Iterator[VideoFrame]":
    """The frame that is shown at each moment."""
    waiting = list(reversed(moments))
    before: VideoFrame | None = None
    for frame in container.decode(stream):
        while waiting and before is not None and (frame.time or 0.0) > waiting[-1]:
            waiting.pop()
            yield before
        before = frame
    if before is not None:
        for _ in waiting:
            yield before


def _first_of(container: "InputContainer", stream: "VideoStream") -> "Iterator[VideoFrame]":
    for frame in container.decode(stream):
        yield frame
        return
