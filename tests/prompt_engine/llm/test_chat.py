"""The port against servers of each wire format on loopback."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from pydantic import JsonValue

from prompt_engine.llm.credentials import Credentials
from prompt_engine.llm.errors import (
    AddressRefused,
    AnswerUnreadable,
    KeyRefused,
    ModelUnknown,
    ProviderBroken,
    ProviderBusy,
    ProviderTooSlow,
    ProviderUnreachable,
    RequestRefused,
)
from prompt_engine.llm.gateway import Gateway, Given
from prompt_engine.llm.ladder import Ladder, Policy, Rung, Verdict
from prompt_engine.llm.models import Answer, Ask, LanguageModel, ModelName, Picture, Turn, Usage
from prompt_engine.llm.offline import OfflineModel
from prompt_engine.llm.providers import Provider, Wire
from prompt_engine.llm.storage import Database
from studio_kit.errors import StudioError
from studio_kit.secrets import SecretBox

from .fake_provider import USAGE_IN, USAGE_OUT, FakeProvider, Trouble
from .fakes import FakeWatcher

pytestmark = pytest.mark.integration

WIRES: tuple[Wire, ...] = ("openai", "anthropic", "google")
ASK = Ask("Be brief.", (Turn("user", "Describe rain."),))


@pytest.fixture
async def gateway(tmp_path: Path) -> AsyncGenerator[Gateway]:
    credentials = Credentials(Database(tmp_path), SecretBox.open(tmp_path))
    async with Gateway(credentials, OfflineModel()).running() as gateway:
        yield gateway


@pytest.fixture
async def server() -> AsyncGenerator[FakeProvider]:
    async with FakeProvider().serving() as server:
        yield server


def provider(server: FakeProvider, wire: Wire) -> Provider:
    base = f"{server.url}/v1" if wire == "openai" else server.url
    return Provider(id="here", name="Here", kind="own", wire=wire, url=base)


async def model(
    gateway: Gateway, server: FakeProvider, wire: Wire, *, key: str | None = None
) -> LanguageModel:
    return await gateway.model(provider(server, wire), "small", Given(None, key or server.key))


@pytest.mark.parametrize("wire", WIRES)
async def test_text_and_tokens_come_back(gateway: Gateway, server: FakeProvider, wire: Wire):
    answer = await (await model(gateway, server, wire)).answer(ASK)
    assert answer == Answer("Rain on a tin roof.", "small", Usage(USAGE_IN, USAGE_OUT))
    [call] = server.calls
    assert "Be brief." in str(call.body)
    assert "Describe rain." in str(call.body)


@pytest.mark.parametrize("wire", WIRES)
async def test_a_streamed_answer_is_heard_in_pieces_and_returned_whole(
    gateway: Gateway, server: FakeProvider, wire: Wire
):
    pieces: list[str] = []
    answer = await (await model(gateway, server, wire)).answer(ASK, hear=pieces.append)
    assert answer.text == "".join(pieces) == "Rain on a tin roof."
    assert len(pieces) == 5
    assert answer.usage.output_tokens == USAGE_OUT


@pytest.mark.parametrize("wire", WIRES)
async def test_a_picture_and_a_schema_are_sent(gateway: Gateway, server: FakeProvider, wire: Wire):
    server.replies = ['{"mood": "grey"}']
    schema: dict[str, JsonValue] = {
        "type": "object",
        "properties": {"mood": {"type": "string"}},
        "required": ["mood"],
    }
    turn = Turn("user", "What mood?", (Picture(b"\x89PNG\r\n\x1a\n", "image/png"),))
    answer = await (await model(gateway, server, wire)).answer(Ask("", (turn,), schema=schema))
    assert answer.text == '{"mood": "grey"}'
    [call] = server.calls
    assert "iVBORw0KGgo=" in str(call.body)
    assert "mood" in str(call.body).replace("What mood?", "")


@pytest.mark.parametrize("wire", WIRES)
@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (Trouble(500), ProviderBroken),
        (Trouble(503), ProviderBroken),
        (Trouble(429, headers={"Retry-After": "3"}), ProviderBusy),
        (Trouble(404), ModelUnknown),
        (Trouble(400), RequestRefused),
        (Trouble(200, "<html>Sign in</html>"), AnswerUnreadable),
        (Trouble(200, '{"answer": 42}'), AnswerUnreadable),
    ],
)
async def test_each_failure_has_its_name_and_is_not_tried_twice_by_the_client(
    gateway: Gateway,
    server: FakeProvider,
    wire: Wire,
    trouble: Trouble,
    error: type[StudioError],
):
    server.replies = [trouble]
    with pytest.raises(error) as raised:
        await (await model(gateway, server, wire)).answer(ASK)
    assert len(server.calls) == 1
    if isinstance(raised.value, ProviderBusy):
        assert raised.value.retry_after == 3


@pytest.mark.parametrize("wire", WIRES)
async def test_a_wrong_key_is_named_and_not_repeated(
    gateway: Gateway, server: FakeProvider, wire: Wire
):
    wrong = "sk-wrong-key-9876543210"
    with pytest.raises(KeyRefused) as raised:
        await (await model(gateway, server, wire, key=wrong)).answer(ASK)
    assert wrong not in raised.value.message


@pytest.mark.parametrize("wire", WIRES)
async def test_a_redirect_is_not_followed_and_so_no_key_goes_elsewhere(
    gateway: Gateway, server: FakeProvider, wire: Wire
):
    async with FakeProvider().serving() as elsewhere:
        server.redirect_to = f"{elsewhere.url}/v1/chat/completions"
        with pytest.raises(AddressRefused, match="sends on to"):
            await (await model(gateway, server, wire)).answer(ASK)
        assert elsewhere.seen == []


@pytest.mark.parametrize("wire", WIRES)
async def test_a_server_that_does_not_run_is_unreachable(gateway: Gateway, wire: Wire):
    gone = FakeProvider(url="http://127.0.0.1:1")
    with pytest.raises(ProviderUnreachable):
        await (await model(gateway, gone, wire)).answer(ASK)


@pytest.mark.parametrize("url", ["http://169.254.169.254/v1", "http://[fe80::1]/v1"])
async def test_a_link_local_address_is_not_called(gateway: Gateway, url: str):
    own = Provider(id="own", name="Own", kind="own", url=url)
    with pytest.raises(AddressRefused, match="link-local"):
        await gateway.models(own)
    with pytest.raises(AddressRefused, match="link-local"):
        await (await gateway.model(own, "m")).answer(ASK)


@pytest.mark.parametrize("wire", WIRES)
async def test_models_are_listed(gateway: Gateway, server: FakeProvider, wire: Wire):
    given = Given(None, server.key)
    assert await gateway.models(provider(server, wire), given) == ("small", "large")


async def test_a_stored_key_goes_to_its_own_address_only(tmp_path: Path, server: FakeProvider):
    credentials = Credentials(Database(tmp_path), SecretBox.open(tmp_path))
    credentials.put("here", {"api_key": server.key})
    async with Gateway(credentials, OfflineModel()).running() as gateway:
        here = provider(server, "openai")
        assert await gateway.models(here) == ("small", "large")
        async with FakeProvider().serving() as elsewhere:
            with pytest.raises(KeyRefused):
                await gateway.models(here, Given(f"{elsewhere.url}/v1"))
            assert all("authorization" not in each.headers for each in elsewhere.seen)


@pytest.mark.parametrize("wire", WIRES)
async def test_a_server_that_hangs_is_given_up(gateway: Gateway, server: FakeProvider, wire: Wire):
    server.hangs = True
    places = asyncio.Semaphore(1)
    ladder = Ladder(FakeWatcher(), lambda _: places)
    hanging = Rung(ModelName("here", "small"), await model(gateway, server, wire), Verdict)
    with pytest.raises(ProviderTooSlow, match=r"within 0\.3 seconds"):
        await ladder.climb(ASK, [hanging], Policy(id="quick", timeout=0.3, passing_tries=0))
    assert len(server.calls) <= 1, "on a busy machine it is given up before it was reached"
