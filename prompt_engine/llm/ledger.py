"""What calls of language models used and cost, and the budget that stops them."""

import asyncio
import importlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Literal, cast

from ulid import ULID

from .choices import BUDGET, PERIOD, ChosenSettings
from .errors import BudgetSpent
from .guides import Guide
from .ladder import Attempt
from .models import ModelName, Usage
from .providers import Provider
from .storage import Database

Period = Literal["day", "month", "ever"]
NANO = 1_000_000_000
PERIODS: dict[str, str] = {"day": "%Y-%m-%d", "month": "%Y-%m"}
"""How the moment of a call begins in a period."""


@dataclass(frozen=True)
class Call:
    """`nano_usd` None: the price is not known. `failure` None: the answer was taken."""

    id: str
    at: str
    project: str
    step: str
    provider: str
    model: str
    input_tokens: int | None
    output_tokens: int | None
    nano_usd: int | None
    failure: str | None
    guide: str
    guide_sha256: str

    @property
    def usd(self) -> float | None:
        return None if self.nano_usd is None else self.nano_usd / NANO


@dataclass(frozen=True)
class Total:
    """`unpriced` calls cost something that nobody can say."""

    calls: int
    input_tokens: int
    output_tokens: int
    nano_usd: int
    unpriced: int

    @property
    def usd(self) -> float:
        return self.nano_usd / NANO


@dataclass(frozen=True)
class Budget:
    """US dollars in a period of UTC; `usd` None is no limit."""

    usd: Decimal | None
    period: Period


class Ledger:
    """Blocking; call it from a thread."""

    def __init__(self, database: Database, chosen: ChosenSettings) -> None:
        self._database = database
        self._chosen = chosen

    def add(self, call: Call) -> None:
        marks = ", ".join("?" * 12)
        with self._database.write() as db:
            db.execute(f"INSERT INTO calls VALUES ({marks})", tuple(vars(call).values()))

    def calls(self, *, project: str | None = None, limit: int = 100) -> tuple[Call, ...]:
        """Newest first."""
        query = "SELECT * FROM calls WHERE (?1 IS NULL OR project = ?1) ORDER BY id DESC LIMIT ?2"
        with self._database.read() as db:
            return tuple(Call(**dict(row)) for row in db.execute(query, (project, limit)))

    def total(self, *, project: str | None = None, since: str = "") -> Total:
        query = """
            SELECT count(*), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0),
                coalesce(sum(nano_usd), 0), count(*) - count(nano_usd)
            FROM calls WHERE (?1 IS NULL OR project = ?1) AND at >= ?2
        """
        with self._database.read() as db:
            return Total(*db.execute(query, (project, since)).fetchone())

    def budget(self) -> Budget:
        chosen = self._chosen.all()
        usd = chosen.get(BUDGET)
        return Budget(Decimal(usd) if usd else None, cast("Period", chosen.get(PERIOD, "month")))

    def check(self) -> None:
        """Raises `BudgetSpent`. Calls under way are counted when they end, so a burst may pass it
        by what those at once cost."""
        budget = self.budget()
        if budget.usd is None:
            return
        spent = self.total(since=beginning(budget.period)).nano_usd
        if spent >= budget.usd * NANO:
            raise BudgetSpent(
                f"{spent / NANO:.4f} USD of the budget of {budget.usd} USD ({budget.period}) are "
                "spent; raise the budget in the settings, or use a local or the offline model.",
                spent_usd=spent / NANO,
                budget_usd=float(budget.usd),
            )


@dataclass(frozen=True)
class Bookkeeper:
    """Watches one climb: refuses what the budget forbids, notes what each call used."""

    ledger: Ledger
    providers: dict[str, Provider]
    step: str
    guide: Guide | None = None
    project: str = ""
    calls: list[Call] = field(default_factory=list[Call])

    @property
    def nano_usd(self) -> int | None:
        """What the climb cost so far; None where one of its calls has no known price."""
        costs = [call.nano_usd for call in self.calls]
        return None if None in costs else sum(cost for cost in costs if cost is not None)

    async def before(self, name: ModelName) -> None:
        if self._costs(name):
            await asyncio.to_thread(self.ledger.check)

    async def after(self, attempt: Attempt) -> None:
        await asyncio.to_thread(self._note, attempt)

    def _note(self, attempt: Attempt) -> None:
        usage = attempt.answer.usage if attempt.answer else Usage()
        call = self._call(attempt, usage)
        self.calls.append(call)
        self.ledger.add(call)

    def _call(self, attempt: Attempt, usage: Usage) -> Call:
        return Call(
            id=str(ULID()),
            at=datetime.now(UTC).isoformat(),
            project=self.project,
            step=self.step,
            provider=attempt.name.provider,
            model=attempt.name.model,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            nano_usd=self._cost(attempt, usage),
            failure=attempt.failure,
            guide=self.guide.id if self.guide else "",
            guide_sha256=self.guide.sha256 if self.guide else "",
        )

    def _cost(self, attempt: Attempt, usage: Usage) -> int | None:
        """What was refused is not billed; what was given up may be, and nobody says how much."""
        prices = self.providers[attempt.name.provider].prices
        if not self._costs(attempt.name):
            return 0
        if attempt.answer is None:
            return None if attempt.unmetered else 0
        if prices is None or usage.input_tokens is None:
            return None
        list_of_prices = cast("Any", importlib.import_module("prompt_engine.llm.prices"))
        return list_of_prices.nano_usd(prices, attempt.name.model, usage)

    def _costs(self, name: ModelName) -> bool:
        return self.providers[name.provider].kind not in ("local", "offline")


def beginning(period: Period) -> str:
    pattern = PERIODS.get(period)
    return datetime.now(UTC).strftime(pattern) if pattern else ""
