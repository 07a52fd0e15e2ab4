import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from starlette.testclient import TestClient

from gallery.app import create_app
from gallery.index.database import IndexDatabase
from studio_kit.settings import Settings

MakePicture = Callable[..., Path]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "The Salt Line"
    folder.mkdir()
    (folder / "storyboard.json").write_text(json.dumps({"schema_version": 1}))
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url=settings.url("gallery")) as client:
        yield client


@pytest.fixture
def database(tmp_path: Path) -> Iterator[IndexDatabase]:
    with closing(IndexDatabase(tmp_path / "index.sqlite")) as database:
        yield database


@pytest.fixture
def picture(project: Path) -> MakePicture:
    """Writes a picture, its left half red and its right half blue."""

    def make(
        name: str = "1A.png", *, width: int = 640, height: int = 360, **options: object
    ) -> Path:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image = Image.new("RGB", (width, height), "blue")
        image.paste("red", (0, 0, width // 2, height))
        image.save(path, **options)  # pyright: ignore[reportArgumentType]
        return path

    return make


@pytest.fixture
def exr(project: Path) -> Path:
    """200 x 112 of light: half of white on the left, twice white on the right."""
    path = project / "a.exr"
    light = np.full((112, 200), 0.5, np.float32)
    light[:, 100:] = 2.0
    with av.open(path, "w", format="image2") as container:
        stream = container.add_stream("exr", rate=1)
        stream.width, stream.height, stream.pix_fmt = 200, 112, "gbrpf32le"
        frame = av.VideoFrame(200, 112, "gbrpf32le")
        for plane in frame.planes:
            padded = np.zeros((112, plane.line_size // 4), np.float32)
            padded[:, :200] = light
            plane.update(padded.tobytes())
        container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


@pytest.fixture
def video(project: Path) -> Path:
    """A second of 320 x 180 in green, 12 frames."""
    path = project / "1A.mp4"
    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=12)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        green = np.zeros((180, 320, 3), np.uint8)
        green[:, :, 1] = 200
        for _ in range(12):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(green, format="rgb24")))
        container.mux(stream.encode())
    return path
