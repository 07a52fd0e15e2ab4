"""Asking language models over HTTP."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse
from pydantic import Field, JsonValue, StringConstraints

from prompt_engine.bodies import CameraBody, JsonObject, Name
from prompt_engine.catalogue.choices import UnknownOption
from prompt_engine.catalogue.routes import CatalogueDep
from prompt_engine.catalogue.service import Catalogue, UnknownField
from prompt_engine.prompts.models import Intent
from prompt_engine.prompts.old_config import read_old_config
from prompt_engine.prompts.routes import WriterDep
from prompt_engine.prompts.service import PromptWriter, UnknownTargetModel
from studio_kit.errors import StudioError, TooMany, responses

from .bodies import Body, CredentialsBody, ModelId, ProviderBody, View
from .choices import TARGET
from .diff import Part
from .enhancement import Enhancement, Wish
from .errors import (
    AddressRefused,
    BudgetSpent,
    NotOffered,
    ProviderFailure,
    ProviderTooSlow,
    ProviderUnknown,
)
from .ladder import Listener
from .ledger import NANO, Bookkeeper
from .service import LanguageModels, Named
from .storage import DatabaseUnusable

router = APIRouter(tags=["language models"])

FAILURES = (
    AddressRefused,
    ProviderUnknown,
    BudgetSpent,
    TooMany,
    NotOffered,
    ProviderFailure,
    DatabaseUnusable,
    ProviderTooSlow,
)
"""What asking a provider may end in, one class for each status."""

SAMPLE = 10


class EnhanceRequest(Body):
    """`camera` is the way to say the configuration, `config` what older scripts send.

    Without a provider the chosen one is asked, and without a chosen one the offline model.
    """

    user_prompt: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
    llm_provider: Name = ""
    llm_model: ModelId = ""
    target_model: Name = ""
    project_type: Literal["live_action", "animation"] | None = None
    camera: CameraBody = Field(default_factory=dict)
    config: JsonObject = Field(default_factory=dict)
    credentials: CredentialsBody = Field(default_factory=CredentialsBody)
    project_id: Name = ""


class PartView(View):
    """`id` is null where nothing changed. All `after` are the new text, all `before` the old."""

    id: str | None
    before: str
    after: str

    @classmethod
    def of(cls, part: Part) -> "PartView":
        return cls(id=part.id, before=part.before, after=part.after)


class AttemptView(View):
    provider: str
    model: str
    failure: str | None


class EnhancementView(View):
    """`cost_usd` is null where the model's price is not known."""

    success: Literal[True] = True
    enhanced_prompt: str
    negative_prompt: str | None
    tokens_used: int
    model_used: str
    warnings: tuple[str, ...]
    error: None = None
    parts: tuple[PartView, ...]
    provider_used: str
    fell_back: bool
    attempts: tuple[AttemptView, ...]
    guide: str
    guide_sha256: str
    cost_usd: float | None


class ModelView(View):
    id: str
    name: str


class ModelsView(View):
    success: Literal[True] = True
    models: tuple[ModelView, ...]
    default_model: str | None
    error: None = None


class TestProviderRequest(ProviderBody):
    """With a `test_prompt` a model is also asked: `model`, else the first of the list."""

    test_prompt: Annotated[str, StringConstraints(max_length=2_000)] | None = None
    model: ModelId = ""


class TestProviderView(View):
    success: Literal[True] = True
    provider: str
    models_fetched: int
    models_sample: tuple[str, ...]
    token_info: dict[str, JsonValue]
    enhancement_result: str | None
    error: None = None


async def models_of(request: Request) -> LanguageModels:
    return request.state.language_models


ModelsDep = Annotated[LanguageModels, Depends(models_of)]


class Asked:
    """A request to enhance that has been understood, ready to be asked once or in pieces."""

    def __init__(
        self,
        models: LanguageModels,
        *,
        wish: Wish,
        negative: str,
        asked: tuple[Named, ...],
        remarks: tuple[str, ...],
        project: str,
    ) -> None:
        self._models, self._wish, self._negative = models, wish, negative
        self._asked, self._remarks, self._project = asked, remarks, project

    async def answer(self, listener: Listener | None = None) -> EnhancementView:
        enhancement, book = await self._models.enhance(
            self._wish, self._asked, project=self._project, listener=listener
        )
        return self._view(enhancement, book)

    def _view(self, enhancement: Enhancement, book: Bookkeeper) -> EnhancementView:
        climb = enhancement.climb
        return EnhancementView(
            enhanced_prompt=enhancement.text,
            negative_prompt=self._negative or None,
            tokens_used=sum(each.answer.usage.total for each in climb.attempts if each.answer),
            model_used=climb.name.model,
            warnings=(*self._remarks, *enhancement.warnings),
            parts=tuple(PartView.of(part) for part in enhancement.parts),
            provider_used=climb.name.provider,
            fell_back=climb.fell_back,
            attempts=tuple(
                AttemptView(
                    provider=each.name.provider, model=each.name.model, failure=each.failure
                )
                for each in climb.attempts
            ),
            guide=self._wish.guide.id,
            guide_sha256=self._wish.guide.sha256,
            cost_usd=None if book.nano_usd is None else book.nano_usd / NANO,
        )


