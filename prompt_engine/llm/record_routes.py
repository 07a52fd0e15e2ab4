"""The guides that models follow, and the record of what they were asked, over HTTP."""

import asyncio
from importlib.metadata import version
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import StringConstraints

from prompt_engine.bodies import Name
from studio_kit.errors import responses

from .bodies import Body, View
from .guides import LONGEST, Guide, GuideUnknown, GuideUnusable
from .ledger import Call, Total, beginning
from .routes import ModelsDep
from .storage import DatabaseUnusable

router = APIRouter(tags=["language models"])


class GuideView(View):
    """Markdown. `sha256` is what each use of the guide is recorded with."""

    id: str
    text: str
    edited: bool
    sha256: str

    @classmethod
    def of(cls, guide: Guide) -> "GuideView":
        return cls(id=guide.id, text=guide.text, edited=guide.edited, sha256=guide.sha256)


class GuideEntry(View):
    id: str
    edited: bool
    sha256: str


class GuideList(View):
    guides: tuple[GuideEntry, ...]


class GuideBody(Body):
    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]


class TotalView(View):
    """`unpriced_calls` cost something that no price list says."""

    calls: int
    input_tokens: int
    output_tokens: int
    usd: float
    unpriced_calls: int

    @classmethod
    def of(cls, total: Total) -> "TotalView":
        return cls(
            calls=total.calls,
            input_tokens=total.input_tokens,
            output_tokens=total.output_tokens,
            usd=total.usd,
            unpriced_calls=total.unpriced,
        )


class CallView(View):
    """`usd` null: the price is not known. `failure` null: the answer was taken."""

    id: str
    at: str
    project_id: str
    step: str
    provider: str
    model: str
    input_tokens: int | None
    output_tokens: int | None
    usd: float | None
    failure: str | None
    guide: str
    guide_sha256: str

    @classmethod
    def of(cls, call: Call) -> "CallView":
        return cls(
            id=call.id,
            at=call.at,
            project_id=call.project,
            step=call.step,
            provider=call.provider,
            model=call.model,
            input_tokens=call.input_tokens,
            output_tokens=call.output_tokens,
            usd=call.usd,
            failure=call.failure,
            guide=call.guide,
            guide_sha256=call.guide_sha256,
        )


class LedgerView(View):
    """`total` is of the calls asked for, `period` of the running budget period of all projects.

    `prices` is the price list and its version, from which each call was priced when it was made.
    """

    total: TotalView
    period: TotalView
    budget_usd: float | None
    budget_period: Literal["day", "month", "ever"]
    prices: str
    calls: tuple[CallView, ...]


@router.get("/guides", responses=responses(GuideUnusable))
def list_guides(models: ModelsDep) -> GuideList:
    guides = [models.guides.read(name) for name in models.guides.ids()]
    return GuideList(
        guides=tuple(
            GuideEntry(id=each.id, edited=each.edited, sha256=each.sha256) for each in guides
        )
    )


@router.get("/guides/{guide_id}", responses=responses(GuideUnknown, GuideUnusable))
def get_guide(guide_id: str, models: ModelsDep) -> GuideView:
    return GuideView.of(models.guides.read(guide_id))


@router.put("/guides/{guide_id}", responses=responses(GuideUnknown, GuideUnusable))
def put_guide(guide_id: str, body: GuideBody, models: ModelsDep) -> GuideView:
    """One's own wording; the next prompt follows it."""
    return GuideView.of(models.guides.write(guide_id, body.text))


@router.delete("/guides/{guide_id}", responses=responses(GuideUnknown, GuideUnusable))
def reset_guide(guide_id: str, models: ModelsDep) -> GuideView:
    """The house's wording again; one's own stays in `data/guides/earlier`."""
    return GuideView.of(models.guides.reset(guide_id))


@router.get("/llm/ledger", responses=responses(DatabaseUnusable))
async def get_ledger(
    models: ModelsDep,
    project_id: Name | None = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> LedgerView:
    """What calls used and cost, newest first."""
    ledger = models.ledger
    budget = await asyncio.to_thread(ledger.budget)
    calls = await asyncio.to_thread(ledger.calls, project=project_id, limit=limit)
    total = await asyncio.to_thread(ledger.total, project=project_id)
    period = await asyncio.to_thread(ledger.total, since=beginning(budget.period))
    return LedgerView(
        total=TotalView.of(total),
        period=TotalView.of(period),
        budget_usd=None if budget.usd is None else float(budget.usd),
        budget_period=budget.period,
        prices=f"genai-prices {version('genai-prices')}",
        calls=tuple(CallView.of(call) for call in calls),
    )
