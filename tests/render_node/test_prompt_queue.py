"""The queue and the history, without a server."""

from typing import Any

from render_node.prompt_queue import Item, PromptQueue


def item(prompt_id: str, number: float = 0, **extra_data: Any) -> Item:
    return Item(number, prompt_id, {}, extra_data, ("9",))


def queue_of(*items: Item, history_limit: int = 10) -> tuple[PromptQueue, list[None]]:
    changes: list[None] = []
    queue = PromptQueue(lambda: changes.append(None), history_limit)
    for one in items:
        queue.put(one)
    return queue, changes


def taken(queue: PromptQueue) -> list[str]:
    found: list[str] = []
    while (one := queue.take(0)) is not None:
        found.append(one.prompt_id)
        queue.done(one, {})
    return found


def test_the_lowest_number_runs_first_and_equal_ones_as_they_came() -> None:
    queue, _ = queue_of(item("a", 1), item("b", 0), item("c", 1), item("d", -0.5))
    assert taken(queue) == ["d", "b", "a", "c"]


def test_every_change_is_told() -> None:
    queue, changes = queue_of(item("a"))
    one = queue.take(0)
    assert one is not None
    queue.done(one, {})
    assert len(changes) == 3


def test_a_repeated_number_and_id_is_noticed_and_runs_all_the_same() -> None:
    queue, _ = queue_of(item("a", 1))
    assert not queue.put(item("a", 1))
    assert queue.put(item("a", 2))
    assert taken(queue) == ["a", "a", "a"]


def test_a_running_prompt_counts_and_cannot_be_deleted() -> None:
    queue, _ = queue_of(item("a"), item("b", 1))
    queue.take(0)
    queue.delete("a")
    queue.delete("b")
    assert queue.is_running("a")
    assert (queue.remaining(), queue.pending()) == (1, [])


def test_clearing_leaves_the_running_prompt() -> None:
    queue, _ = queue_of(item("a"), item("b", 1), item("c", 2))
    queue.take(0)
    queue.clear()
    assert queue.remaining() == 1


def test_the_oldest_history_goes_first() -> None:
    queue, _ = queue_of(*(item(str(n), n) for n in range(5)), history_limit=3)
    taken(queue)
    assert list(queue.history()) == ["2", "3", "4"]


def test_a_repeated_id_has_one_entry_at_its_latest_place() -> None:
    queue, _ = queue_of(item("a", 0), item("b", 1), item("a", 2))
    taken(queue)
    assert list(queue.history()) == ["b", "a"]


def test_history_pages_by_offset() -> None:
    queue, _ = queue_of(*(item(str(n), n) for n in range(4)))
    taken(queue)
    assert list(queue.history(2, 1)) == ["1", "2"]
    assert list(queue.history(9)) == ["0", "1", "2", "3"]
    assert list(queue.history(None, 3)) == ["3"]


def test_a_closed_queue_gives_out_nothing() -> None:
    queue, _ = queue_of(item("a"))
    queue.close()
    assert queue.take(5) is None
