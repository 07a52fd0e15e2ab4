"""Pages of jobs: every job once, in order, however they are filtered."""

import pytest

from orchestrator.jobs.filters import JobFilter, Order, parsed
from orchestrator.jobs.models import Cause, Status
from studio_kit.errors import Invalid

from .shop import Shop, new


@pytest.fixture
async def busy(shop: Shop) -> Shop:
    """Jobs of every kind, `a` to `l`, submitted in this order."""
    for job_id in "abcdefghijkl":
        await shop.submit(job_id, project="even" if ord(job_id) % 2 == 0 else "odd")
    await shop.done("a")
    await shop.done("b")
    await shop.failed("c", cause=Cause.OUT_OF_MEMORY)
    await shop.failed("d", cause=Cause.NODE_GONE)
    await shop.states.request_cancel("e")
    await shop.lease("f")
    await shop.states.start(await shop.lease("g"))
    await shop.states.collect(await shop.lease("h"), [])
    return shop


@pytest.mark.parametrize("size", [1, 5])
async def test_newest_first_every_job_comes_once(busy: Shop, size: int):
    pages = await busy.all_pages(JobFilter(), Order.NEWEST, size=size)
    assert "".join(job for page in pages for job in page) == "lkjihgfedcba"


@pytest.mark.parametrize("size", [1, 5])
async def test_as_a_queue_what_is_nearly_there_comes_first_and_what_is_over_last(
    busy: Shop, size: int
):
    await busy.edits.front("k")
    pages = await busy.all_pages(JobFilter(), Order.QUEUE, size=size)
    assert "".join(job for page in pages for job in page) == "hgfkijldceba"


@pytest.mark.parametrize("order", list(Order))
async def test_several_statuses_are_merged(busy: Shop, order: Order):
    wanted = JobFilter(statuses=(Status.FAILED, Status.DONE))
    pages = await busy.all_pages(wanted, order, size=3)
    assert pages == [["d", "c", "b"], ["a"]]


@pytest.mark.parametrize("order", list(Order))
async def test_filters_let_through_what_they_name(busy: Shop, order: Order):
    await busy.submit("m", project="even", shot_id="s1", pinned_node="n1")

    async def found(wanted: JobFilter) -> set[str]:
        pages = await busy.all_pages(wanted, order, size=4)
        return {job for page in pages for job in page}

    assert await found(JobFilter(project_id="odd")) == set("acegik")
    assert await found(JobFilter(project_id="odd", statuses=(Status.QUEUED,))) == set("ik")
    assert await found(JobFilter(cause=Cause.NODE_GONE)) == {"d"}
    assert await found(JobFilter(shot_id="s1")) == {"m"}
    assert await found(JobFilter(backend_id="n1")) == set("abcdfgh")
    assert await found(JobFilter(group_id="none")) == set()


async def test_deleted_jobs_are_shown_only_where_they_are_asked_for(busy: Shop):
    await busy.edits.delete(["a", "c"])
    shown = await busy.all_pages(JobFilter(), Order.NEWEST, size=100)
    assert "".join(shown[0]) == "lkjihgfedb"
    assert await busy.all_pages(JobFilter(deleted=True), Order.NEWEST, size=100) == [["c", "a"]]


async def test_places_count_those_that_are_served_before(shop: Shop):
    await shop.submit("a", "b", "c", "d")
    await shop.states.submit(new("urgent", priority=9))
    await shop.edits.move("d", "before", "b")
    waiting = await shop.storage.waiting(limit=9)
    assert await shop.storage.places(waiting) == {"urgent": 1, "a": 2, "d": 3, "b": 4, "c": 5}
    assert await shop.storage.places([waiting[3], waiting[1]]) == {"a": 2, "b": 4}


async def test_the_queue_can_be_read_from_any_job_on(shop: Shop):
    await shop.submit("a", "b", "c", "d")
    await shop.edits.move("a", "after", "c")
    first = await shop.storage.waiting(limit=2)
    rest = await shop.storage.waiting(limit=9, after=first[-1])
    assert [job.id for job in (*first, *rest)] == ["b", "c", "a", "d"]


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize(
    "text",
    [
        "", "x", "-1", "1.5", "9" * 30, "9" * 5000, "٣", "queued", "queued_0_0x1p+0_x", "_" * 9,
        "nowhere_0_0x1p+0_1", "queued_0_nan_1", "queued_0_inf_1", "queued_0_0x1p+9999_1",
        "queued_" + "9" * 30 + "_0x1p+0_1",
    ],
)  # fmt: skip
def test_a_cursor_that_no_page_gave_is_refused(text: str, order: Order):
    with pytest.raises(Invalid, match="cursor"):
        parsed(text, order)


async def test_a_cursor_of_one_order_is_none_of_the_other(shop: Shop):
    await shop.submit("a")
    with pytest.raises(Invalid):
        parsed("1", Order.QUEUE)
    with pytest.raises(Invalid):
        parsed("queued_1000_0x1p+0_1", Order.NEWEST)
    assert parsed(None, Order.QUEUE) is None
