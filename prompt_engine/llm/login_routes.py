"""Logins over HTTP: the device flow of RFC 8628, where a provider offers it to any program.

The other routes are those of the earlier console. It logged in to two providers with what belongs
to their own programs; no such login is open to others, so these routes say no.
"""

import asyncio
from typing import Annotated, Literal, NoReturn, cast

from fastapi import APIRouter, Query
from pydantic import StringConstraints

from prompt_engine.bodies import Name
from studio_kit.errors import responses

from .bodies import Body, View
from .errors import AnswerUnreadable, NothingChosen, NotOffered, ProviderUnknown
from .providers import DeviceFlow, Provider
from .routes import FAILURES, ModelsDep
from .service import LanguageModels

router = APIRouter(prefix="/settings/oauth", tags=["language models"])

GRANT = "urn:ietf:params:oauth:grant-type:device_code"

ClientId = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]


class LoginProvider(View):
    id: str
    name: str
    flow_type: Literal["device_code"] = "device_code"
    note: str


class LoginProviders(View):
    count: int
    providers: tuple[LoginProvider, ...]


class FlowType(View):
    """`flow_type` none: no login is open to this program; `note` says what to do instead."""

    provider_id: str
    flow_type: Literal["device_code", "none"]
    models: tuple[str, ...] = ()
    requires_subscription: bool = False
    has_builtin_client: bool = False
    authorize_url: str | None
    use_pkce: bool = False
    redirect_uri: None = None
    note: str


class DeviceCodeBody(Body):
    """Without a client id the stored one is used."""

    client_id: ClientId | None = None


class DeviceCode(View):
    device_code: str
    user_code: str
    verification_uri: str
    expires_in: int
    interval: int


class DevicePollBody(DeviceCodeBody):
    device_code: Annotated[str, StringConstraints(min_length=1, max_length=500)]


class DevicePoll(View):
    """Once authorized the token is kept sealed, and not told."""

    status: Literal["pending", "slow_down", "authorized", "expired", "denied"]
    has_oauth_token: bool


STATES: dict[str, Literal["pending", "slow_down", "expired", "denied"]] = {
    "authorization_pending": "pending",
    "slow_down": "slow_down",
    "expired_token": "expired",
    "access_denied": "denied",
}
"""The errors of RFC 8628, 3.5, that are states of a login."""


@router.get("/providers")
async def list_logins(models: ModelsDep) -> LoginProviders:
    rows = tuple(
        LoginProvider(id=each.id, name=each.name, note=each.device_flow.note)
        for each in models.built_in
        if each.device_flow
    )
    return LoginProviders(count=len(rows), providers=rows)


@router.get("/{provider_id}/flow-type", responses=responses(ProviderUnknown))
async def flow_type(provider_id: str, models: ModelsDep) -> FlowType:
    provider = (await models.providers()).find(provider_id)
    flow = provider.device_flow
    return FlowType(
        provider_id=provider.id,
        flow_type="device_code" if flow else "none",
        authorize_url=flow.code_url if flow else None,
        note=flow.note if flow else provider.note or "Enter a key in the settings.",
    )


@router.post("/{provider_id}/device-code", responses=responses(*FAILURES))
async def start_device_login(
    provider_id: str, body: DeviceCodeBody, models: ModelsDep
) -> DeviceCode:
    """The code that a person enters at `verification_uri`."""
    provider, flow = await _flow(provider_id, models)
    form = {"client_id": await _client_id(body, provider, models), "scope": flow.scope}
    said = await models.gateway.post_form(provider, flow.code_url, form)
    fields = _fields(said, provider)
    return DeviceCode(
        device_code=_text(fields, "device_code", provider),
        user_code=_text(fields, "user_code", provider),
        verification_uri=_text(fields, "verification_uri", provider),
        expires_in=_number(fields, "expires_in", 900),
        interval=_number(fields, "interval", 5),
    )


