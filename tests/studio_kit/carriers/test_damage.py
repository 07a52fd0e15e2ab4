"""Damaged files are refused with a sentence, or read as far as they go; nothing else happens."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio_kit.carriers.service import carried
from studio_kit.errors import Invalid
from tests.studio_kit.carriers.files import (
    GRAPH,
    PAGE,
    WORDS,
    comfy_exif,
    comment_exif,
    film,
    png,
    sound,
    still,
)

TAGS = {"prompt": json.dumps(GRAPH), "workflow": json.dumps(PAGE)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("whole")
    return [
        json.dumps(TAGS).encode(),
        png(TAGS, zip=True),
        png({"parameters": WORDS}),
        still("WEBP", exif=comfy_exif()),
        still("JPEG", exif=comment_exif(WORDS), comment=json.dumps(GRAPH)),
        f"<svg><metadata><![CDATA[{json.dumps(TAGS)}]]></metadata></svg>".encode(),
        film(folder / "a.mp4", TAGS),
        film(folder / "a.mkv", TAGS),
        sound(folder / "a.flac", TAGS, codec="flac"),
        sound(folder / "a.opus", TAGS, codec="libopus"),
    ]


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_whatever_happened_to_a_file_the_answer_is_a_sentence(
    whole: list[bytes], data: st.DataObject
) -> None:
    file = bytearray(data.draw(st.sampled_from(whole)))
    # Most of what is read stands in the first bytes.
    places = st.integers(0, len(file) - 1) | st.integers(0, min(len(file), 300) - 1)
    for place in data.draw(st.lists(places, max_size=12)):
        file[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(file)) | st.just(len(file)))
    with suppress(Invalid):
        carried(bytes(file[:end]), "a.bin")


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"RIFF\xff\0\0\0WEBP", b"\xff\xd8\xff", b"{", b"<svg"])
    | st.sampled_from([b"\0\0\0\x18ftyp", b"\x1a\x45\xdf\xa3", b"fLaC", b"OggS", b"ID3"]),
    st.binary(max_size=400),
)
def test_noise_behind_a_signature_is_answered(signature: bytes, noise: bytes) -> None:
    with suppress(Invalid):
        carried(signature + noise, "a.bin")
