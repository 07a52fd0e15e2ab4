from collections.abc import Callable
from pathlib import Path

import pytest

from prompt_engine.llm import prices
from prompt_engine.llm.choices import BUDGET, PERIOD, ChosenSettings
from prompt_engine.llm.errors import BudgetSpent
from prompt_engine.llm.ladder import Attempt
from prompt_engine.llm.ledger import Bookkeeper, Call, Ledger
from prompt_engine.llm.models import Answer, ModelName, Usage
from prompt_engine.llm.providers import load_providers
from prompt_engine.llm.storage import Database

PROVIDERS = {provider.id: provider for provider in load_providers()}


@pytest.fixture
def chosen(tmp_path: Path) -> ChosenSettings:
    return ChosenSettings(Database(tmp_path))


@pytest.fixture
def ledger(tmp_path: Path, chosen: ChosenSettings) -> Ledger:
    return Ledger(Database(tmp_path), chosen)


@pytest.fixture
def call() -> Callable[..., Call]:
    def make(number: int = 1, *, nano_usd: int | None = 0, at: str = "", project: str = "") -> Call:
        return Call(
            id=f"{number:026}",
            at=at or "2999-01-01T00:00:00+00:00",
            project=project,
            step="enhance",
            provider="openai",
            model="m",
            input_tokens=10,
            output_tokens=5,
            nano_usd=nano_usd,
            failure=None,
            guide="general",
            guide_sha256="0" * 64,
        )

    return make


def attempt(provider: str, model: str, usage: Usage | None = None) -> Attempt:
    answer = Answer("yes", model, usage or Usage(1_000_000, 1_000_000))
    return Attempt(ModelName(provider, model), answer, None)


def test_totals_are_the_sum_of_the_calls(ledger: Ledger, call: Callable[..., Call]):
    costs = [100_000, 333, None]
    for number, cost in enumerate(costs):
        ledger.add(call(number, nano_usd=cost, project="a" if number else "b"))
    total = ledger.total()
    calls = ledger.calls()
    assert total.nano_usd == sum(each.nano_usd or 0 for each in calls) == 100_333
    assert (total.calls, total.unpriced, total.input_tokens) == (3, 1, 30)
    assert ledger.total(project="b").nano_usd == 100_000
    assert [each.id[-1] for each in calls] == ["2", "1", "0"]


def test_a_budget_that_is_reached_stops_and_says_what_to_do(
    ledger: Ledger, chosen: ChosenSettings, call: Callable[..., Call]
):
    chosen.put({BUDGET: "0.10", PERIOD: "ever"})
    ledger.add(call(1, nano_usd=99_999_999))
    ledger.check()
    ledger.add(call(2, nano_usd=1))
    with pytest.raises(BudgetSpent, match=r"0\.1000 USD of the budget of 0\.10 USD") as raised:
        ledger.check()
    assert raised.value.facts == {"spent_usd": 0.1, "budget_usd": 0.1}


def test_what_was_spent_before_the_period_does_not_count(
    ledger: Ledger, chosen: ChosenSettings, call: Callable[..., Call]
):
    chosen.put({BUDGET: "0.10", PERIOD: "day"})
    ledger.add(call(1, nano_usd=10**12, at="2001-01-01T00:00:00+00:00"))
    ledger.check()


async def test_local_and_offline_models_cost_nothing_and_pass_a_spent_budget(
    ledger: Ledger, chosen: ChosenSettings
):
    chosen.put({BUDGET: "0"})
    book = Bookkeeper(ledger, PROVIDERS, "enhance")
    await book.before(ModelName("ollama", "m"))
    await book.after(attempt("ollama", "m"))
    assert book.nano_usd == 0
    with pytest.raises(BudgetSpent):
        await book.before(ModelName("openai", "m"))


async def test_an_unknown_price_is_said_and_not_guessed(ledger: Ledger):
    book = Bookkeeper(ledger, PROVIDERS, "enhance")
    await book.after(attempt("github_models", "openai/gpt-4o"))
    assert book.nano_usd is None
    assert ledger.calls()[0].usd is None
    assert ledger.total().unpriced == 1


async def test_a_refused_call_is_free_and_one_that_was_given_up_may_not_be(ledger: Ledger):
    book = Bookkeeper(ledger, PROVIDERS, "enhance")
    await book.after(Attempt(ModelName("openai", "gpt-4o"), None, "It refuses the key."))
    assert book.nano_usd == 0
    slow = Attempt(ModelName("openai", "gpt-4o"), None, "It was too slow.", unmetered=True)
    await book.after(slow)
    assert book.nano_usd is None


@pytest.mark.integration
def test_prices_come_from_the_public_list_per_token():
    usage = Usage(1_000_000, 0)
    dear = prices.nano_usd("openai", "gpt-4o", usage)
    cheap = prices.nano_usd("openai", "gpt-4o-mini", usage)
    assert dear is not None
    assert cheap is not None
    assert dear > cheap > 0
    assert prices.nano_usd("openai", "gpt-4o", Usage(2_000_000, 0)) == 2 * dear
    assert prices.nano_usd("openai", "no-such-model", usage) is None
