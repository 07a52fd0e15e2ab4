import asyncio
from collections.abc import Sequence

import pytest

from prompt_engine.llm.errors import (
    AnswerUnusable,
    BudgetSpent,
    KeyRefused,
    ProviderBroken,
    ProviderBusy,
    ProviderTooSlow,
)
from prompt_engine.llm.ladder import Climb, Ladder, Listener, Policy, Rung, Verdict
from prompt_engine.llm.models import Ask, LanguageModel, ModelName, Turn

from .fakes import BusyModel, FakeModel, FakeWatcher, Waits

ASK = Ask("Be brief.", (Turn("user", "Yes or no?"),))
POLICY = Policy(id="test")


def read(text: str) -> Verdict[bool]:
    if text == "hm":
        return Verdict(value=False, complaints=("It hesitates.",))
    return Verdict(text == "yes") if text in ("yes", "no") else Verdict(None, ("It is neither.",))


class Stand:
    def __init__(self, *, at_once: int = 8) -> None:
        self.watcher = FakeWatcher()
        self.waits = Waits()
        places = asyncio.Semaphore(at_once)
        self.ladder = Ladder(self.watcher, lambda _: places, self.waits)

    async def climb(
        self,
        models: Sequence[LanguageModel],
        policy: Policy = POLICY,
        listener: Listener | None = None,
    ) -> Climb[bool]:
        rungs = [
            Rung(ModelName(f"p{number}", "m"), model, read) for number, model in enumerate(models)
        ]
        return await self.ladder.climb(ASK, rungs, policy, listener=listener)


async def test_a_bad_answer_is_asked_again_with_the_reason():
    model = FakeModel(["perhaps", "yes"])
    climb = await Stand().climb([model])
    assert climb.value
    first, again = model.asks
    assert [turn.role for turn in again.turns] == ["user", "model", "user"]
    assert again.turns[1].text == "perhaps"
    assert "It is neither." in again.turns[2].text
    assert first.turns == ASK.turns


async def test_the_next_model_answers_where_one_is_invalid_twice_and_that_is_told():
    first, second = FakeModel(["perhaps"]), FakeModel(["yes"])
    stand = Stand()
    climb = await stand.climb([first, second])
    assert (len(first.asks), len(second.asks)) == (2, 1)
    assert climb.fell_back
    assert climb.name == ModelName("p1", "m")
    assert [attempt.failure is None for attempt in stand.watcher.attempts] == [False, False, True]


async def test_a_failure_that_passes_is_tried_again_and_one_that_stays_is_not():
    shaky = FakeModel([ProviderBroken("500"), "yes"])
    stand = Stand()
    assert (await stand.climb([shaky])).value
    assert len(stand.waits.seconds) == 1
    locked = FakeModel([KeyRefused("no")])
    with pytest.raises(KeyRefused):
        await stand.climb([locked])
    assert len(locked.asks) == 1


async def test_a_provider_is_given_the_time_that_it_asks_for():
    busy = FakeModel([ProviderBusy("later", retry_after=7), "yes"])
    stand = Stand()
    assert (await stand.climb([busy])).value
    assert stand.waits.seconds == [7]


async def test_a_provider_that_wants_too_long_a_pause_is_left_for_the_next():
    busy = FakeModel([ProviderBusy("tomorrow", retry_after=3600)])
    stand = Stand()
    climb = await stand.climb([busy, FakeModel(["yes"])])
    assert climb.fell_back
    assert stand.waits.seconds == []


async def test_a_policy_without_fallback_stops_at_the_first_model():
    second = FakeModel(["yes"])
    with pytest.raises(AnswerUnusable, match="It is neither"):
        await Stand().climb(
            [FakeModel(["perhaps"]), second], POLICY.model_copy(update={"fallback": False})
        )
    assert second.asks == []


async def test_the_answer_with_the_fewest_complaints_is_kept_with_them():
    climb = await Stand().climb([FakeModel(["hm", "perhaps"])])
    assert climb.value is False
    assert climb.complaints == ("It hesitates.",)
    assert not climb.fell_back


async def test_a_usable_answer_outlives_a_failure_of_the_second_try():
    climb = await Stand().climb([FakeModel(["hm", KeyRefused("revoked")])])
    assert climb.complaints == ("It hesitates.",)


async def test_a_spent_budget_stops_before_any_call():
    stand = Stand()
    stand.watcher.refuse = lambda: BudgetSpent("0.10 USD are spent.")
    model = FakeModel(["yes"])
    with pytest.raises(BudgetSpent):
        await stand.climb([model, FakeModel(["yes"])])
    assert model.asks == []


async def test_a_call_that_takes_too_long_ends():
    quick = Policy(id="quick", timeout=0.01, passing_tries=0)
    stand = Stand()
    with pytest.raises(ProviderTooSlow, match=r"0\.01 seconds"):
        await stand.climb([BusyModel()], quick)
    assert [attempt.unmetered for attempt in stand.watcher.attempts] == [True]


async def test_a_call_whose_asker_went_away_is_noted_too():
    stand, model = Stand(), BusyModel()
    climb = asyncio.create_task(stand.climb([model]))
    await model.full.wait()
    climb.cancel()
    with pytest.raises(asyncio.CancelledError):
        await climb
    assert [attempt.unmetered for attempt in stand.watcher.attempts] == [True]


async def test_no_more_calls_are_under_way_than_the_provider_takes():
    stand, model = Stand(at_once=3), BusyModel(fills_at=3)
    async with asyncio.TaskGroup() as tasks:
        climbs = [tasks.create_task(stand.climb([model])) for _ in range(12)]
        await model.full.wait()
        model.go.set()
    assert model.most == 3
    assert all(climb.result().value for climb in climbs)


async def test_a_listener_hears_the_pieces_and_when_they_are_void():
    heard: list[str] = []
    listener = Listener(heard.append, lambda why: heard.append(f"again: {why}"))
    await Stand().climb([FakeModel(["perhaps", "yes"])], listener=listener)
    assert heard == ["perhaps", "again: It is neither.", "yes"]
