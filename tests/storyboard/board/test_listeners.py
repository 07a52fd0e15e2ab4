import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import (
    Awareness,
    Map,
    create_awareness_message,
    create_sync_message,  # pyright: ignore[reportUnknownVariableType]
    create_update_message,
    handle_sync_message,  # pyright: ignore[reportUnknownVariableType]
)

from storyboard.board.document import Board, new_board, read_content
from storyboard.board.listeners import LONGEST_OUTBOX, Listener, Listeners
from storyboard.board.protocol import GarbageFrame


def meeting() -> tuple[Board, Listeners]:
    board = new_board()
    listeners = Listeners(board.doc, asked=lambda: None)
    board.doc.observe(lambda event: listeners.tell_update(event.update))
    return board, listeners


def joined(listeners: Listeners) -> Listener:
    listener = Listener()
    listeners.join(listener)
    heard(listener)
    return listener


def heard(listener: Listener) -> list[bytes]:
    return [listener.outbox.get_nowait() for _ in range(listener.outbox.qsize())]


def edit(name: str) -> bytes:
    board = new_board()
    board.shots[name] = Map({"name": name})
    return create_update_message(board.doc.get_update())


def presence(board: Board, state: Any) -> bytes:
    awareness = Awareness(board.doc)
    awareness.set_local_state({} if state is None else state)
    if state is None:
        awareness.set_local_state(None)
    return create_awareness_message(awareness.encode_awareness_update([board.doc.client_id]))


def test_an_edit_reaches_everyone_but_its_author() -> None:
    board, listeners = meeting()
    author, other = joined(listeners), joined(listeners)
    listeners.receive(author, edit("1A"))
    assert heard(author) == []
    (told,) = heard(other)
    copy = new_board()
    handle_sync_message(told[1:], copy.doc)
    assert read_content(copy) == read_content(board)


def test_an_edit_by_the_service_reaches_everyone() -> None:
    board, listeners = meeting()
    both = [joined(listeners), joined(listeners)]
    board.shots["1A"] = Map({})
    assert [len(heard(each)) for each in both] == [1, 1]


def test_a_newcomer_that_says_what_it_has_is_told_the_rest() -> None:
    board, listeners = meeting()
    board.shots["1A"] = Map({"name": "a wall"})
    newcomer, copy = joined(listeners), new_board()
    listeners.receive(newcomer, create_sync_message(copy.doc))
    (answer,) = heard(newcomer)
    handle_sync_message(answer[1:], copy.doc)
    assert read_content(copy) == read_content(board)


def test_presence_is_echoed_and_told_to_newcomers() -> None:
    _, listeners = meeting()
    first = joined(listeners)
    frame = presence(new_board(), {"name": "Ines"})
    listeners.receive(first, frame)
    assert heard(first) == [frame]
    newcomer = Listener()
    listeners.join(newcomer)
    assert b"Ines" in heard(newcomer)[1]
    listeners.receive(newcomer, b"\x03")
    assert b"Ines" in heard(newcomer)[0]


def test_who_leaves_is_gone_for_the_others() -> None:
    _, listeners = meeting()
    leaver, stayer = joined(listeners), joined(listeners)
    listeners.receive(leaver, presence(new_board(), {"name": "Ines"}))
    heard(stayer)
    listeners.leave(leaver)
    (told,) = heard(stayer)
    assert told.endswith(json.dumps(None).encode())
    newcomer = Listener()
    listeners.join(newcomer)
    assert len(heard(newcomer)) == 1


def test_that_nothing_can_be_saved_is_told_to_all_and_to_newcomers_until_it_can() -> None:
    _, listeners = meeting()
    first = joined(listeners)
    listeners.tell_trouble("The disk is full.")
    assert b"The disk is full." in heard(first)[0]
    newcomer = Listener()
    listeners.join(newcomer)
    assert b"The disk is full." in heard(newcomer)[1]
    listeners.tell_trouble(None)
    listeners.tell_trouble(None)
    (told,) = heard(first)
    assert told.endswith(json.dumps(None).encode())
    assert listeners.people() == ()


def test_a_listener_that_reads_nothing_is_let_go_and_holds_up_nobody() -> None:
    board, listeners = meeting()
    slow, quick = joined(listeners), joined(listeners)
    for number in range(LONGEST_OUTBOX + 1):
        board.project["n"] = number
        heard(quick)
    assert slow.too_slow.is_set()
    assert not quick.too_slow.is_set()


@pytest.mark.parametrize("kind", [b"\x00\x00", b"\x00\x01", b"\x00\x02", b"\x01"])
@settings(deadline=None)
@given(body=st.binary(max_size=120))
def test_garbage_is_refused_and_changes_nothing(kind: bytes, body: bytes) -> None:
    board, listeners = meeting()
    board.shots["1A"] = Map({"name": "a wall"})
    before = read_content(board)
    garbler = joined(listeners)
    with suppress(GarbageFrame):
        listeners.receive(garbler, kind + bytes([len(body)]) + body)
    assert read_content(board) == before
    listeners.receive(garbler, edit("1B"))
    assert "1B" in read_content(board).shots


@settings(deadline=None)
@given(place=st.integers(0, 10**6), byte=st.integers(0, 255))
def test_a_damaged_edit_is_refused_or_taken_but_never_breaks_the_board(
    place: int, byte: int
) -> None:
    board, listeners = meeting()
    garbler = joined(listeners)
    frame = bytearray(edit("1A"))
    frame[place % len(frame)] = byte
    with suppress(GarbageFrame):
        listeners.receive(garbler, bytes(frame))
    read_content(board)
    listeners.receive(garbler, edit("1B"))
    assert "1B" in read_content(board).shots


def test_who_is_at_the_board_is_known_by_name() -> None:
    _, listeners = meeting()
    listener = joined(listeners)
    for state in ({"user": {"id": "a", "name": "Ines"}}, {"user": {"name": "Ada"}}):
        listeners.receive(listener, presence(new_board(), state))
    assert listeners.people() == ("Ada", "Ines")
    listeners.leave(listener)
    assert listeners.people() == ()


@pytest.mark.parametrize("state", [{}, {"user": 5}, {"user": {"name": 5}}, {"user": {"name": ""}}])
def test_who_says_no_name_has_none(state: Any) -> None:
    _, listeners = meeting()
    listeners.receive(joined(listeners), presence(new_board(), state))
    assert listeners.people() == ()


@pytest.mark.parametrize("state", ["text", [1], 5, True])
def test_a_presence_that_is_nothing_we_know_is_nobody(state: Any) -> None:
    board, listeners = meeting()
    body = json.dumps(state).encode()
    update = bytes([1, *varint(board.doc.client_id + 1), 1, len(body)]) + body
    with suppress(GarbageFrame):
        listeners.receive(joined(listeners), create_awareness_message(update))
    assert listeners.people() == ()


def varint(number: int) -> bytes:
    encoded = bytearray()
    while number > 127:
        encoded.append(number & 127 | 128)
        number >>= 7
    return bytes([*encoded, number])
