"""From the name of a model to something that answers. Loads the libraries when first needed."""

import asyncio
import importlib
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast

from .credentials import Credentials
from .errors import NothingChosen, NotOffered, ProviderTooSlow
from .models import LanguageModel, ModelName
from .offline import OfflineModel
from .providers import Access, Provider

LIST_SECONDS = 10.0
DETECT_SECONDS = 1.5
CALL_SECONDS = 600.0
"""The most a call of a model may last between two pieces; the ladder's own limit is shorter."""


@dataclass(frozen=True)
class Given:
    """What one request brings along instead of what is stored; it is not kept."""

    endpoint: str | None = None
    key: str | None = None

    def __repr__(self) -> str:
        return f"Given({self.endpoint})"


NOTHING_GIVEN = Given()


class Gateway:
    """Reaches providers. One HTTP client serves all calls while the service runs."""

    def __init__(self, credentials: Credentials, offline: OfflineModel) -> None:
        self._credentials = credentials
        self._offline = offline
        self._stack = AsyncExitStack()
        self._client: Any = None
        self._loading = asyncio.Lock()

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["Gateway"]:
        async with self._stack:
            yield self

    async def model(
        self, provider: Provider, model: str, given: Given = NOTHING_GIVEN
    ) -> LanguageModel:
        """Raises `NothingChosen` without a key where one is needed."""
        if provider.kind == "offline":
            return self._offline
        access = await self.access(provider, given)
        chat = await asyncio.to_thread(_module, "chat")
        wire = await asyncio.to_thread(_module, f"chat_{provider.wire}")
        built = wire.build(access, model, await self._http())
        return chat.ChatModel(ModelName(provider.id, model), built, access.key)

    async def models(self, provider: Provider, given: Given = NOTHING_GIVEN) -> tuple[str, ...]:
        """The ids of a provider's models. Raises the failures of `errors.py`."""
        if provider.kind == "offline":
            return ("rule-based",)
        return await self._listed(await self.access(provider, given), LIST_SECONDS)

    async def answers(self, provider: Provider) -> tuple[str, ...]:
        """As `models`, for a server that may well not run."""
        access = Access(provider, provider.url or "", None)
        return await self._listed(access, DETECT_SECONDS)

    async def post_form(self, provider: Provider, url: str, form: Mapping[str, str]) -> object:
        wire, client = await asyncio.to_thread(_module, "wire"), await self._http()
        headers = {"accept": "application/json"}
        try:
            async with asyncio.timeout(LIST_SECONDS):
                return await wire.ask(
                    client, "POST", url, provider=provider, headers=headers, form=form
                )
        except TimeoutError as error:
            raise ProviderTooSlow(f"{provider.name} did not answer in time.") from error

    async def access(self, provider: Provider, given: Given) -> Access:
        """The address and the key to use. A stored key goes to its own address and no other."""
        if provider.kind == "none":
            raise NotOffered(f"{provider.name} cannot be asked here. {provider.note}")
        stored = await asyncio.to_thread(self._credentials.of, provider.id)
        own = stored.endpoint or provider.url
        url = given.endpoint or own
        if not url:
            raise NothingChosen(f"{provider.name} has no address; enter one in the settings.")
        key = given.key or (await self._stored_key(provider) if url == own else None)
        if key is None and provider.kind == "key":
            raise NothingChosen(f"{provider.name} has no key; enter one in the settings.")
        return Access(provider, url, key)

    async def _stored_key(self, provider: Provider) -> str | None:
        return await asyncio.to_thread(self._credentials.key, provider.id)

    async def _listed(self, access: Access, seconds: float) -> tuple[str, ...]:
        wire, client = await asyncio.to_thread(_module, "wire"), await self._http()
        try:
            async with asyncio.timeout(seconds):
                return await wire.list_models(client, access)
        except TimeoutError as error:
            raise ProviderTooSlow(
                f"{access.provider.name} did not answer within {seconds:g} seconds."
            ) from error

    async def _http(self) -> Any:
        async with self._loading:
            if self._client is None:
                transport = await asyncio.to_thread(_module, "transport")
                client = transport.open_client(seconds=CALL_SECONDS)
                self._client = await self._stack.enter_async_context(client)
        return self._client


def _module(name: str) -> Any:
    return cast("Any", importlib.import_module(f"prompt_engine.llm.{name}"))