async def asked(
    body: EnhanceRequest, models: ModelsDep, catalogue: CatalogueDep, writer: WriterDep
) -> Asked:
    """Raises what is wrong with the request, before anybody is called."""
    chosen = await asyncio.to_thread(models.chosen.all)
    old = read_old_config(body.config, catalogue)
    intent = _intent(body, catalogue)
    target = writer.model(body.target_model or chosen.get(TARGET, "generic"))
    return Asked(
        models,
        wish=Wish(
            body.user_prompt,
            intent.camera,
            target,
            await asyncio.to_thread(models.guides.of_model, target.id),
        ),
        negative=_negative(writer, intent, target.id),
        asked=await models.asked(body.llm_provider, body.llm_model, body.credentials.given()),
        remarks=tuple(remark.message for remark in old.remarks),
        project=body.project_id,
    )


AskedDep = Annotated[Asked, Depends(asked)]

UNREADABLE = (UnknownOption, UnknownField, UnknownTargetModel)


@router.post("/enhance-prompt", responses=responses(*UNREADABLE, *FAILURES))
async def enhance_prompt(enhancement: AskedDep) -> EnhancementView:
    """A fuller prompt that keeps the configuration, and its changes one by one."""
    return await enhancement.answer()


@router.post(
    "/enhance-prompt/stream",
    responses={
        **responses(*UNREADABLE, *FAILURES),
        200: {"content": {"text/event-stream": {}}, "description": "Events, see the seams"},
    },
    response_class=StreamingResponse,
)
async def stream_enhancement(enhancement: AskedDep) -> StreamingResponse:
    """The same as server-sent events: `piece {text}`, `again {reason}` (what came is void), and at
    the end `done` with the whole answer or `problem` with an error's body."""
    return StreamingResponse(
        _events(enhancement.answer),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@router.post("/llm/models", responses=responses(*FAILURES))
async def list_models(body: ProviderBody, models: ModelsDep) -> ModelsView:
    """The models that a provider offers with these credentials, or the stored ones."""
    provider = (await models.providers()).chat(body.provider)
    ids = await models.gateway.models(provider, body.credentials.given())
    return ModelsView(
        models=tuple(ModelView(id=name, name=name) for name in ids),
        default_model=ids[0] if ids else None,
    )


@router.post("/test-provider", responses=responses(*FAILURES))
async def try_provider(
    body: TestProviderRequest, models: ModelsDep, writer: WriterDep
) -> TestProviderView:
    """Whether a provider takes the key, and, with a prompt, whether a model answers."""
    provider = (await models.providers()).chat(body.provider)
    given = body.credentials.given()
    ids = await models.gateway.models(provider, given)
    model = body.model or (ids[0] if ids else "")
    result, tokens = None, dict[str, JsonValue]()
    if body.test_prompt and model:
        named = (await models.asked(provider.id, model, given))[:1]
        wish = Wish(
            body.test_prompt, {}, writer.model("generic"), models.guides.of_model("generic")
        )
        enhancement, book = await models.enhance(wish, named, step="test")
        result = enhancement.text
        tokens = _tokens(book)
    return TestProviderView(
        provider=provider.id,
        models_fetched=len(ids),
        models_sample=ids[:SAMPLE],
        token_info=tokens,
        enhancement_result=result,
    )


def _tokens(book: Bookkeeper) -> dict[str, JsonValue]:
    return {
        "input_tokens": sum(call.input_tokens or 0 for call in book.calls),
        "output_tokens": sum(call.output_tokens or 0 for call in book.calls),
        "cost_usd": None if book.nano_usd is None else book.nano_usd / NANO,
    }


def _intent(body: EnhanceRequest, catalogue: Catalogue) -> Intent:
    old = read_old_config(body.config, catalogue)
    choices = catalogue.choose({**old.camera, **body.camera})
    return Intent(body.user_prompt, choices, body.project_type)


def _negative(writer: PromptWriter, intent: Intent, target: str) -> str:
    return writer.write(intent, target).negative


async def _events(
    answer: Callable[[Listener], Awaitable[EnhancementView]],
) -> AsyncGenerator[str]:
    events: asyncio.Queue[str | None] = asyncio.Queue()

    async def work() -> None:
        listener = Listener(
            lambda text: events.put_nowait(_event("piece", {"text": text})),
            lambda reason: events.put_nowait(_event("again", {"reason": reason})),
        )
        try:
            view = await answer(listener)
            events.put_nowait(_event("done", view.model_dump(mode="json")))
        except StudioError as error:
            events.put_nowait(_event("problem", _problem(error)))
        finally:
            events.put_nowait(None)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(work())
        while (event := await events.get()) is not None:
            yield event


def _event(name: str, data: dict[str, JsonValue]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def _problem(error: StudioError) -> dict[str, JsonValue]:
    return {
        "type": "about:blank",
        "title": error.title,
        "status": error.status,
        "detail": error.message,
    }
