"""What is chosen of language models, and the providers there are, over HTTP."""

import asyncio
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field, StringConstraints

from prompt_engine.bodies import Name
from prompt_engine.prompts.routes import WriterDep
from prompt_engine.prompts.service import UnknownTargetModel
from studio_kit.addresses import HttpAddress, Secret
from studio_kit.errors import responses

from . import choices
from .bodies import Body, CredentialsBody, ModelId, View
from .connection_tests import ConnectionTest
from .errors import ProviderUnknown
from .gateway import Given
from .providers import Provider, Wire
from .routes import FAILURES, SAMPLE, ModelsDep
from .service import ProviderBuiltIn, ProviderExists, answers_with
from .storage import DatabaseUnusable

router = APIRouter(prefix="/settings", tags=["language models"])


class SettingsView(View):
    """Without an active provider the offline model is asked. `budget_usd` null: no limit."""

    active_provider: str | None
    selected_model: str | None
    target_model: str | None
    fallback_provider: str | None
    fallback_model: str | None
    budget_usd: float | None
    budget_period: Literal["day", "month", "ever"]


class SettingsBody(Body):
    """What is null or left out stays; an empty text, or a budget below 0, removes."""

    active_provider: Name | None = None
    selected_model: ModelId | None = None
    target_model: Name | None = None
    fallback_provider: Name | None = None
    fallback_model: ModelId | None = None
    budget_usd: Annotated[float, Field(ge=-1, le=1_000_000)] | None = None
    budget_period: Literal["day", "month", "ever"] | None = None


class LastTestView(View):
    """`at` in UTC."""

    at: str
    ok: bool
    message: str


class ProviderView(View):
    """`type`: key, local, own, offline, or none, which serves no chat model: `description` says
    why. `last_test`: of the key and address that are stored now; null where there was none."""

    id: str
    name: str
    type: Literal["offline", "key", "local", "own", "none"]
    wire: Wire
    description: str
    default_endpoint: str | None
    docs_url: str
    supports: tuple[str, ...]
    models: tuple[str, ...] = ()
    health_check: str | None = None
    oauth_url: str | None = None
    last_test: LastTestView | None = None

    @classmethod
    def of(cls, provider: Provider, test: ConnectionTest | None = None) -> "ProviderView":
        chat = ("chat", "streaming", "structured") if provider.kind != "none" else ()
        login = ("device_flow",) if provider.device_flow else ()
        return cls(
            id=provider.id,
            name=provider.name,
            type=provider.kind,
            wire=provider.wire,
            description=provider.note,
            default_endpoint=provider.url,
            docs_url=provider.docs,
            supports=(*chat, *login),
            oauth_url=provider.device_flow.code_url if provider.device_flow else None,
            last_test=LastTestView(at=test.at, ok=test.ok, message=test.message) if test else None,
        )


class ProviderList(View):
    count: int
    providers: tuple[ProviderView, ...]


