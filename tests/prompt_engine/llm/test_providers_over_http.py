"""The whole way: our service, its libraries, and a provider's server on loopback."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.app import create_app
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.llm.choices import ChosenSettings
from prompt_engine.llm.providers import DeviceFlow, Provider
from prompt_engine.llm.service import open_language_models
from prompt_engine.llm.storage import Database
from studio_kit.settings import Settings

from .fake_provider import USAGE_IN, USAGE_OUT, FakeProvider, Trouble

pytestmark = pytest.mark.integration

WISH = {"user_prompt": "Rain.", "camera": {"size": "wide"}, "target_model": "flux_1"}
GOOD = "Wide shot of rain on a tin roof."


@pytest.fixture
def server() -> Iterator[FakeProvider]:
    with FakeProvider(replies=[GOOD]).in_a_thread() as server:
        yield server


@pytest.fixture
def client(tmp_path: Path, server: FakeProvider) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path)
    with TestClient(create_app(settings), base_url=settings.url("prompt_engine")) as client:
        body = {"name": "Here", "endpoint": f"{server.url}/v1", "api_key": server.key}
        assert client.post("/settings/providers", json=body).status_code == 201
        chosen = {"active_provider": "here", "selected_model": "small"}
        assert client.put("/settings", json=chosen).status_code == 200
        yield client


def test_the_chosen_model_is_asked_and_its_tokens_are_counted(client: TestClient):
    answer = client.post("/enhance-prompt", json=WISH).json()
    assert answer["enhanced_prompt"] == GOOD
    assert answer["tokens_used"] == USAGE_IN + USAGE_OUT
    assert answer["cost_usd"] is None
    [call] = client.get("/llm/ledger").json()["calls"]
    assert (call["input_tokens"], call["usd"]) == (USAGE_IN, None)


def test_a_contradiction_is_fed_back_and_a_stream_says_so(client: TestClient, server: FakeProvider):
    server.replies = ["Close-up of rain.", GOOD]
    text = client.post("/enhance-prompt/stream", json=WISH).text
    names = [line.removeprefix("event: ") for line in text.split("\n") if "event: " in line]
    assert names[-1] == "done"
    assert names.count("again") == 1
    assert json.loads(text.strip().rsplit("data: ", 1)[1])["enhanced_prompt"] == GOOD


def test_the_fallback_answers_where_the_first_is_down_and_is_flagged(
    client: TestClient, server: FakeProvider
):
    server.replies = [Trouble(400)]
    client.put("/settings", json={"fallback_provider": "offline"})
    answer = client.post("/enhance-prompt", json=WISH).json()
    assert answer["fell_back"] is True
    assert [each["provider"] for each in answer["attempts"]] == ["here", "offline"]
    assert answer["attempts"][0]["failure"]


def test_a_failure_in_a_stream_is_its_last_event(client: TestClient, server: FakeProvider):
    server.replies = [Trouble(400)]
    text = client.post("/enhance-prompt/stream", json=WISH).text
    assert text.startswith("event: problem\n")
    assert json.loads(text.split("data: ")[1])["status"] == 502


def test_a_provider_is_tried_and_its_models_listed(client: TestClient, server: FakeProvider):
    listed = client.post("/llm/models", json={"provider": "here", "credentials": {}}).json()
    assert [each["id"] for each in listed["models"]] == ["small", "large"]
    assert listed["default_model"] == "small"
    tried = client.post("/test-provider", json={"provider": "here", "test_prompt": "Rain"}).json()
    assert (tried["models_fetched"], tried["enhancement_result"]) == (2, GOOD)
    assert tried["token_info"]["input_tokens"] == USAGE_IN
    assert client.post("/settings/providers/here/test", json={}).json()["status"] == "ok"
    body = {"endpoint": f"{server.url}/v1", "api_key": server.key}
    assert client.post("/settings/custom-endpoint/test", json=body).json()["models"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/llm/models", {"provider": "here", "credentials": {"api_key": "sk-wrong-000000000000"}}),
        ("/settings/providers/here/test", {"api_key": "sk-wrong-000000000000"}),
        ("/enhance-prompt", WISH | {"credentials": {"api_key": "sk-wrong-000000000000"}}),
    ],
)
def test_keys_right_or_wrong_stand_in_no_answer_and_no_log(
    client: TestClient,
    server: FakeProvider,
    caplog: pytest.LogCaptureFixture,
    path: str,
    body: dict[str, Any],
):
    caplog.set_level(logging.DEBUG)
    answer = client.post(path, json=body)
    assert answer.status_code == 502
    client.post("/enhance-prompt", json=WISH)
    logged = caplog.text + " ".join(str(vars(record)) for record in caplog.records)
    for key in ("sk-wrong-000000000000", server.key):
        assert key not in answer.text
        assert key not in logged


async def test_local_servers_are_found_at_their_ports(tmp_path: Path, catalogue: Catalogue):
    models = open_language_models(Settings(data=tmp_path), catalogue)
    async with FakeProvider(key="").serving() as server, models.gateway.running():
        here = Provider(id="ollama", name="Ollama", kind="local", url=f"{server.url}/v1")
        gone = Provider(id="vllm", name="vLLM", kind="local", url="http://127.0.0.1:1/v1")
        found = await replace(models, built_in=(here, gone)).detect()
    assert found == [(here, ("small", "large"))]


def test_a_device_login_keeps_its_token_and_does_not_tell_it(tmp_path: Path, server: FakeProvider):
    settings = Settings(data=tmp_path / "login")
    ChosenSettings(Database(settings.data)).add_provider(_with_login(server))
    with TestClient(create_app(settings), base_url=settings.url("prompt_engine")) as client:
        begun = client.post("/settings/oauth/here_too/device-code", json={"client_id": "Iv1.x"})
        assert begun.json()["user_code"] == "WXYZ-1234"
        poll = {"client_id": "Iv1.x", "device_code": begun.json()["device_code"]}
        first = client.post("/settings/oauth/here_too/device-poll", json=poll).json()
        assert first == {"status": "pending", "has_oauth_token": False}
        last = client.post("/settings/oauth/here_too/device-poll", json=poll)
        assert last.json() == {"status": "authorized", "has_oauth_token": True}
        assert server.key not in last.text
        assert client.get("/credentials/here_too").json()["has_oauth_token"] is True
        assert client.post("/llm/models", json={"provider": "here_too"}).status_code == 200
    assert server.logins[0]["client_id"] == "Iv1.x"


def _with_login(server: FakeProvider) -> Provider:
    flow = DeviceFlow(
        code_url=f"{server.url}/login/code",
        token_url=f"{server.url}/login/token",
        scope="",
        note="For tests.",
    )
    url = f"{server.url}/v1"
    return Provider(id="here_too", name="Here too", kind="key", url=url, device_flow=flow)


def last_test(client: TestClient) -> Any:
    return client.get("/settings/providers/here").json()["last_test"]


def test_how_a_test_ended_is_remembered_until_the_key_changes(
    client: TestClient, server: FakeProvider
):
    assert last_test(client) is None
    client.post("/settings/providers/here/test", json={})
    assert (last_test(client)["ok"], "answers with" in last_test(client)["message"]) == (True, True)
    server.key = "another"
    refused = client.post("/settings/providers/here/test", json={}).json()
    assert last_test(client) == last_test(client) | {"ok": False, "message": refused["detail"]}
    client.put("/credentials/here", json={"api_key": "another"})
    assert last_test(client) is None


def test_trying_another_key_says_nothing_of_the_stored_one(client: TestClient):
    client.post("/settings/providers/here/test", json={"api_key": "sk-wrong-000000000000"})
    assert last_test(client) is None
