"""From one call to a usable answer: again after a passing failure, with the reason after a bad
answer, and with the next model when one has failed for good.

Libraries fall back on errors only; a model that answers nonsense twice is as much of a failure.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Generic, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from .errors import (
    AnswerUnreadable,
    AnswerUnusable,
    BudgetSpent,
    Failure,
    ProviderBusy,
    ProviderFailure,
    ProviderTooSlow,
)
from .models import Answer, Ask, Effort, LanguageModel, ModelName, Piece, Turn

T = TypeVar("T")

LONGEST_COMPLAINT = 2_000
"""Characters of a reason that are fed back."""

Sleep = Callable[[float], Awaitable[None]]


class Policy(BaseModel):
    """How hard to try for one step of the work. Times are seconds.

    `tries` calls of each model until its answer is usable; `passing_tries` more after failures
    that pass by themselves. A provider that asks to wait longer than `longest_wait` has failed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    tries: Annotated[int, Field(ge=1, le=5)] = 2
    passing_tries: Annotated[int, Field(ge=0, le=5)] = 2
    fallback: bool = True
    timeout: Annotated[float, Field(gt=0, le=600)] = 90
    first_wait: Annotated[float, Field(ge=0)] = 0.5
    longest_wait: Annotated[float, Field(ge=0)] = 20
    most_tokens: Annotated[int, Field(ge=1)] = 2_000
    temperature: float | None = None
    effort: Effort = "none"


@dataclass(frozen=True)
class Verdict(Generic[T]):
    """What an answer was read as. Complaints are fed back once more; without a value it is none."""

    value: T | None
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rung(Generic[T]):
    """A model to ask, and how its answers are read."""

    name: ModelName
    model: LanguageModel
    read: Callable[[str], Verdict[T]]


@dataclass(frozen=True)
class Attempt:
    """One call. `failure` is what was wrong with it; None for the answer that was taken.

    `unmetered`: no answer came, and yet the provider may have worked, and bill it.
    """

    name: ModelName
    answer: Answer | None
    failure: str | None
    unmetered: bool = False


@dataclass(frozen=True)
class Climb(Generic[T]):
    value: T
    complaints: tuple[str, ...]
    answer: Answer
    name: ModelName
    attempts: tuple[Attempt, ...]
    fell_back: bool


class Watcher(Protocol):
    """Told of each call before and after it: keeps the ledger, and may refuse by raising."""

    async def before(self, name: ModelName) -> None: ...

    async def after(self, attempt: Attempt) -> None: ...


@dataclass(frozen=True)
class Listener:
    """`hear` gets the pieces of an answer; `again` says that they are void, and why."""

    hear: Piece
    again: Callable[[str], None]


