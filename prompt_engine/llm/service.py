"""Everything about language models, put together for the routes."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from prompt_engine.catalogue.service import Catalogue
from studio_kit.addresses import HttpAddress
from studio_kit.errors import Conflict, Forbidden, StudioError
from studio_kit.secrets import SecretBox
from studio_kit.settings import Settings
from studio_kit.tables import load_table

from .choices import ACTIVE, FALLBACK, FALLBACK_MODEL, MODEL, ChosenSettings
from .connection_tests import ConnectionTests
from .credentials import Credentials
from .enhancement import Enhancement, Enhancer, Wish
from .errors import NothingChosen, ProviderBusy, ProviderFailure, ProviderUnknown
from .gateway import NOTHING_GIVEN, Gateway, Given
from .guides import Guides
from .keeping import Keeper
from .ladder import Ladder, Listener, Policy
from .ledger import Bookkeeper, Ledger
from .models import LanguageModel, ModelName
from .offline import MODEL as OFFLINE_MODEL
from .offline import PROVIDER as OFFLINE
from .offline import OfflineModel
from .providers import Provider, Providers, Wire, load_providers
from .storage import Database

STEPS = Path(__file__).with_name("steps.yaml")

MOST_OWN = 50
"""Providers that a person may add."""


class ProviderExists(Conflict):
    title = "A provider has this name"


class ProviderBuiltIn(Forbidden):
    title = "A built-in provider stays"


Named = tuple[ModelName, LanguageModel]


@dataclass(frozen=True)
class LanguageModels:
    built_in: tuple[Provider, ...]
    credentials: Credentials
    chosen: ChosenSettings
    tests: ConnectionTests
    ledger: Ledger
    guides: Guides
    gateway: Gateway
    keeper: Keeper
    policies: Mapping[str, Policy]
    _places: dict[str, asyncio.Semaphore] = field(default_factory=dict[str, asyncio.Semaphore])

    async def providers(self) -> Providers:
        own = await asyncio.to_thread(self.chosen.own_providers)
        return Providers((*self.built_in, *own))

    def policy(self, step: str) -> Policy:
        return self.policies.get(step, self.policies["default"])

    async def asked(self, provider: str, model: str, given: Given) -> tuple[Named, ...]:
        """What a request names, else what is chosen, else the offline model; then the fallback.

        Raises `ProviderUnknown`, `NotOffered`, or `NothingChosen` where a key or a model lacks.
        """
        chosen = await asyncio.to_thread(self.chosen.all)
        providers = await self.providers()
        first = providers.chat(provider or chosen.get(ACTIVE, OFFLINE))
        name = ModelName(first.id, model or self._model_of(first, chosen))
        asked = (name, await self.gateway.model(first, name.model, given))
        fallback = await self._fallback(providers, chosen)
        return (asked, fallback) if fallback and fallback[0] != name else (asked,)

    async def enhance(
        self,
        wish: Wish,
        models: Sequence[Named],
        *,
        step: str = "enhance",
        project: str = "",
        listener: Listener | None = None,
    ) -> tuple[Enhancement, Bookkeeper]:
        """Raises the failures of `errors.py`."""
        providers = await self.providers()
        by_id = {provider.id: provider for provider in providers.all}
        book = Bookkeeper(self.ledger, by_id, step, wish.guide, project)
        ladder = Ladder(book, lambda name: self._place(by_id[name]))
        enhancer = Enhancer(self.keeper, ladder, self.policy(step))
        return await enhancer.enhance(wish, models, listener=listener), book

    async def test(self, provider: Provider, given: Given) -> tuple[str, ...]:
        """The models that it answers with, and a note of how that went if nothing else was given.

        Raises the failures of `errors.py`.
        """
        try:
            ids = await self.gateway.models(provider, given)
        except StudioError as error:
            await self._noted(provider, given, error.message, ok=False)
            raise
        await self._noted(provider, given, answers_with(provider, ids), ok=True)
        return ids

    async def _noted(self, provider: Provider, given: Given, message: str, *, ok: bool) -> None:
        if given == NOTHING_GIVEN:
            await asyncio.to_thread(self.tests.note, provider.id, message, ok=ok)

    async def detect(self) -> list[tuple[Provider, tuple[str, ...]]]:
        """The local servers that answer on their usual ports, and their models."""
        local = [provider for provider in self.built_in if provider.kind == "local"]
        found = await asyncio.gather(*(self._detected(provider) for provider in local))
        return [(provider, models) for provider, models in zip(local, found, strict=True) if models]

    async def add_provider(self, name: str, url: HttpAddress, wire: Wire) -> Provider:
        """Raises `ProviderExists` where one of that name is there."""
        provider = Provider(id=_id_of(name), name=name, kind="own", wire=wire, url=url)
        providers = await self.providers()
        taken = {known for each in providers.all for known in (each.id, *each.aliases)}
        if provider.id in taken:
            raise ProviderExists(f'There is a provider called "{provider.id}"; take another name.')
        if len(providers.all) - len(self.built_in) >= MOST_OWN:
            raise ProviderExists(f"{MOST_OWN} providers of your own are the most; remove one.")
        await asyncio.to_thread(self.chosen.add_provider, provider)
        return provider

    async def remove_provider(self, provider_id: str) -> None:
        """With its key. Raises `ProviderUnknown`, or `ProviderBuiltIn`."""
        provider = (await self.providers()).find(provider_id)
        if provider.kind != "own":
            raise ProviderBuiltIn(f"{provider.name} is built in; delete its key instead.")
        await asyncio.to_thread(self.credentials.delete, provider.id)
        await asyncio.to_thread(self.chosen.remove_provider, provider.id)

    def _model_of(self, provider: Provider, chosen: Mapping[str, str]) -> str:
        if provider.kind == "offline":
            return OFFLINE_MODEL
        if chosen.get(ACTIVE) != provider.id or MODEL not in chosen:
            raise NothingChosen(f"No model of {provider.name} is chosen; choose one.")
        return chosen[MODEL]

    async def _fallback(self, providers: Providers, chosen: Mapping[str, str]) -> Named | None:
        """One that has lost its key or left the list is no reason to refuse the first choice."""
        if FALLBACK not in chosen:
            return None
        name = ModelName(chosen[FALLBACK], chosen.get(FALLBACK_MODEL, OFFLINE_MODEL))
        try:
            provider = providers.chat(name.provider)
            return name, await self.gateway.model(provider, name.model)
        except (NothingChosen, ProviderUnknown):
            return None

    async def _detected(self, provider: Provider) -> tuple[str, ...] | None:
        try:
            return await self.gateway.answers(provider)
        except (ProviderFailure, ProviderBusy):
            return None

    def _place(self, provider: Provider) -> asyncio.Semaphore:
        return self._places.setdefault(provider.id, asyncio.Semaphore(provider.at_once))


def open_language_models(settings: Settings, catalogue: Catalogue) -> LanguageModels:
    """Touches neither database nor key. Raises `TableError` for a fault in our own tables."""
    database = Database(settings.data)
    credentials = Credentials(database, SecretBox.of(settings))
    chosen = ChosenSettings(database)
    policies = {policy.id: policy for policy in load_table(STEPS, Policy)}
    return LanguageModels(
        built_in=load_providers(cache=settings.data / "cache" / "tables"),
        credentials=credentials,
        chosen=chosen,
        tests=ConnectionTests(database),
        ledger=Ledger(database, chosen),
        guides=Guides(settings.data / "guides"),
        gateway=Gateway(credentials, OfflineModel()),
        keeper=Keeper.of(catalogue),
        policies=policies,
    )


def answers_with(provider: Provider, ids: Sequence[str]) -> str:
    models = "1 model" if len(ids) == 1 else f"{len(ids)} models"
    return f"{provider.name} answers with {models}."


def _id_of(name: str) -> str:
    """Such as `my_server` of "My server"."""
    return "_".join(re.findall(r"[a-z0-9]+", name.casefold()))[:64] or "own"
