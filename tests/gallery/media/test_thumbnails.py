import asyncio
import threading
from pathlib import Path

import pytest

from gallery.media.models import MediaFile
from gallery.media.thumbnails import WORKERS, open_thumbnails, thumbnail_key
from studio_kit.media import UnreadableMedia

FILE = MediaFile(Path("/p/a.png"), "image", 10, 1)
WEBP = b"RIFF" + (8).to_bytes(4, "little") + b"WEBPVP8 "


class Pen:
    """Draws the same picture each time, counts, and waits for `lift` where it is told to."""

    def __init__(self, *, wait: bool = False, fails: bool = False) -> None:
        self.drawn = 0
        self.fails = fails
        self.lift = threading.Event()
        if not wait:
            self.lift.set()

    def __call__(self, _: MediaFile, __: int) -> bytes:
        self.drawn += 1
        assert self.lift.wait(60)
        if self.fails:
            raise UnreadableMedia("a.png is damaged.")
        return WEBP


def kept_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_a_second_reader_gets_what_is_kept(tmp_path: Path):
    pen = Pen()
    for _ in range(2):
        with open_thumbnails(tmp_path, pen) as thumbnails:
            assert await thumbnails.thumbnail(FILE, 160) == WEBP
    assert pen.drawn == 1
    assert [path.suffix for path in kept_in(tmp_path)] == [".webp"]


async def test_readers_at_the_same_time_share_the_work(tmp_path: Path):
    pen = Pen(wait=True)
    with open_thumbnails(tmp_path, pen) as thumbnails:
        async with asyncio.TaskGroup() as readers:
            tasks = [readers.create_task(thumbnails.thumbnail(FILE, 160)) for _ in range(20)]
            await asyncio.sleep(0)
            pen.lift.set()
    assert {task.result() for task in tasks} == {WEBP}
    assert pen.drawn == 1


async def test_a_reader_who_leaves_does_not_end_the_work_of_the_others(tmp_path: Path):
    pen = Pen(wait=True)
    with open_thumbnails(tmp_path, pen) as thumbnails:
        busy = [asyncio.create_task(thumbnails.thumbnail(FILE, w)) for w in range(WORKERS)]
        leaves = asyncio.create_task(thumbnails.thumbnail(FILE, 160))
        stays = asyncio.create_task(thumbnails.thumbnail(FILE, 160))
        await asyncio.sleep(0)
        leaves.cancel()
        await asyncio.sleep(0)
        pen.lift.set()
        assert await stays == WEBP
        await asyncio.gather(*busy)
    assert leaves.cancelled()


async def test_a_failure_is_not_kept(tmp_path: Path):
    pen = Pen(fails=True)
    with open_thumbnails(tmp_path, pen) as thumbnails:
        with pytest.raises(UnreadableMedia):
            await thumbnails.thumbnail(FILE, 160)
        pen.fails = False
        assert await thumbnails.thumbnail(FILE, 160) == WEBP
    assert pen.drawn == 2


@pytest.mark.parametrize("kept", [b"", WEBP[:-3], b"RIFX" + WEBP[4:]])
async def test_half_a_file_in_the_cache_is_drawn_again(tmp_path: Path, kept: bytes):
    pen = Pen()
    with open_thumbnails(tmp_path, pen) as thumbnails:
        await thumbnails.thumbnail(FILE, 160)
        (path,) = kept_in(tmp_path)
        path.write_bytes(kept)
        assert await thumbnails.thumbnail(FILE, 160) == WEBP
    assert path.read_bytes() == WEBP


async def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path):
    pen = Pen()
    blocked = tmp_path / "blocked"
    blocked.touch()
    with open_thumbnails(blocked / "thumbnails", pen) as thumbnails:
        for _ in range(2):
            assert await thumbnails.thumbnail(FILE, 160) == WEBP
    assert pen.drawn == 2


def test_the_key_follows_place_size_time_and_width():
    others = [
        (MediaFile(Path("/p/b.png"), "image", 10, 1), 160),
        (MediaFile(FILE.path, "image", 11, 1), 160),
        (MediaFile(FILE.path, "image", 10, 2), 160),
        (FILE, 320),
    ]
    keys = {thumbnail_key(file, width) for file, width in [(FILE, 160), *others]}
    assert len(keys) == 5
