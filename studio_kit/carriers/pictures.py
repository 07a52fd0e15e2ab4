"""The texts that pictures keep: chunks of PNG, EXIF of WebP and JPEG, metadata of SVG."""

import re
import struct
from collections.abc import Iterator, Mapping

from studio_kit.media import png_text

from .exif import exif_texts
from .models import Content

NAMED = re.compile(r"([A-Za-z_][\w-]{0,40}):\s*(?=[{\[])")
"""How ComfyUI writes a tag: the name, a colon, then JSON."""

SVG_METADATA, SVG_TEXT, SVG_TEXT_END = b"<metadata>", b"<![CDATA[", b"]]>"
WORDS = "parameters"
"""The keyword of what is text and not named, as other programs write it."""

JPEG_APP1, JPEG_COMMENT, JPEG_PIXELS = 0xE1, 0xFE, 0xDA


def png_texts(data: Content) -> Mapping[str, str]:
    return png_text(data)


def webp_texts(data: Content) -> Mapping[str, str]:
    return _named(text for block in _riff_blocks(data, b"EXIF") for text in exif_texts(block))


def jpeg_texts(data: Content) -> Mapping[str, str]:
    return _named(_jpeg_texts(data))


def svg_texts(data: Content) -> Mapping[str, str]:
    start = data.find(SVG_TEXT, max(data.find(SVG_METADATA), 0)) + len(SVG_TEXT)
    end = data.find(SVG_TEXT_END, start)
    return {WORDS: data[start:end].decode("utf-8", "replace")} if end > start else {}


def _named(texts: Iterator[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name = NAMED.match(text)
        found.setdefault(name[1] if name else WORDS, text[name.end() :] if name else text)
    return found


def _riff_blocks(data: Content, kind: bytes) -> Iterator[bytes]:
    """Source: the WebP container specification (RIFF: size, then content, padded to even)."""
    offset = 12
    while offset + 8 <= len(data):
        code, size = struct.unpack_from("<4sI", data, offset)
        if code == kind:
            yield data[offset + 8 : offset + 8 + size]
        offset += 8 + size + size % 2


def _jpeg_texts(data: Content) -> Iterator[str]:
    """Source: ITU T.81, annex B: markers with a length, up to the pixels."""
    offset = 2
    while offset + 4 <= len(data) and data[offset] == 0xFF:
        marker, length = data[offset + 1], struct.unpack_from(">H", data, offset + 2)[0]
        content = data[offset + 4 : offset + 2 + length]
        if marker == JPEG_PIXELS:
            return
        if marker == JPEG_APP1 and content.startswith(b"Exif"):
            yield from exif_texts(content)
        if marker == JPEG_COMMENT:
            yield content.decode("utf-8", "replace").strip("\0 ")
        offset += 2 + length
