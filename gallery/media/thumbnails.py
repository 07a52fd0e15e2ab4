"""Keeps thumbnails in the machine's cache; the folder may be deleted at any time."""

import asyncio
import hashlib
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from studio_kit.files import temporary_beside

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
        key = thumbnail_key(file, width)
        making = self._being_made.get(key) or self._begin(key, file, width)
        # Shielded: one reader who leaves does not end the work that others wait for.
        return await asyncio.shield(asyncio.wrap_future(making))

    def small(self, file: MediaFile) -> bytes:
        """A small WebP for whoever compares pictures: one that is there, else one that tiles use.

        Draws on the caller's thread. Raises what `draw_thumbnail` raises.
        """
        for width in SMALL:
            if known := _read_whole(self._place(thumbnail_key(file, width))):
                return known
        return self._read_or_draw(thumbnail_key(file, SMALL[0]), file, SMALL[0])

    def _begin(self, key: str, file: MediaFile, width: int) -> Future[bytes]:
        making = self._pool.submit(self._read_or_draw, key, file, width)
        self._being_made[key] = making
        making.add_done_callback(lambda _: self._being_made.pop(key, None))
        return making

    def _read_or_draw(self, key: str, file: MediaFile, width: int) -> bytes:
        path = self._place(key)
        return _read_whole(path) or self._draw_and_keep(path, file, width)

    def _place(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key[2:]}.webp"

    def _draw_and_keep(self, path: Path, file: MediaFile, width: int) -> bytes:
        data = self._draw(file, width)
        with suppress(OSError):  # a full or read-only disk costs time, not the picture
            _keep(path, data)
        return data


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
    facts = f"{file.path}\0{file.size}\0{file.modified}\0{width}"
    return hashlib.sha256(facts.encode(errors="surrogateescape")).hexdigest()


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
