"""What a file is by its first bytes."""

import pytest

from studio_kit.content import extension_of


@pytest.mark.parametrize(
    ("head", "extension"),
    [
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "wav"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "avi"),
        (b"RIFF\x00\x00\x00\x00ACON", None),
        (b"\x00\x00\x00\x18ftypisom", "mp4"),
        (b"\x00\x00\x00\x18ftypqt  ", "mov"),
        (b"\x00\x00\x00\x18ftypM4A ", "m4a"),
        (b"\x00\x00\x00\x18ftypavif", "avif"),
        (b"\x1aE\xdf\xa3\x01B\x82\x84webm", "webm"),
        (b"\x1aE\xdf\xa3\x01B\x82\x88matroska", "mkv"),
        (b"OggS\x00", "ogg"),
        (b"ID3\x04", "mp3"),
        (b"\xff\xfb\x90", "mp3"),
        (b"II*\x00", "tif"),
        (b"BM6\x00", "bmp"),
        (b"v/1\x01\x02", "exr"),
        (b"<svg xmlns=", None),
        (b"", None),
    ],
)
def test_bytes_tell_what_a_file_is(head: bytes, extension: str | None) -> None:
    assert extension_of(head) == extension
