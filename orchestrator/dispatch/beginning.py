"""Work that is begun in a group of tasks, which may be about to end."""

import asyncio
from collections.abc import Coroutine
from typing import Any


def begin_in(
    group: asyncio.TaskGroup, work: Coroutine[Any, Any, None], *, name: str
) -> asyncio.Task[None]:
    """A task of the group. Raises `RuntimeError` where the group takes no more: whoever has the
    work in hand then ends with the group, and what was not begun is let go.
    """
    try:
        return group.create_task(work, name=name)
    except RuntimeError:
        work.close()
        raise
