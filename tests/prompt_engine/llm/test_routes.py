import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from prompt_engine.app import create_app
from studio_kit.settings import Settings

WISH = {
    "user_prompt": "Mara waits in rain",
    "camera": {"size": "close_up", "lens": "mm_85", "movement": "push_in"},
    "target_model": "flux_1",
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path_factory.mktemp("data"))
    with TestClient(create_app(settings), base_url=settings.url("prompt_engine")) as client:
        yield client


def test_without_any_setup_the_offline_model_answers_in_the_older_scripts_shape(
    client: TestClient,
):
    answer = client.post("/enhance-prompt", json=WISH).json()
    assert answer["success"] is True
    assert answer["enhanced_prompt"] == "Close-up. Mara waits in rain. 85mm lens."
    assert answer["negative_prompt"] is None
    assert (answer["provider_used"], answer["model_used"]) == ("offline", "rule-based")
    assert (answer["tokens_used"], answer["warnings"], answer["error"]) == (0, [], None)
    assert "".join(part["before"] for part in answer["parts"]) == WISH["user_prompt"]
    assert "".join(part["after"] for part in answer["parts"]) == answer["enhanced_prompt"]


def test_an_older_scripts_body_is_understood(client: TestClient):
    body = {
        "user_prompt": "Mara waits",
        "llm_provider": "offline",
        "llm_model": "rule-based",
        "target_model": "wan_2.2",
        "project_type": "live_action",
        "config": {"visual_grammar": {"shot_size": "MCU"}, "camera": {"colour": "red"}},
        "credentials": {"api_key": "", "something": "else"},
    }
    answer = client.post("/api/enhance-prompt", json=body).json()
    assert answer["enhanced_prompt"].startswith("Medium close-up.")
    assert "camera.colour is not read" in answer["warnings"][0]


def test_the_stream_ends_with_the_same_answer(client: TestClient):
    whole = client.post("/enhance-prompt", json=WISH).json()
    text = client.post("/enhance-prompt/stream", json=WISH).text
    events = [_event(block) for block in text.strip().split("\n\n")]
    pieces = "".join(data["text"] for name, data in events if name == "piece")
    name, done = events[-1]
    assert name == "done"
    assert pieces == done["enhanced_prompt"]
    assert done == whole


def _event(block: str) -> tuple[str, dict[str, Any]]:
    name, data = block.split("\n")
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"user_prompt": ""}, 422, "at least 1 character"),
        ({"camera": {"size": "clos_up"}}, 422, 'Did you mean "close_up"?'),
        ({"target_model": "fluxx"}, 422, "There is no target model"),
        ({"llm_provider": "opnai"}, 404, 'Did you mean "openai"?'),
        ({"llm_provider": "stability"}, 501, "no chat model"),
        ({"llm_provider": "openai"}, 409, "No model of OpenAI is chosen"),
        ({"llm_provider": "openai", "llm_model": "m"}, 409, "OpenAI has no key"),
        ({"credentials": {"endpoint": "file:///etc/passwd"}}, 422, "must be an address"),
    ],
)
@pytest.mark.parametrize("path", ["/enhance-prompt", "/enhance-prompt/stream"])
def test_a_wish_that_cannot_be_met_says_why(
    client: TestClient, path: str, change: dict[str, Any], status: int, words: str
):
    answer = client.post(path, json=WISH | change)
    assert answer.status_code == status
    assert words in answer.json()["detail"]


def test_every_provider_of_the_earlier_console_is_known(client: TestClient):
    found = client.get("/settings/providers").json()
    assert found["count"] == len(found["providers"])
    types = {each["id"]: each["type"] for each in found["providers"]}
    for name in ("openai", "google", "anthropic", "openrouter", "together", "github_models"):
        assert types[name] == "key"
    assert types["ollama"] == types["lm_studio"] == "local"
    for each in found["providers"]:
        if each["type"] == "none":
            assert each["description"]
            assert each["supports"] == []
    assert client.get("/settings/providers/lmstudio").json()["id"] == "lm_studio"
    assert client.get("/settings/providers/nobody").status_code == 404


def test_settings_are_kept_and_an_empty_text_removes(client: TestClient):
    put = {"active_provider": "lmstudio", "selected_model": "qwen", "budget_usd": 2.5}
    answer = client.put("/settings", json=put).json()
    assert answer["active_provider"] == "lm_studio"
    assert client.get("/settings").json() == answer
    assert client.put("/settings", json={"active_provider": "replicate"}).status_code == 501
    assert client.put("/settings", json={"target_model": "nothing"}).status_code == 422
    assert client.get("/settings").json() == answer
    nothing = {"active_provider": "", "selected_model": "", "budget_usd": -1}
    gone = client.put("/settings", json=nothing).json()
    assert (gone["active_provider"], gone["budget_usd"]) == (None, None)


