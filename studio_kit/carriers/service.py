"""Finds out what a file carries, by its content and never by its name."""

import json
import mmap
from collections.abc import Callable, Mapping
from pathlib import Path

from studio_kit.errors import Invalid

from .documents import parsed, sorted_out
from .models import Carried, CarrierUnreadable, Content, NothingCarried
from .parameters import tells_settings
from .pictures import jpeg_texts, png_texts, svg_texts, webp_texts
from .streams import stream_texts

TextsOf = Callable[[Content], Mapping[str, str]]

HEAD = 512
"""So many bytes tell what a file is."""

FIRST = ("prompt", "workflow")
"""Keywords that are ComfyUI's own come before those that may hold anything."""


def carried(data: Content, name: str) -> Carried:
    """What the file called `name` carries: at least one of graph, workflow and words.

    Raises `NothingCarried`, and `CarrierUnreadable` or `Invalid` where the only thing that it
    carries is damaged.
    """
    texts = _texts_of(data, name)
    found = _from_json(data, name) if texts is None else _from_texts(texts, name)
    if found.is_empty:
        raise NothingCarried(
            f"{name} carries no workflow of ComfyUI and no words about its making."
        )
    return found


def carried_by(path: Path) -> Carried:
    """`carried` of a file on disk, read through a memory map; also raises `OSError`."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            raise NothingCarried(f"{path.name} is empty.")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return carried(data, path.name)


def _texts_of(data: Content, name: str) -> Mapping[str, str] | None:
    """Keyword -> text of a picture, video or sound; None for what is none of them."""
    head = bytes(data[:HEAD])
    if read := _picture_reader(head):
        return read(data)
    demuxer = _demuxer(head)
    return stream_texts(data, demuxer=demuxer, name=name) if demuxer else None


def _picture_reader(head: bytes) -> TextsOf | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return png_texts
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return webp_texts
    if head.startswith(b"\xff\xd8\xff"):
        return jpeg_texts
    return svg_texts if b"<svg" in head and head.lstrip()[:1] == b"<" else None


def _demuxer(head: bytes) -> str | None:
    """FFmpeg's name of the container (source: each format's signature)."""
    if head[4:8] == b"ftyp":
        return "mov"
    starts = {b"\x1a\x45\xdf\xa3": "matroska", b"fLaC": "flac", b"OggS": "ogg", b"ID3": "mp3"}
    return next((name for start, name in starts.items() if head.startswith(start)), None)


def _from_json(data: Content, name: str) -> Carried:
    raw = bytes(data)
    try:
        text = raw.decode(json.detect_encoding(raw))
    except UnicodeDecodeError as error:
        raise _unknown(name) from error
    if text.lstrip()[:1] not in ("{", "["):
        raise _unknown(name)
    return sorted_out(parsed(text, name=name))


def _unknown(name: str) -> CarrierUnreadable:
    sentence = f"{name} is neither JSON nor a picture, a video or a sound that carries a workflow."
    return CarrierUnreadable(sentence)


def _from_texts(texts: Mapping[str, str], name: str) -> Carried:
    """What is damaged is left out, unless nothing else is there."""
    found, damage = Carried(), list[Invalid]()
    ordered = sorted(texts, key=lambda key: (key.lower() not in FIRST, key))
    for keyword in ordered:
        try:
            found = found.or_else(_from_text(texts[keyword], f"{keyword} of {name}"))
        except Invalid as error:
            damage.append(error)
    if found.is_empty and damage:
        raise damage[0]
    return found


def _from_text(text: str, name: str) -> Carried:
    if text.lstrip()[:1] == "{":
        return sorted_out(parsed(text, name=name))
    return Carried(parameters=text) if tells_settings(text) else Carried()
