"""Hints on their way to one viewer each: only the newest of a kind is kept for a slow one."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """What is sent as it is. A later note with the same `key` takes the place of an earlier one.

    `job_id` and `project_id` are None for what concerns everybody.
    """

    key: tuple[str, ...]
    payload: str | bytes
    job_id: str | None = None
    project_id: str | None = None


class Mailbox:
    def __init__(self) -> None:
        self._notes: dict[tuple[str, ...], Note] = {}
        self._filled = asyncio.Event()

    def put(self, note: Note) -> None:
        self._notes[note.key] = note  # in the turn of the one that it replaces
        self._filled.set()

    async def get(self) -> Note:
        while not self._notes:
            self._filled.clear()
            await self._filled.wait()
        return self._notes.pop(next(iter(self._notes)))


class Mailboxes:
    """Hands each note to all viewers and never waits for one."""

    def __init__(self) -> None:
        self._open: set[Mailbox] = set()

    def __len__(self) -> int:
        return len(self._open)

    def put(self, note: Note) -> None:
        for mailbox in self._open:
            mailbox.put(note)

    @contextmanager
    def opened(self) -> Generator[Mailbox]:
        mailbox = Mailbox()
        self._open.add(mailbox)
        try:
            yield mailbox
        finally:
            self._open.discard(mailbox)
