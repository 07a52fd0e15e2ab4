"""Moving jobs, changing them, hiding them."""

import pytest

from orchestrator.events.storage import EventStorage
from orchestrator.jobs.models import JobNotFound, WrongStatus
from studio_kit.errors import Invalid

from .shop import Shop, new


async def test_a_job_moves_to_the_front_of_all_others(shop: Shop):
    await shop.submit("a", "b", "c")
    await shop.edits.front("c")
    await shop.edits.front("b")
    assert await shop.order() == ["b", "c", "a"]


async def test_the_front_is_before_more_urgent_jobs_too(shop: Shop):
    await shop.submit("a")
    await shop.states.submit(new("urgent", priority=50))
    await shop.states.submit(new("director", interactive=True))
    moved = await shop.edits.front("a")
    assert await shop.order() == ["a", "director", "urgent"]
    assert moved.interactive


async def test_the_first_job_may_be_moved_to_the_front_again(shop: Shop):
    await shop.submit("a", "b")
    await shop.edits.front("a")
    assert await shop.order() == ["a", "b"]


async def test_a_job_is_put_directly_beside_another_one(shop: Shop):
    await shop.submit("a", "b", "c", "d", "e")
    await shop.edits.move("e", "before", "b")
    assert await shop.order() == ["a", "e", "b", "c", "d"]
    await shop.edits.move("a", "after", "c")
    assert await shop.order() == ["e", "b", "c", "a", "d"]
    await shop.edits.move("e", "after", "d")
    await shop.edits.move("d", "before", "b")
    assert await shop.order() == ["d", "b", "c", "a", "e"]


async def test_a_moved_job_takes_the_priority_of_its_neighbour(shop: Shop):
    await shop.submit("a")
    await shop.states.submit(new("urgent", priority=50))
    moved = await shop.edits.move("a", "after", "urgent")
    assert moved.priority == 50
    await shop.states.submit(new("later", priority=50))
    assert await shop.order() == ["urgent", "a", "later"]


async def test_a_new_job_waits_behind_those_that_were_moved_to_the_end(shop: Shop):
    await shop.submit("a", "b", "c")
    for job_id in ("a", "b", "c", "a"):
        last = (await shop.order())[-1]
        if last != job_id:
            await shop.edits.move(job_id, "after", last)
    await shop.submit("d")
    assert await shop.order() == ["b", "c", "a", "d"]


async def test_a_thousand_moves_into_the_same_gap_keep_the_order(shop: Shop):
    await shop.submit("a", "x", "y", "b")
    for turn in range(120):
        await shop.edits.move("xy"[turn % 2], "after", "a")
    assert await shop.order() == ["a", "y", "x", "b"]
    await shop.submit("c")
    assert (await shop.order())[-1] == "c"


async def test_only_what_waits_is_moved_or_changed(shop: Shop):
    await shop.submit("a", "b")
    await shop.lease("a")
    for change in (
        shop.edits.front("a"),
        shop.edits.move("a", "before", "b"),
        shop.edits.move("b", "before", "a"),
        shop.edits.change("a", {"priority": 3}),
    ):
        with pytest.raises(WrongStatus, match="a is leased"):
            await change
    with pytest.raises(JobNotFound):
        await shop.edits.move("b", "before", "none")
    with pytest.raises(Invalid):
        await shop.edits.move("b", "before", "b")


async def test_priority_and_the_director_lane_change_the_order(shop: Shop):
    await shop.submit("a", "b", "c")
    await shop.edits.change("b", {"priority": 7})
    assert await shop.order() == ["b", "a", "c"]
    await shop.edits.change("c", {"interactive": True, "priority": -7})
    assert await shop.order() == ["c", "b", "a"]
    await shop.edits.change("c", {"interactive": False})
    assert await shop.order() == ["b", "a", "c"]


async def test_ended_jobs_are_hidden_and_shown_again_and_each_change_is_told_once(shop: Shop):
    await shop.submit("a", "b", "c")
    await shop.done("a")
    await shop.failed("b")
    hidden = await shop.edits.delete(["a", "b", "c", "none"])
    assert sorted(job.id for job in hidden) == ["a", "b"]
    assert await shop.edits.delete(["a"]) == []
    restored = await shop.edits.restore(["a", "c"])
    assert [job.id for job in restored] == ["a"]
    assert (await shop.storage.get("a")).deleted_at is None
    assert (await shop.storage.get("b")).deleted_at is not None
    page = await EventStorage(shop.database).after(0, limit=99)
    told = [event.type for event in page.events if event.job_id == "a"]
    assert told[-2:] == ["job_deleted", "job_restored"]
