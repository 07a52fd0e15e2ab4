"""What providers are asked besides chat: their models, whether they answer, and logins."""

from collections.abc import Mapping
from typing import cast

import httpx2

from .errors import (
    AnswerUnreadable,
    KeyRefused,
    ProviderBroken,
    ProviderBusy,
    ProviderTooSlow,
    ProviderUnreachable,
    RequestRefused,
)
from .providers import Access, Provider

LARGEST_ANSWER = 5_000_000
"""Bytes of a list of models; the longest public one has about a tenth."""

MOST_MODELS = 2_000


async def list_models(client: httpx2.AsyncClient, access: Access) -> tuple[str, ...]:
    """Ids, in the provider's order. Raises the failures of `errors.py`."""
    provider = access.provider
    content = await ask(
        client, "GET", _models_url(access), provider=provider, headers=_headers(access)
    )
    return _ids(content, provider)


async def ask(
    client: httpx2.AsyncClient,
    method: str,
    url: str,
    *,
    provider: Provider,
    headers: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
) -> object:
    """The JSON of an answer."""
    name = provider.name
    try:
        async with client.stream(method, url, headers=headers, data=form) as response:
            body = await _body(response, name)
    except httpx2.TimeoutException as error:
        raise ProviderTooSlow(f"{name} did not answer in time at {url}.") from error
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise ProviderUnreachable(
            f"{name} cannot be reached at {url}; does its server run?"
        ) from error
    _check(response, name)
    try:
        return httpx2.Response(200, content=body).json()
    except ValueError as error:
        raise AnswerUnreadable(
            f"{name} answers something other than JSON at {url}; is the address right?"
        ) from error


async def _body(response: httpx2.Response, name: str) -> bytes:
    body = b""
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise AnswerUnreadable(f"{name} answers more than {LARGEST_ANSWER} bytes.")
    return body


def _check(response: httpx2.Response, name: str) -> None:
    status = response.status_code
    if status in (401, 403):
        raise KeyRefused(f"{name} refuses the key; enter it again in the settings.")
    if status == 429:
        wait = response.headers.get("retry-after", "")
        seconds = int(wait) if wait.isdecimal() else 1
        raise ProviderBusy(f"{name} asks to slow down.", retry_after=seconds)
    if status >= 500:
        raise ProviderBroken(f"{name} failed with status {status}.")
    if status >= 400:
        raise RequestRefused(f"{name} refuses with status {status}; is the address right?")


def _models_url(access: Access) -> str:
    if access.provider.models_url and access.url == access.provider.url:
        return access.provider.models_url
    match access.provider.wire:
        case "openai":
            return f"{access.url}/models"
        case "anthropic":
            return f"{access.url}/v1/models?limit=1000"
        case "google":
            return f"{access.url}/v1beta/models?pageSize=1000"


def _headers(access: Access) -> dict[str, str]:
    if access.key is None:
        return {}
    match access.provider.wire:
        case "openai":
            return {"authorization": f"Bearer {access.key}"}
        case "anthropic":
            return {"x-api-key": access.key, "anthropic-version": "2023-06-01"}
        case "google":
            return {"x-goog-api-key": access.key}


def _ids(content: object, provider: Provider) -> tuple[str, ...]:
    """OpenAI and Anthropic list under `data`, Google under `models`, GitHub at the top."""
    rows = content
    if isinstance(content, dict):
        body = cast("dict[str, object]", content)
        rows = body.get("data", body.get("models"))
    if not isinstance(rows, list):
        raise AnswerUnreadable(f"{provider.name} gives no list of models at this address.")
    found = [_id(row) for row in cast("list[object]", rows)[:MOST_MODELS]]
    return tuple(dict.fromkeys(name for name in found if name))


def _id(row: object) -> str | None:
    if not isinstance(row, dict):
        return None
    fields = cast("dict[str, object]", row)
    name = fields.get("id") or fields.get("name")
    return name.removeprefix("models/")[:200] if isinstance(name, str) else None
