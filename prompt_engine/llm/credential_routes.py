"""Keys over HTTP: they go in, and nothing of them comes out."""

import asyncio
from typing import Literal

from fastapi import APIRouter
from pydantic import SecretStr

from prompt_engine.bodies import JsonObject
from studio_kit.addresses import HttpAddress, Secret
from studio_kit.errors import responses
from studio_kit.keyrings import SecretsUnreadable

from .bodies import Body, View
from .choices import ACTIVE, MODEL, TARGET
from .credentials import SECRETS, Known, SecretName
from .errors import ProviderUnknown
from .old_store import read_old_store
from .routes import ModelsDep
from .storage import DatabaseUnusable

router = APIRouter(prefix="/credentials", tags=["language models"])


class KnownView(View):
    """Whether there is something, and the last four characters of a key that is long enough."""

    exists: bool
    has_api_key: bool
    api_key_last_four: str | None
    has_oauth_token: bool
    has_refresh_token: bool
    has_oauth_client_id: bool
    has_oauth_client_secret: bool
    endpoint: str | None
    updated_at: str | None

    @classmethod
    def of(cls, known: Known) -> "KnownView":
        return cls(
            exists=bool(known.has or known.endpoint),
            has_api_key="api_key" in known.has,
            api_key_last_four=known.last_four,
            has_oauth_token="oauth_token" in known.has,
            has_refresh_token="oauth_refresh_token" in known.has,
            has_oauth_client_id="oauth_client_id" in known.has,
            has_oauth_client_secret="oauth_client_secret" in known.has,
            endpoint=known.endpoint,
            updated_at=known.updated_at,
        )


class CredentialList(View):
    active_provider: str | None
    selected_model: str | None
    target_model: str | None
    providers: dict[str, KnownView]


class NewCredentials(Body):
    """What is null or left out stays; an empty text removes. The key goes to `endpoint`, where
    one is set, instead of to the provider's own address."""

    api_key: Secret | None = None
    endpoint: HttpAddress | Literal[""] | None = None
    oauth_token: Secret | None = None
    oauth_refresh_token: Secret | None = None
    oauth_client_id: Secret | None = None
    oauth_client_secret: Secret | None = None

    def secrets(self) -> dict[SecretName, str | None]:
        given: dict[SecretName, SecretStr | None] = {name: getattr(self, name) for name in SECRETS}
        return {
            name: None if value is None else value.get_secret_value()
            for name, value in given.items()
        }


class Changed(View):
    success: Literal[True] = True
    provider_id: str


class ImportBody(Body):
    data: JsonObject


class Imported(View):
    """`skipped`: names that no provider here has."""

    success: Literal[True] = True
    imported_providers: tuple[str, ...]
    count: int
    skipped: tuple[str, ...]


UNUSABLE = (ProviderUnknown, SecretsUnreadable)


@router.get("", responses=responses(SecretsUnreadable))
async def list_credentials(models: ModelsDep) -> CredentialList:
    known = await asyncio.to_thread(models.credentials.known)
    chosen = await asyncio.to_thread(models.chosen.all)
    return CredentialList(
        active_provider=chosen.get(ACTIVE),
        selected_model=chosen.get(MODEL),
        target_model=chosen.get(TARGET),
        providers={name: KnownView.of(each) for name, each in known.items()},
    )


@router.get("/{provider_id}", responses=responses(*UNUSABLE))
async def get_credentials(provider_id: str, models: ModelsDep) -> KnownView:
    provider = (await models.providers()).find(provider_id)
    return KnownView.of(await asyncio.to_thread(models.credentials.of, provider.id))


@router.put("/{provider_id}", responses=responses(*UNUSABLE))
async def put_credentials(provider_id: str, body: NewCredentials, models: ModelsDep) -> Changed:
    provider = (await models.providers()).chat(provider_id)
    await asyncio.to_thread(
        models.credentials.put, provider.id, body.secrets(), endpoint=body.endpoint
    )
    return Changed(provider_id=provider.id)


@router.delete("/{provider_id}", responses=responses(ProviderUnknown, DatabaseUnusable))
async def delete_credentials(provider_id: str, models: ModelsDep) -> Changed:
    """At once and for good; this is the one deletion that cannot be undone."""
    provider = (await models.providers()).find(provider_id)
    await asyncio.to_thread(models.credentials.delete, provider.id)
    return Changed(provider_id=provider.id)


@router.post("/import", responses=responses(SecretsUnreadable))
async def import_credentials(body: ImportBody, models: ModelsDep) -> Imported:
    """What the earlier console kept in a browser. Keys that are here already are replaced."""
    found = read_old_store(body.data, await models.providers())
    for provider, kept in found.providers.items():
        await asyncio.to_thread(
            models.credentials.put, provider, kept.secrets, endpoint=kept.endpoint
        )
    await asyncio.to_thread(models.chosen.put, found.chosen)
    names = tuple(found.providers)
    return Imported(imported_providers=names, count=len(names), skipped=found.skipped)
