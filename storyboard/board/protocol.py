"""The frames of the y-websocket protocol, sync (y-protocols/sync.js) and awareness, and our own.

A frame is a kind, then a body: for sync a step and its bytes, for awareness its bytes, for a
question nothing. Numbers are unsigned LEB128.
"""

from dataclasses import dataclass
from enum import IntEnum

DEEP_LISTS = b"\x75\x01" * 100
"""A hundred lists in one another, as lib0 writes them; no value of a board is nested so."""


class Kind(IntEnum):
    SYNC = 0
    AWARENESS = 1
    ASK_AWARENESS = 3
    ASK_SAVED = 64  # "is all that I sent before this on disk?": comes back as soon as it is


SAVED = bytes([Kind.ASK_SAVED])


class Step(IntEnum):
    STATE = 0  # "this is what I have": answered with what is missing
    MISSING = 1  # that answer
    UPDATE = 2  # an edit


class GarbageFrame(ValueError):
    """The frame is not of the protocol; its sender is not spoken to any longer."""


@dataclass(frozen=True)
class Message:
    kind: Kind
    step: Step | None
    body: bytes


def decode(frame: bytes) -> Message:
    """Raises `GarbageFrame`."""
    try:
        kind = Kind(frame[0])
        step = Step(frame[1]) if kind is Kind.SYNC else None
    except (IndexError, ValueError) as error:
        raise GarbageFrame("The frame is of no known kind.") from error
    if kind in (Kind.ASK_AWARENESS, Kind.ASK_SAVED):
        return Message(kind, step, b"")
    body = _sized(frame, 2 if step is not None else 1)
    if kind is Kind.SYNC:
        _refuse_traps(body)
    return Message(kind, step, body)


def _refuse_traps(body: bytes) -> None:
    """Refuse what would make the library reserve gigabytes or recurse until the process dies.

    A state and an edit both begin with how many clients they speak of, each at least two bytes.
    """
    clients, _ = _number(body, 0)
    if clients > len(body) or DEEP_LISTS in body:
        raise GarbageFrame("The frame says more than it can hold.")


def _sized(frame: bytes, start: int) -> bytes:
    length, start = _number(frame, start)
    if start + length != len(frame):
        raise GarbageFrame("The frame's length is not what it says.")
    return frame[start:]


def _number(frame: bytes, start: int) -> tuple[int, int]:
    number = 0
    for place in range(5):
        if start + place >= len(frame):
            break
        byte = frame[start + place]
        number |= (byte & 127) << (7 * place)
        if byte < 128:
            return number, start + place + 1
    raise GarbageFrame("The frame's length cannot be read.")
