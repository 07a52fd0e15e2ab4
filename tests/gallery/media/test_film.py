"""A strip of frames to run over with the pointer."""

import io
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from gallery.media.film import STRIP_WIDTH, draw_strip
from gallery.media.models import MediaFile, NotMedia
from studio_kit.media import UnreadableMedia

FRAMES = 48


def greys(path: Path, *, frames: int = FRAMES, rate: int = 24) -> Path:
    """From black to white in even steps, 96 x 54."""
    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=rate)
        stream.width, stream.height, stream.pix_fmt = 96, 54, "yuv420p"
        for number in range(frames):
            pixels = np.full((54, 96, 3), number * 255 // max(frames - 1, 1), np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode())
    return path


def tones(path: Path, frames: int) -> list[int]:
    strip = Image.open(io.BytesIO(draw_strip(MediaFile(path, "video", 1, 1), frames))).convert("L")
    width = strip.width // frames
    assert (strip.width, strip.height) == (width * frames, 54)
    return [int(strip.getpixel((place * width + width // 2, 27)) or 0) for place in range(frames)]  # pyright: ignore[reportArgumentType]


def test_a_strip_shows_the_whole_time_in_even_steps(project: Path):
    found = tones(greys(project / "a.mp4"), 8)
    wanted = [(place + 0.5) / 8 * 255 for place in range(8)]
    assert all(abs(one - other) < 14 for one, other in zip(found, wanted, strict=True))


def test_a_long_video_is_leapt_through(project: Path):
    found = tones(greys(project / "a.mp4", frames=300, rate=10), 6)
    assert found == sorted(found)
    assert found[-1] - found[0] > 150


def test_frames_of_a_short_video_are_repeated(project: Path):
    found = tones(greys(project / "a.mp4", frames=2), 6)
    assert found == sorted(found)
    assert set(np.diff(found) > 100) == {True, False}


def test_a_wide_video_is_made_small(project: Path, video: Path):
    strip = Image.open(io.BytesIO(draw_strip(MediaFile(video, "video", 1, 1), 4)))
    assert strip.size == (STRIP_WIDTH * 4, STRIP_WIDTH * 180 // 320)


def test_only_a_whole_video_has_a_strip(project: Path, video: Path):
    with pytest.raises(NotMedia):
        draw_strip(MediaFile(project / "a.png", "image", 1, 1), 4)
    video.write_bytes(b"no video")
    with pytest.raises(UnreadableMedia):
        draw_strip(MediaFile(video, "video", 1, 1), 4)
