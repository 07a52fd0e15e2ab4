"""Films on disk, written and read with PyAV."""

import json
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.stream import VideoStream

from render_node.drawing import Picture

from .pixels import stacked
from .values import Images, Video

Options = Mapping[str, str]


def write(
    path: Path, video: Video, *, codec: str, options: Options, metadata: Mapping[str, Any]
) -> None:
    """Encode every frame; sides are cut to even numbers, which 4:2:0 colour needs."""
    frames = video.frames[:, : video.frames.shape[1] & ~1, : video.frames.shape[2] & ~1, :3]
    container_options = {"movflags": "use_metadata_tags"} if path.suffix == ".mp4" else {}
    with av.open(str(path), "w", options=container_options) as container:
        for name, value in metadata.items():
            container.metadata[name] = json.dumps(value)
        stream = container.add_stream(codec, rate=_rate(video.fps), options=dict(options))
        assert isinstance(stream, VideoStream)
        stream.height, stream.width = frames.shape[1:3]
        stream.pix_fmt = "yuv420p"
        for image in frames:
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def read(path: Path) -> Video:
    """Every frame of a film, whatever alphabet its title is in. Raises `av.error.FFmpegError` for
    what is no film.
    """
    with av.open(str(path), metadata_errors="replace") as container:
        stream = container.streams.video[0]
        rate = float(stream.average_rate or 24)
        frames: Images = stacked([_pixels(frame) for frame in container.decode(stream)])
    return Video(frames, rate)


def _pixels(frame: av.VideoFrame) -> Picture:
    return np.asarray(frame.to_ndarray(format="rgb24"), dtype=np.uint8)


def _rate(fps: float) -> Fraction:
    return Fraction(round(fps * 1000), 1000)