@router.post("/{provider_id}/device-poll", responses=responses(*FAILURES))
async def poll_device_login(
    provider_id: str, body: DevicePollBody, models: ModelsDep
) -> DevicePoll:
    """Whether the person has entered the code; ask no more often than `interval`."""
    provider, flow = await _flow(provider_id, models)
    client = await _client_id(body, provider, models)
    form = {"client_id": client, "device_code": body.device_code, "grant_type": GRANT}
    fields = _fields(await models.gateway.post_form(provider, flow.token_url, form), provider)
    if (error := fields.get("error")) is not None:
        state = STATES.get(str(error))
        if state is None:
            raise AnswerUnreadable(f"{provider.name} refuses the login: {str(error)[:80]}.")
        return DevicePoll(status=state, has_oauth_token=False)
    token = _text(fields, "access_token", provider)
    refresh = fields.get("refresh_token")
    await asyncio.to_thread(
        models.credentials.put,
        provider.id,
        {
            "oauth_token": token,
            "oauth_client_id": client,
            "oauth_refresh_token": refresh if isinstance(refresh, str) else None,
        },
    )
    return DevicePoll(status="authorized", has_oauth_token=True)


@router.post(
    "/{provider_id}/authorize", name="authorize", responses=responses(ProviderUnknown, NotOffered)
)
@router.post(
    "/{provider_id}/callback", name="callback", responses=responses(ProviderUnknown, NotOffered)
)
@router.post(
    "/{provider_id}/start-callback-server",
    name="start_callback_server",
    responses=responses(ProviderUnknown, NotOffered),
)
@router.post(
    "/{provider_id}/refresh", name="refresh", responses=responses(ProviderUnknown, NotOffered)
)
async def refuse_login(provider_id: str, models: ModelsDep) -> None:
    """No provider here offers a login by redirect to programs that it has not registered."""
    _refuse((await models.providers()).find(provider_id))


@router.get(
    "/{provider_id}/poll-token", name="poll_token", responses=responses(ProviderUnknown, NotOffered)
)
@router.get(
    "/{provider_id}/callback-server-status",
    name="callback_server_status",
    responses=responses(ProviderUnknown, NotOffered),
)
@router.delete(
    "/{provider_id}/callback-server",
    name="end_callback_server",
    responses=responses(ProviderUnknown, NotOffered),
)
async def refuse_login_state(
    provider_id: str, models: ModelsDep, state: Annotated[Name, Query()] = ""
) -> None:
    """There is no such login under way, as none can be begun."""
    _refuse((await models.providers()).find(provider_id))


async def _flow(provider_id: str, models: LanguageModels) -> tuple[Provider, DeviceFlow]:
    provider = (await models.providers()).find(provider_id)
    if provider.device_flow is None:
        _refuse(provider)
    return provider, provider.device_flow


def _refuse(provider: Provider) -> NoReturn:
    instead = "use its device code" if provider.device_flow else "enter a key in the settings"
    raise NotOffered(
        f"{provider.name} offers this login to no other program; {instead}. {provider.note}".strip()
    )


async def _client_id(body: DeviceCodeBody, provider: Provider, models: LanguageModels) -> str:
    stored = await asyncio.to_thread(models.credentials.secret, provider.id, "oauth_client_id")
    client = body.client_id or stored
    if not client:
        note = provider.device_flow.note if provider.device_flow else ""
        raise NothingChosen(f"{provider.name} needs a client id. {note}".strip())
    return client


def _fields(said: object, provider: Provider) -> dict[str, object]:
    if not isinstance(said, dict):
        raise AnswerUnreadable(f"{provider.name} answers the login with something unknown.")
    return cast("dict[str, object]", said)


def _text(fields: dict[str, object], name: str, provider: Provider) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or not value:
        why = str(fields.get("error") or f"it gives no {name}")[:80]
        raise AnswerUnreadable(f"{provider.name} refuses the login: {why}.")
    return value


def _number(fields: dict[str, object], name: str, default: int) -> int:
    value = fields.get(name)
    return int(value) if isinstance(value, int | float) else default