@dataclass(frozen=True)
class Ladder:
    """`places` limits the calls under way at each provider."""

    watcher: Watcher
    places: Callable[[str], asyncio.Semaphore]
    sleep: Sleep = asyncio.sleep

    async def climb(
        self,
        ask: Ask,
        rungs: Sequence[Rung[T]],
        policy: Policy,
        *,
        listener: Listener | None = None,
    ) -> Climb[T]:
        """Raises the last failure when no rung holds."""
        attempts: list[Attempt] = []
        failure: Failure | None = None
        wanted = replace(
            ask,
            most_tokens=policy.most_tokens,
            temperature=policy.temperature,
            effort=policy.effort,
        )
        for rung in rungs if policy.fallback else rungs[:1]:
            if failure and listener:
                listener.again(failure.message)
            try:
                found = await self._try(wanted, rung, policy, attempts, listener)
            except (ProviderFailure, ProviderBusy) as error:
                failure = error
                continue
            verdict, answer = found
            assert verdict.value is not None
            return Climb(
                verdict.value,
                verdict.complaints,
                answer,
                rung.name,
                tuple(attempts),
                fell_back=rung is not rungs[0],
            )
        assert failure is not None, "a ladder has at least one rung"
        raise failure

    async def _try(
        self,
        ask: Ask,
        rung: Rung[T],
        policy: Policy,
        attempts: list[Attempt],
        listener: Listener | None,
    ) -> tuple[Verdict[T], Answer]:
        """The answer with the fewest complaints of `policy.tries`; raises `AnswerUnusable`."""
        best: tuple[Verdict[T], Answer] | None = None
        complaints: tuple[str, ...] = ()
        for number in range(policy.tries):
            if number and listener:
                listener.again(" ".join(complaints))
            try:
                answer = await self._patiently(ask, rung, policy, attempts, listener)
            except (ProviderFailure, ProviderBusy, BudgetSpent):
                if best is None:
                    raise
                break
            verdict = rung.read(answer.text)
            complaints = verdict.complaints
            await self._note(attempts, Attempt(rung.name, answer, " ".join(complaints) or None))
            if verdict.value is not None and _better(verdict, best):
                best = (verdict, answer)
            if best and not best[0].complaints:
                break
            ask = _told(ask, answer, complaints)
        if best is None:
            raise AnswerUnusable(
                f"{rung.name} answered {policy.tries} times and no answer could be used: "
                f"{' '.join(complaints)[:300]}"
            )
        return best

    async def _patiently(
        self,
        ask: Ask,
        rung: Rung[T],
        policy: Policy,
        attempts: list[Attempt],
        listener: Listener | None,
    ) -> Answer:
        """One answer, after at most `policy.passing_tries` failures that pass by themselves."""
        for left in range(policy.passing_tries, -1, -1):
            try:
                return await self._once(ask, rung, policy, listener)
            except (ProviderFailure, ProviderBusy) as error:
                unmetered = isinstance(error, ProviderTooSlow | AnswerUnreadable)
                await self._note(attempts, Attempt(rung.name, None, error.message, unmetered))
                wait = _wait(error, policy, policy.passing_tries - left)
                if not error.passing or not left or wait > policy.longest_wait:
                    raise
                if listener:
                    listener.again(error.message)
            await self.sleep(wait)
        raise AssertionError("the last try returns or raises")

    async def _once(
        self, ask: Ask, rung: Rung[T], policy: Policy, listener: Listener | None
    ) -> Answer:
        hear = listener.hear if listener else None
        async with self.places(rung.name.provider):
            await self.watcher.before(rung.name)
            try:
                async with asyncio.timeout(policy.timeout):
                    return await rung.model.answer(ask, hear=hear)
            except asyncio.CancelledError:
                left = Attempt(rung.name, None, "The asker went away.", unmetered=True)
                await asyncio.shield(self.watcher.after(left))
                raise
            except TimeoutError as error:
                raise ProviderTooSlow(
                    f"{rung.name} did not finish within {policy.timeout:g} seconds."
                ) from error

    async def _note(self, attempts: list[Attempt], attempt: Attempt) -> None:
        attempts.append(attempt)
        await self.watcher.after(attempt)


def _better(verdict: Verdict[T], best: tuple[Verdict[T], Answer] | None) -> bool:
    return best is None or len(verdict.complaints) < len(best[0].complaints)


def _told(ask: Ask, answer: Answer, complaints: tuple[str, ...]) -> Ask:
    """The same conversation, with the bad answer and what was wrong with it."""
    reasons = "\n".join(f"- {complaint}" for complaint in complaints)[:LONGEST_COMPLAINT]
    wish = f"That answer cannot be used as it is:\n{reasons}\nAnswer again, whole and put right."
    return replace(ask, turns=(*ask.turns, Turn("model", answer.text), Turn("user", wish)))


def _wait(error: Failure, policy: Policy, failures: int) -> float:
    """Seconds: what the provider asked for, else twice as long each time, a little apart."""
    if isinstance(error, ProviderBusy) and error.asked:
        return error.retry_after
    wait = policy.first_wait * 2**failures * random.uniform(0.8, 1.2)
    return min(wait, policy.longest_wait)
