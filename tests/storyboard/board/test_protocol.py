import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import create_awareness_message, create_update_message

from storyboard.board.document import new_board
from storyboard.board.protocol import GarbageFrame, Kind, Message, Step, decode


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_what_the_library_encodes_is_decoded(body: bytes) -> None:
    body = b"\x00" + body
    assert decode(create_update_message(body)) == Message(Kind.SYNC, Step.UPDATE, body)
    assert decode(create_awareness_message(body)) == Message(Kind.AWARENESS, None, body)


def test_a_question_about_awareness_has_no_body() -> None:
    assert decode(b"\x03") == Message(Kind.ASK_AWARENESS, None, b"")


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x00",
        b"\x09",
        b"\x00\x07\x00",
        b"\x00\x02",
        b"\x00\x02\x05ab",
        b"\x01\x01ab",
        b"\x00\x02\xff\xff\xff\xff\xff\xff\x01",
        b"\x00\x00\x05\xff\xff\xff\xff\x0f",
        b"\x00\x02\x05\xff\xff\xff\xff\x0f",
    ],
)
def test_frames_that_are_none_are_refused(frame: bytes) -> None:
    with pytest.raises(GarbageFrame):
        decode(frame)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_decoded_or_refused(frame: bytes) -> None:
    try:
        message = decode(frame)
    except GarbageFrame:
        return
    assert len(message.body) <= len(frame)


def test_lists_nested_without_end_are_refused() -> None:
    deep: list[object] = []
    for _ in range(200):
        deep = [deep]
    board = new_board()
    board.project["deep"] = deep
    with pytest.raises(GarbageFrame):
        decode(create_update_message(board.doc.get_update()))
