from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyboard.board.store import HEAD, BoardLog, Frame, FrameKind, parse, read_log
from tests.storyboard.fakes import files_no_longer_than

FRAMES = [
    Frame(FrameKind.UPDATE, b"first"),
    Frame(FrameKind.WRITING, b'{"a": "1"}'),
    Frame(FrameKind.UPDATE, b""),
    Frame(FrameKind.UPDATE, bytes(range(256))),
]
WHOLE = HEAD + b"".join(frame.encode() for frame in FRAMES)


def whole_before(cut: int) -> int:
    """How many frames end at or before byte `cut`."""
    ends = [len(HEAD)]
    for frame in FRAMES:
        ends.append(ends[-1] + len(frame.encode()))
    return max(0, sum(end <= cut for end in ends) - 1)


def test_a_log_torn_at_any_byte_keeps_every_whole_frame() -> None:
    for cut in range(len(WHOLE) + 1):
        assert list(parse(WHOLE[:cut]).frames) == FRAMES[: whole_before(cut)]


@settings(deadline=None)
@given(cut=st.integers(0, len(WHOLE)), tail=st.binary(min_size=1, max_size=64))
def test_garbage_after_a_tear_never_harms_the_frames_before_it(cut: int, tail: bytes) -> None:
    kept = whole_before(cut)
    assert list(parse(WHOLE[:cut] + tail).frames[:kept]) == FRAMES[:kept]


@settings(deadline=None)
@given(place=st.integers(0, len(WHOLE) - 1), bit=st.integers(0, 7))
def test_one_flipped_bit_ends_the_log_before_it(place: int, bit: int) -> None:
    flipped = bytearray(WHOLE)
    flipped[place] ^= 1 << bit
    content = parse(bytes(flipped))
    assert list(content.frames) == FRAMES[: whole_before(place)]
    assert content.end <= place


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_log(data: bytes) -> None:
    content = parse(data)
    assert content.end <= len(data)


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "board.log"
    log = BoardLog(path, FRAMES[:1])
    log.append(FRAMES[1:3])
    log.append(FRAMES[3:])
    log.close()
    assert list(read_log(path).frames) == FRAMES
    assert path.stat().st_size == log.size


def test_rewriting_replaces_the_log_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "board.log"
    log = BoardLog(path, FRAMES)
    log.rewrite(FRAMES[:1])
    log.append(FRAMES[3:])
    log.close()
    assert list(read_log(path).frames) == [FRAMES[0], FRAMES[3]]


def test_torn_bytes_are_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "board.log"
    path.write_bytes(WHOLE + b"\x01\x00\x00")
    assert list(read_log(path).frames) == FRAMES
    (torn,) = tmp_path.glob("board.log.torn-*")
    assert torn.read_bytes() == b"\x01\x00\x00"


def test_only_the_latest_torn_tails_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "board.log"
    for number in range(8):
        path.write_bytes(WHOLE + bytes([number]))
        read_log(path)
    kept = sorted(tmp_path.glob("board.log.torn-*"))
    assert [torn.read_bytes() for torn in kept] == [bytes([number]) for number in range(3, 8)]


def test_a_missing_log_is_empty(tmp_path: Path) -> None:
    assert read_log(tmp_path / "board.log").frames == ()


def test_a_full_disk_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "board.log"
    log = BoardLog(path, FRAMES[:1])
    with files_no_longer_than(log.size + 20), pytest.raises(OSError, match="large"):
        log.append(FRAMES[1:])
    assert path.stat().st_size == log.size
    log.append(FRAMES[1:])
    log.close()
    assert list(read_log(path).frames) == FRAMES