class NewProvider(Body):
    """A server that speaks `wire`; `endpoint` is the base of its protocol's paths."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
    endpoint: HttpAddress
    wire: Wire = "openai"
    api_key: Secret | None = None


class EndpointTest(Body):
    endpoint: HttpAddress
    api_key: Secret | None = None
    wire: Wire = "openai"


class TestView(View):
    status: Literal["ok"] = "ok"
    message: str
    models: tuple[str, ...]


class LocalServer(View):
    id: str
    name: str
    endpoint: str
    models: tuple[str, ...]


class LocalServers(View):
    found: tuple[LocalServer, ...]


@router.get("", responses=responses(DatabaseUnusable))
async def get_settings(models: ModelsDep) -> SettingsView:
    chosen = await asyncio.to_thread(models.chosen.all)
    budget = await asyncio.to_thread(models.ledger.budget)
    return SettingsView(
        active_provider=chosen.get(choices.ACTIVE),
        selected_model=chosen.get(choices.MODEL),
        target_model=chosen.get(choices.TARGET),
        fallback_provider=chosen.get(choices.FALLBACK),
        fallback_model=chosen.get(choices.FALLBACK_MODEL),
        budget_usd=None if budget.usd is None else float(budget.usd),
        budget_period=budget.period,
    )


@router.put("", responses=responses(ProviderUnknown, UnknownTargetModel, *FAILURES))
async def put_settings(body: SettingsBody, models: ModelsDep, writer: WriterDep) -> SettingsView:
    providers = await models.providers()
    for name in filter(None, (body.active_provider, body.fallback_provider)):
        providers.chat(name)
    if body.target_model:
        writer.model(body.target_model)
    values = body.model_dump(exclude={"budget_usd"})
    if body.budget_usd is not None:
        values[choices.BUDGET] = "" if body.budget_usd < 0 else str(body.budget_usd)
    for name in (choices.ACTIVE, choices.FALLBACK):
        values[name] = providers.find(values[name]).id if values[name] else values[name]
    await asyncio.to_thread(models.chosen.put, values)
    return await get_settings(models)


@router.get("/providers", responses=responses(DatabaseUnusable))
async def list_providers(models: ModelsDep) -> ProviderList:
    tests = await asyncio.to_thread(models.tests.all)
    providers = (await models.providers()).all
    views = tuple(ProviderView.of(each, tests.get(each.id)) for each in providers)
    return ProviderList(count=len(views), providers=views)


@router.post("/providers", status_code=201, responses=responses(ProviderExists, DatabaseUnusable))
async def add_provider(body: NewProvider, models: ModelsDep) -> ProviderView:
    """A server of one's own: any that speaks one of the protocols."""
    provider = await models.add_provider(body.name, body.endpoint, body.wire)
    if body.api_key and (key := body.api_key.get_secret_value()):
        await asyncio.to_thread(models.credentials.put, provider.id, {"api_key": key})
    return ProviderView.of(provider)


@router.get("/providers/local/detect", responses=responses(DatabaseUnusable))
async def detect_local_servers(models: ModelsDep) -> LocalServers:
    """Ollama, LM Studio and vLLM at their usual ports of this machine."""
    found = await models.detect()
    return LocalServers(
        found=tuple(
            LocalServer(id=each.id, name=each.name, endpoint=each.url or "", models=ids)
            for each, ids in found
        )
    )


@router.get("/providers/{provider_id}", responses=responses(ProviderUnknown, DatabaseUnusable))
async def get_provider(provider_id: str, models: ModelsDep) -> ProviderView:
    provider = (await models.providers()).find(provider_id)
    tests = await asyncio.to_thread(models.tests.all)
    return ProviderView.of(provider, tests.get(provider.id))


@router.delete(
    "/providers/{provider_id}",
    status_code=204,
    responses=responses(ProviderUnknown, ProviderBuiltIn, DatabaseUnusable),
)
async def remove_provider(provider_id: str, models: ModelsDep) -> None:
    """Takes a provider of one's own off the list, with its key, at once."""
    await models.remove_provider(provider_id)


@router.post("/providers/{provider_id}/test", responses=responses(*FAILURES))
async def test_provider(provider_id: str, body: CredentialsBody, models: ModelsDep) -> TestView:
    """Whether it answers at the endpoint and takes the key; without them, the stored ones."""
    provider = (await models.providers()).chat(provider_id)
    return _tested(provider, await models.test(provider, body.given()))


@router.post("/custom-endpoint/test", responses=responses(*FAILURES))
async def test_endpoint(body: EndpointTest, models: ModelsDep) -> TestView:
    """Whether a server answers that nobody has added yet."""
    provider = Provider(
        id="endpoint", name=body.endpoint, kind="own", wire=body.wire, url=body.endpoint
    )
    key = body.api_key.get_secret_value() if body.api_key else None
    return _tested(provider, await models.gateway.models(provider, Given(None, key or None)))


def _tested(provider: Provider, ids: tuple[str, ...]) -> TestView:
    return TestView(message=answers_with(provider, ids), models=ids[:SAMPLE])
