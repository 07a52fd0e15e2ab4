"""Finding a job by a piece of text."""

import pytest

from orchestrator.jobs.filters import JobFilter, Order
from orchestrator.jobs.search import LONGEST, search_text

from .shop import Shop, ids, new


async def found(shop: Shop, text: str) -> list[str]:
    page = await shop.storage.page(JobFilter(text=text), order=Order.NEWEST, limit=9, cursor=None)
    return ids(page)


@pytest.mark.parametrize("text", ["harbour", "HARBOUR", "größe", "2b", "j1", "100%"])
async def test_a_job_is_found_by_shot_prompt_and_id_in_any_case(shop: Shop, text: str):
    await shop.states.submit(new("j1", shot="2B", prompt="A Harbour, GRÖSSE 100%, größe"))
    await shop.states.submit(new("x2", shot="3C", prompt="a field"))
    assert await found(shop, text) == ["j1"]


@pytest.mark.parametrize("text", ["%", "_", "\\", "h_rbour"])
async def test_what_a_pattern_means_elsewhere_is_meant_literally(shop: Shop, text: str):
    await shop.states.submit(new("j1", prompt="a harbour"))
    assert await found(shop, text) == []


def test_the_text_is_bounded_and_holds_nothing_that_a_database_refuses():
    text = search_text("j1", {"prompt": "a\0b" + "x" * LONGEST})
    assert len(text) <= LONGEST
    assert "\0" not in text
