"""Reads the store of keys that the earlier console kept in a browser. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from pydantic import JsonValue, TypeAdapter, ValidationError

from studio_kit.addresses import HttpAddress

from .choices import ACTIVE, MODEL, TARGET
from .credentials import SECRETS, SecretName
from .errors import NotOffered, ProviderUnknown
from .providers import Provider, Providers

ADDRESS = TypeAdapter[str](HttpAddress)


@dataclass(frozen=True)
class OldCredentials:
    secrets: dict[SecretName, str | None]
    endpoint: str | None = None


@dataclass(frozen=True)
class OldStore:
    """`skipped`: providers that are none here, or that serve no chat model."""

    providers: dict[str, OldCredentials] = field(default_factory=dict[str, OldCredentials])
    chosen: dict[str, str | None] = field(default_factory=dict[str, str | None])
    skipped: tuple[str, ...] = ()


def read_old_store(data: Mapping[str, JsonValue], providers: Providers) -> OldStore:
    """Names in camel case or with underscores; providers under `providers` or at the top."""
    top = {_snake(name): value for name, value in data.items()}
    nested = top.get("providers") or top.get("credentials")
    rows = cast("dict[str, JsonValue]", nested) if isinstance(nested, dict) else data
    found: dict[str, OldCredentials] = {}
    skipped: list[str] = []
    for name, value in rows.items():
        if not isinstance(value, dict):
            continue
        provider = _provider(name, providers)
        if provider is None:
            skipped.append(name[:80])
        elif kept := _kept(cast("dict[str, JsonValue]", value)):
            found[provider.id] = kept
    return OldStore(found, _chosen(top, providers), tuple(skipped))


def _provider(name: str, providers: Providers) -> Provider | None:
    try:
        return providers.chat(_snake(name))
    except (ProviderUnknown, NotOffered):
        return None


def _kept(value: Mapping[str, JsonValue]) -> OldCredentials | None:
    texts = {_snake(name): text for name, text in value.items() if isinstance(text, str) and text}
    secrets: dict[SecretName, str | None] = {name: texts[name] for name in SECRETS if name in texts}
    endpoint = _address(texts.get("endpoint"))
    return OldCredentials(secrets, endpoint) if secrets or endpoint else None


def _address(text: str | None) -> str | None:
    try:
        return ADDRESS.validate_python(text) if text else None
    except ValidationError:
        return None


def _chosen(top: Mapping[str, JsonValue], providers: Providers) -> dict[str, str | None]:
    """Only what means something here: a model of no provider is not taken over."""
    active = top.get(ACTIVE)
    provider = _provider(active, providers) if isinstance(active, str) else None
    texts = {name: top.get(name) for name in (MODEL, TARGET)}
    chosen = {name: text for name, text in texts.items() if isinstance(text, str)}
    if provider is None:
        return {}
    return {ACTIVE: provider.id, **chosen}


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).replace("-", "_").lower()
