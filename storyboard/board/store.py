"""The durable log of a live document: `.studio/board.log`.

Append-only. A head, then frames: kind (1 byte), length (4), CRC-32 (4), payload. A frame counts
only when all of it is there, so a kill in the middle of a write costs at most that write. The log
is rewritten as one state when a project is opened or the log has grown large.

The CRC also covers kind and length (ISO 3309 as in `zlib.crc32`).
"""

import os
import struct
import threading
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path

from studio_kit.files import sync_folder, write_atomically, write_durably

HEAD = b"DCBOARD\x01"
TORN_KEPT = 5

_FRAME = struct.Struct(">BII")
_KIND_AND_LENGTH = struct.Struct(">BI")


class FrameKind(IntEnum):
    UPDATE = 1  # a Y update, or the whole state after a rewrite
    WRITING = 2  # JSON {file name: sha256}: these files are about to be replaced
    WRITTEN = 3  # JSON {file name: sha256}: these files stand on disk


_KINDS = frozenset(int(kind) for kind in FrameKind)


@dataclass(frozen=True)
class Frame:
    kind: FrameKind
    payload: bytes

    def encode(self) -> bytes:
        return _FRAME.pack(self.kind, len(self.payload), self._checksum()) + self.payload

    def _checksum(self) -> int:
        return zlib.crc32(self.payload, zlib.crc32(_KIND_AND_LENGTH.pack(self.kind, len(self))))

    def __len__(self) -> int:
        return len(self.payload)

    def matches(self, checksum: int) -> bool:
        return self._checksum() == checksum


@dataclass(frozen=True)
class LogContent:
    """The whole frames of a log, and where the last of them ends (bytes from the start)."""

    frames: tuple[Frame, ...]
    end: int


def parse(data: bytes) -> LogContent:
    """Read frames up to the first that is not whole. Never raises: any bytes are an answer."""
    if not data.startswith(HEAD):
        return LogContent((), 0)
    frames: list[Frame] = []
    end = len(HEAD)
    while (frame := _frame_at(data, end)) is not None:
        frames.append(frame)
        end += _FRAME.size + len(frame)
    return LogContent(tuple(frames), end)


def _frame_at(data: bytes, start: int) -> Frame | None:
    if start + _FRAME.size > len(data):
        return None
    kind, length, checksum = _FRAME.unpack_from(data, start)
    payload = data[start + _FRAME.size : start + _FRAME.size + length]
    if len(payload) < length or kind not in _KINDS:
        return None
    frame = Frame(FrameKind(kind), payload)
    return frame if frame.matches(checksum) else None


def read_log(path: Path) -> LogContent:
    """What is whole in the log. Torn bytes behind it are kept beside it, the last few."""
    data = path.read_bytes() if path.is_file() else b""
    content = parse(data)
    if content.end < len(data):
        moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        write_durably(path.with_name(f"{path.name}.torn-{moment}"), data[content.end :])
        for old in sorted(path.parent.glob(f"{path.name}.torn-*"))[:-TORN_KEPT]:
            old.unlink()
    return content


class BoardLog:
    """Writes the log of one open project. Blocking; safe to call from several threads.

    A failed write leaves the log as it was, so the same frames can be written again.
    """

    def __init__(self, path: Path, frames: Iterable[Frame]) -> None:
        """Begin a new log with `frames`, replacing the former one in one step."""
        self._path = path
        self._lock = threading.Lock()
        self._descriptor = -1
        self._end = 0
        self.rewrite(frames)

    @property
    def size(self) -> int:
        """Bytes that are safe on disk."""
        return self._end

    def append(self, frames: Iterable[Frame]) -> None:
        """Durable when it returns. Raises `OSError` with nothing appended."""
        data = b"".join(frame.encode() for frame in frames)
        with self._lock:
            try:
                _write_at(self._descriptor, data, self._end)
            except OSError:
                os.ftruncate(self._descriptor, self._end)
                raise
            self._end += len(data)

    def rewrite(self, frames: Iterable[Frame]) -> None:
        """Replace the whole log; the former one stands until the new one is safe."""
        data = HEAD + b"".join(frame.encode() for frame in frames)
        with self._lock:
            self._release()  # Windows replaces no file that is open
            try:
                write_atomically(self._path, data)
                self._end = len(data)
            finally:
                self._descriptor = os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0))

    def close(self) -> None:
        with self._lock:
            self._release()

    def _release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _write_at(descriptor: int, data: bytes, offset: int) -> None:
    os.lseek(descriptor, offset, os.SEEK_SET)
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
    os.fsync(descriptor)


def make_private_folder(folder: Path) -> None:
    """Make `.studio`. Raises `OSError` where the project cannot be written."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)
