"""Who offers language models, and how they are reached."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from prompt_engine.parsed_tables import ParsedTables
from prompt_engine.spelling import did_you_mean
from studio_kit.addresses import HttpAddress
from studio_kit.tables import TableError

from .errors import NotOffered, ProviderUnknown

Wire = Literal["openai", "anthropic", "google"]

FOLDER = Path(__file__).parent

NO_KEY = "none"
"""What local servers are sent as a key: the clients insist on one."""


class DeviceFlow(BaseModel):
    """RFC 8628. `note` says what a person needs before they can use it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code_url: HttpAddress
    token_url: HttpAddress
    scope: str
    note: str


class Provider(BaseModel):
    """`kind` key: needs one; local: on this machine, without; own: added by a person;
    none: serves no chat model. `url` is the base of its protocol's paths."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str
    kind: Literal["offline", "key", "local", "own", "none"]
    wire: Wire = "openai"
    url: HttpAddress | None = None
    models_url: HttpAddress | None = None
    docs: str = ""
    prices: str | None = None
    at_once: Annotated[int, Field(ge=1, le=64)] = 8
    aliases: tuple[str, ...] = ()
    note: str = ""
    device_flow: DeviceFlow | None = None


@dataclass(frozen=True, repr=False)
class Access:
    """A provider with the address and the key that are used; never shown whole."""

    provider: Provider
    url: str
    key: str | None

    def __repr__(self) -> str:
        return f"Access({self.provider.id}, {self.url})"


@dataclass(frozen=True)
class Providers:
    """Those of `providers.yaml` and a person's own ones."""

    all: tuple[Provider, ...]

    def find(self, name: str) -> Provider:
        """By id or alias. Raises `ProviderUnknown` with the nearest one."""
        found = self._by_name.get(name.casefold())
        if found is None:
            hint = did_you_mean(name[:80], self._by_name)
            raise ProviderUnknown(f'There is no provider "{name[:80]}".{hint}')
        return found

    def chat(self, name: str) -> Provider:
        """Also raises `NotOffered` where it serves no chat model, with the reason."""
        provider = self.find(name)
        if provider.kind == "none":
            raise NotOffered(f"{provider.name} cannot be asked here. {provider.note}")
        return provider

    @cached_property
    def _by_name(self) -> Mapping[str, Provider]:
        return {
            name.casefold(): provider
            for provider in self.all
            for name in (provider.id, *provider.aliases)
        }


def load_providers(folder: Path = FOLDER, *, cache: Path | None = None) -> tuple[Provider, ...]:
    """Raises `TableError`, also for a provider that could not be reached or a name given twice."""
    providers = ParsedTables(cache).load(folder / "providers.yaml", Provider)
    for provider in providers:
        if provider.kind in ("key", "local") and provider.url is None:
            raise TableError(f"providers.yaml: {provider.id}: url: it needs one.")
    _refuse_shared_names(providers)
    return providers


def _refuse_shared_names(providers: Iterable[Provider]) -> None:
    seen: set[str] = set()
    for provider in providers:
        for name in (provider.id, *provider.aliases):
            if name in seen:
                raise TableError(f"providers.yaml: {provider.id}: {name} names another one too.")
            seen.add(name)
