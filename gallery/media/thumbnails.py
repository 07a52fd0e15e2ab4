"""Keeps thumbnails in the machine's cache; the folder may be deleted at any time."""

import asyncio
import hashlib
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from studio_kit.files import temporary_beside

from .film import draw_strip
from .models import MediaFile, ThumbnailWidth
from .pictures import draw_thumbnail

Draw = Callable[[MediaFile, int], bytes]

WORKERS = 2
SMALL = (ThumbnailWidth.W320, ThumbnailWidth.W480, ThumbnailWidth.W160)


class ThumbnailCache:
    """Draws a thumbnail once, however many ask for it at the same time."""

    def __init__(self, folder: Path, pool: ThreadPoolExecutor, draw: Draw) -> None:
        self._folder = folder
        self._pool = pool
        self._draw = draw
        self._being_made: dict[str, Future[bytes]] = {}

    async def thumbnail(self, file: MediaFile, width: int) -> bytes:
        """WebP bytes. Raises what `draw_thumbnail` raises; a failure is not kept."""
        return await self._drawn(thumbnail_key(file, width), lambda: self._draw(file, width))

    async def strip(self, file: MediaFile, frames: int) -> bytes:
        """Frames of a video side by side. Raises what `draw_strip` raises."""
        return await self._drawn(strip_key(file, frames), lambda: draw_strip(file, frames))

    def small(self, file: MediaFile) -> bytes:
        """A small WebP for whoever compares pictures: one that is there, else one that tiles use.

        Draws on the caller's thread. Raises what `draw_thumbnail` raises.
        """
        for width in SMALL:
            if known := _read_whole(self._place(thumbnail_key(file, width))):
                return known
        key = thumbnail_key(file, SMALL[0])
        return self._read_or_draw(key, lambda: self._draw(file, SMALL[0]))

    async def _drawn(self, key: str, draw: Callable[[], bytes]) -> bytes:
        making = self._being_made.get(key) or self._begin(key, draw)
        # Shielded: one reader who leaves does not end the work that others wait for.
        return await asyncio.shield(asyncio.wrap_future(making))

    def _begin(self, key: str, draw: Callable[[], bytes]) -> Future[bytes]:
        making = self._pool.submit(self._read_or_draw, key, draw)
        self._being_made[key] = making
        making.add_done_callback(lambda _: self._being_made.pop(key, None))
        return making

    def _read_or_draw(self, key: str, draw: Callable[[], bytes]) -> bytes:
        path = self._place(key)
        return _read_whole(path) or _draw_and_keep(path, draw)

    def _place(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.webp"


@contextmanager
def open_thumbnails(folder: Path, draw: Draw = draw_thumbnail) -> Generator[ThumbnailCache]:
    """A cache in `folder` with its threads, which end with it."""
    pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="thumbnail")
    try:
        yield ThumbnailCache(folder, pool, draw)
    finally:
        pool.shutdown(cancel_futures=True)


def thumbnail_key(file: MediaFile, width: int) -> str:
    """Changes when the file does: SHA-256 of place, size, time of change and width."""
    return _key(file, str(int(width)))


def strip_key(file: MediaFile, frames: int) -> str:
    """Like `thumbnail_key`, of a strip."""
    return _key(file, f"strip {frames}")


def _key(file: MediaFile, what: str) -> str:
    facts = f"{file.path}\0{file.size}\0{file.modified}\0{what}"
    return hashlib.sha256(facts.encode(errors="surrogateescape")).hexdigest()


def _draw_and_keep(path: Path, draw: Callable[[], bytes]) -> bytes:
    data = draw()
    with suppress(OSError):  # a full or read-only disk costs time, not the picture
        _keep(path, data)
    return data


def _read_whole(path: Path) -> bytes | None:
    """None where nothing is kept or readable, or where a power cut left half a file."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    whole = data[:4] == b"RIFF" and int.from_bytes(data[4:8], "little") + 8 == len(data)
    return data if whole else None


def _keep(path: Path, data: bytes) -> None:
    # Not synced to disk: a lost thumbnail is drawn again, and half a file is noticed on reading.
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_beside(path)
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