def test_a_provider_of_ones_own_is_added_once_and_removed_with_its_key(client: TestClient):
    body = {"name": "My Server", "endpoint": "http://10.0.0.5:8000/v1/", "api_key": "k" * 20}
    made = client.post("/settings/providers", json=body)
    assert made.status_code == 201
    assert made.json()["id"] == "my_server"
    assert made.json()["default_endpoint"] == "http://10.0.0.5:8000/v1"
    assert client.post("/settings/providers", json=body).status_code == 409
    assert client.get("/credentials/my_server").json()["has_api_key"] is True
    assert client.delete("/settings/providers/my_server").status_code == 204
    assert client.get("/credentials/my_server").status_code == 404
    assert client.delete("/settings/providers/openai").status_code == 403


def test_a_key_goes_in_and_never_comes_out(client: TestClient):
    key = "sk-0123456789abcdefwxyz"
    assert client.put("/credentials/openai", json={"api_key": key}).json()["success"] is True
    for path in ("/credentials", "/credentials/openai", "/settings", "/settings/providers"):
        assert key not in client.get(path).text
    found = client.get("/credentials/openai").json()
    assert (found["has_api_key"], found["api_key_last_four"]) == (True, "wxyz")
    assert client.delete("/credentials/openai").json()["success"] is True
    assert client.get("/credentials/openai").json()["exists"] is False


def test_another_pages_origin_may_not_read_or_change_keys(client: TestClient):
    foreign = {"Origin": "https://evil.example"}
    refused = client.put("/credentials/openai", json={"api_key": "x"}, headers=foreign)
    assert refused.status_code == 403
    seen = client.get("/credentials", headers=foreign)
    assert "access-control-allow-origin" not in seen.headers


def test_keys_of_the_earlier_console_are_taken_over(client: TestClient):
    data = {"providers": {"openai": {"apiKey": "sk-old"}, "fal": {"apiKey": "f"}}}
    answer = client.post("/credentials/import", json={"data": data}).json()
    assert answer == {
        "success": True,
        "imported_providers": ["openai"],
        "count": 1,
        "skipped": ["fal"],
    }
    assert client.get("/credentials/openai").json()["has_api_key"] is True
    client.delete("/credentials/openai")


def test_a_guide_is_edited_used_recorded_and_reset(client: TestClient):
    before = client.get("/guides/flux_1").json()
    edited = client.put("/guides/flux_1", json={"text": "# Mine\nOnly rain."}).json()
    assert edited["edited"] is True
    assert edited["sha256"] != before["sha256"]
    assert client.post("/enhance-prompt", json=WISH).json()["guide_sha256"] == edited["sha256"]
    assert client.get("/llm/ledger").json()["calls"][0]["guide_sha256"] == edited["sha256"]
    assert client.delete("/guides/flux_1").json() == before


def test_calls_are_recorded_by_project(client: TestClient):
    client.post("/enhance-prompt", json=WISH | {"project_id": "the-salt-line"})
    found = client.get("/llm/ledger", params={"project_id": "the-salt-line"}).json()
    assert found["total"]["calls"] == len(found["calls"]) == 1
    assert found["calls"][0]["provider"] == "offline"
    assert found["calls"][0]["usd"] == 0


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "authorize"),
        ("POST", "callback"),
        ("POST", "start-callback-server"),
        ("POST", "refresh"),
        ("GET", "poll-token"),
        ("GET", "callback-server-status"),
        ("DELETE", "callback-server"),
    ],
)
def test_a_login_that_is_open_to_nobody_is_refused_with_the_way_out(
    client: TestClient, method: str, path: str
):
    answer = client.request(method, f"/settings/oauth/openai_codex/{path}", params={"state": "s"})
    assert answer.status_code == 501
    assert "enter a key" in answer.json()["detail"]


def test_the_kind_of_login_is_told(client: TestClient):
    flow = client.get("/settings/oauth/github_models/flow-type").json()
    assert (flow["flow_type"], flow["has_builtin_client"]) == ("device_code", False)
    assert client.get("/settings/oauth/antigravity/flow-type").json()["flow_type"] == "none"
    [login] = client.get("/settings/oauth/providers").json()["providers"]
    assert login["id"] == "github_models"
    refused = client.post("/settings/oauth/github_models/device-code", json={})
    assert refused.status_code == 409
    assert "client id" in refused.json()["detail"]


def test_a_database_that_cannot_be_used_is_said(tmp_path: Path):
    (tmp_path / "language_models.sqlite").write_bytes(b"this is no database" * 100)
    settings = Settings(data=tmp_path)
    with TestClient(create_app(settings), base_url=settings.url("prompt_engine")) as client:
        answer = client.get("/credentials")
    assert answer.status_code == 503
    assert "language_models.sqlite" in answer.json()["detail"]
