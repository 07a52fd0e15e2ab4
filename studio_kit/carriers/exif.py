"""The texts of an EXIF block, in which WebP and JPEG keep workflows.

Source: TIFF 6.0 and EXIF 2.32.
"""

import struct
from collections.abc import Iterator

ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
ENTRY = 12
TEXT_TYPES = frozenset({1, 2, 7})
"""Bytes, ASCII and undefined: one byte for each of the count."""

EXIF_DIRECTORY = 0x8769
"""The tag that points to the directory with the user's comment."""

COMMENT_CODES = {b"ASCII\0\0\0": "utf-8", b"UNICODE\0": "utf-16", b"\0" * 8: "utf-8"}


def exif_texts(block: bytes) -> tuple[str, ...]:
    """Every text of the block in its order; none where the block is damaged."""
    tiff = block.removeprefix(b"Exif\0\0")
    order = ORDERS.get(tiff[:4])
    if order is None:
        return ()
    try:
        return tuple(_texts(tiff, order, struct.unpack_from(f"{order}I", tiff, 4)[0]))
    except struct.error:
        return ()


def _texts(tiff: bytes, order: str, offset: int) -> Iterator[str]:
    """Raises `struct.error` where the directory leads out of the block."""
    for tag, kind, count, place in _entries(tiff, order, offset):
        if tag == EXIF_DIRECTORY:
            inner = struct.unpack_from(f"{order}I", tiff, place)[0]
            for _, kind, count, place in _entries(tiff, order, inner):
                yield from _text(tiff, order, kind, count, place)
        else:
            yield from _text(tiff, order, kind, count, place)


def _entries(tiff: bytes, order: str, offset: int) -> Iterator[tuple[int, int, int, int]]:
    """Tag, type, count, and the place of the entry's value field."""
    (number,) = struct.unpack_from(f"{order}H", tiff, offset)
    for start in range(offset + 2, offset + 2 + number * ENTRY, ENTRY):
        yield *struct.unpack_from(f"{order}HHI", tiff, start), start + 8


def _text(tiff: bytes, order: str, kind: int, count: int, place: int) -> Iterator[str]:
    if kind not in TEXT_TYPES:
        return
    start = place if count <= 4 else struct.unpack_from(f"{order}I", tiff, place)[0]
    text = _decoded(tiff[start : start + count], order)
    if text:
        yield text


def _decoded(data: bytes, order: str) -> str:
    encoding = COMMENT_CODES.get(data[:8])
    if encoding == "utf-16":
        return data[8:].decode("utf-16-le" if order == "<" else "utf-16-be", "replace").strip("\0")
    plain = data[8:] if encoding else data
    return plain.decode("utf-8", "replace").strip("\0 ")
