"""Who looks at a board, and what each of them is still to be told."""

import asyncio
from collections.abc import Callable, Collection, Iterable
from typing import Any, TypeGuard, cast

from pycrdt import (
    Awareness,
    Doc,
    create_awareness_message,
    create_sync_message,  # pyright: ignore[reportUnknownVariableType]
    create_update_message,
    handle_sync_message,  # pyright: ignore[reportUnknownVariableType]
)

from .protocol import SAVED, GarbageFrame, Kind, decode

LONGEST_OUTBOX = 2000
"""Messages. A listener that far behind is let go; it comes back and is told the difference."""

LONGEST_NAME = 80
"""Characters of a person's name that are believed."""


class Listener:
    """One browser or program at a board."""

    def __init__(self) -> None:
        self.outbox: asyncio.Queue[bytes] = asyncio.Queue(LONGEST_OUTBOX)
        self.too_slow = asyncio.Event()
        self.clients: set[int] = set()

    def tell(self, message: bytes) -> None:
        try:
            self.outbox.put_nowait(message)
        except asyncio.QueueFull:
            self.too_slow.set()


class Listeners:
    """Passes edits and awareness between the listeners of one document.

    `asked` hears that somebody waits to be told that their edits are on disk.
    """

    def __init__(self, doc: Doc[Any], *, asked: Callable[[], None]) -> None:
        self._doc = doc
        self._asked = asked
        self._waiting: set[Listener] = set()
        self._listeners: set[Listener] = set()
        self._awareness = Awareness(doc)
        self._awareness.set_local_state(None)  # the service looks at nothing
        self._awareness.observe(self._note_clients)
        self._speaker: Listener | None = None

    def __len__(self) -> int:
        return len(self._listeners)

    def people(self) -> tuple[str, ...]:
        """The names of those who are here and have one."""
        states = cast("Iterable[object]", self._awareness.states.values())
        users = (state.get("user") for state in states if _is_fields(state))
        names = (user.get("name") for user in users if _is_fields(user))
        return tuple(
            sorted({name[:LONGEST_NAME] for name in names if isinstance(name, str) and name})
        )

    def join(self, listener: Listener) -> None:
        """Ask the newcomer what it has, and tell it who is here."""
        self._listeners.add(listener)
        listener.tell(create_sync_message(self._doc))
        self._tell_presence(listener)

    def leave(self, listener: Listener) -> None:
        self._listeners.discard(listener)
        self._waiting.discard(listener)
        gone = sorted(listener.clients)
        if gone:
            self._awareness.remove_awareness_states(gone, listener)
            self._tell_all(create_awareness_message(self._awareness.encode_awareness_update(gone)))

    def tell_trouble(self, sentence: str | None) -> None:
        """Say why edits cannot be saved now; None: they can. Said again, it is known to last."""
        if sentence is None and self._awareness.get_local_state() is None:
            return
        self._awareness.set_local_state(None if sentence is None else {"trouble": sentence})
        told = self._awareness.encode_awareness_update([self._awareness.client_id])
        self._tell_all(create_awareness_message(told))

    def wait_for_disk(self, waiting: Collection[Listener]) -> None:
        """They are told once what was heard until now is on disk."""
        self._waiting.update(waiting)

    def leave_waiting(self) -> Collection[Listener]:
        """Those who wait, to be told of the write that begins now; they wait no longer."""
        waiting, self._waiting = self._waiting, set()
        return waiting

    def tell_saved(self, waiting: Collection[Listener]) -> None:
        for listener in waiting:
            listener.tell(SAVED)

    def dismiss(self) -> None:
        """Send everybody away, such as before the folder moves; they come back to the new one."""
        for listener in self._listeners:
            listener.too_slow.set()

    def tell_update(self, update: bytes) -> None:
        """Pass an edit on to everyone but the one it came from."""
        message = create_update_message(update)
        for listener in self._listeners - {self._speaker}:
            listener.tell(message)

    def receive(self, listener: Listener, frame: bytes) -> None:
        """Act on what a listener sent. Raises `GarbageFrame`, the document unharmed."""
        message = decode(frame)
        if message.kind is Kind.SYNC:
            self._sync(listener, frame)
        elif message.kind is Kind.AWARENESS:
            self._hear_presence(listener, frame, message.body)
        elif message.kind is Kind.ASK_SAVED:
            self.wait_for_disk([listener])
            self._asked()
        else:
            self._tell_presence(listener)

    def _sync(self, listener: Listener, frame: bytes) -> None:
        self._speaker = listener
        try:
            answer = _translated(lambda: handle_sync_message(frame[1:], self._doc))
        finally:
            self._speaker = None
        if answer is not None:
            listener.tell(answer)

    def _hear_presence(self, listener: Listener, frame: bytes, body: bytes) -> None:
        _translated(lambda: self._awareness.apply_awareness_update(body, listener))
        # The sender hears it too: its client takes a silent line for a dead one.
        self._tell_all(frame)

    def _note_clients(self, topic: str, news: tuple[dict[str, Any], Any]) -> None:
        changes, listener = news
        if topic == "change" and isinstance(listener, Listener):
            listener.clients |= set(changes["added"])
            listener.clients -= set(changes["removed"])

    def _tell_presence(self, listener: Listener) -> None:
        present = list(self._awareness.states)
        if present:
            state = self._awareness.encode_awareness_update(present)
            listener.tell(create_awareness_message(state))

    def _tell_all(self, message: bytes) -> None:
        for listener in self._listeners:
            listener.tell(message)


def _translated(act: Callable[[], Any]) -> Any:
    """Run what reads foreign bytes; what the library raises about them becomes `GarbageFrame`."""
    try:
        return act()
    except (ValueError, LookupError, RuntimeError, TypeError) as error:
        raise GarbageFrame("The frame's content cannot be read.") from error


def _is_fields(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)
