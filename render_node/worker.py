"""The one thread in which prompts run, one after another."""

import logging
import threading

from .controls import Controls
from .events import Audience
from .execution import Ending, Executor
from .prompt_queue import Item, PromptQueue

logger = logging.getLogger(__name__)

END_SECONDS = 2.0
"""How long the end of the thread is waited for; one drawing may have to be finished."""

IDLE_SECONDS = 0.5
"""How long the worker waits before it looks whether it should end."""


class Worker:
    """Runs the queue until it is stopped."""

    def __init__(
        self, queue: PromptQueue, executor: Executor, audience: Audience, controls: Controls
    ) -> None:
        self._queue = queue
        self._executor = executor
        self._audience = audience
        self._controls = controls
        self._ending = threading.Event()
        self._free_memory = threading.Event()
        self._thread = threading.Thread(target=self._work, name="render-node", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End the running prompt at its next step and the thread with it."""
        self._ending.set()
        self._queue.close()
        self._executor.close()
        self._thread.join(END_SECONDS)

    def free_memory(self) -> None:
        """Drop the cache before the next prompt runs."""
        self._free_memory.set()

    def _work(self) -> None:
        while not self._ending.is_set():
            item = self._queue.take(IDLE_SECONDS)
            if self._free_memory.is_set():
                self._free_memory.clear()
                self._executor.forget()
            if item is not None:
                self._run(item)

    def _ending_of(self, item: Item) -> Ending:
        try:
            return self._executor.run(item)
        except Exception:
            # What a node raises is told by the executor. A fault of the executor itself ends
            # this prompt, and must not end the thread in which all later ones are to run.
            logger.exception("The prompt %s could not be run.", item.prompt_id)
            return Ending(success=False, messages=[])

    def _run(self, item: Item) -> None:
        ending = self._ending_of(item)
        self._controls.executed(item.prompt_id)
        self._queue.done(item, _entry(ending))
        if item.client is not None:
            data = {"node": None, "prompt_id": item.prompt_id}
            self._audience.tell("executing", data, item.client)


def _entry(ending: Ending) -> dict[str, object]:
    return {
        "outputs": ending.outputs,
        "status": {
            "status_str": "success" if ending.success else "error",
            "completed": ending.success,
            "messages": ending.messages,
        },
        "meta": ending.meta,
    }
