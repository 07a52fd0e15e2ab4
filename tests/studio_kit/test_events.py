"""Fan-out to listeners."""

import asyncio

from studio_kit.events import Broadcast


async def test_every_listener_hears_what_is_published_after_it_came() -> None:
    broadcast = Broadcast[int]()
    broadcast.publish(1)
    with broadcast.subscribe() as first, broadcast.subscribe() as second:
        broadcast.publish(2)
        assert [await first.get(), await second.get()] == [2, 2]


async def test_a_waiting_listener_wakes() -> None:
    broadcast = Broadcast[str]()
    with broadcast.subscribe() as subscription:
        waiting = asyncio.ensure_future(subscription.get())
        await asyncio.sleep(0)
        broadcast.publish("take")
        assert await waiting == "take"


async def test_a_slow_listener_loses_the_oldest_and_knows_it() -> None:
    broadcast = Broadcast[int]()
    with broadcast.subscribe(limit=2) as slow:
        for number in range(5):
            broadcast.publish(number)
        assert [await slow.get(), await slow.get()] == [3, 4]
        assert slow.missed == 3


async def test_a_listener_that_left_hears_nothing() -> None:
    broadcast = Broadcast[int]()
    with broadcast.subscribe() as gone:
        pass
    broadcast.publish(1)
    assert len(gone) == 0
