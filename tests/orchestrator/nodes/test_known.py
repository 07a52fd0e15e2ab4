"""Which nodes there are: the file, what was changed over REST, what was added there."""

from pathlib import Path

import pytest

from orchestrator.database import Database
from orchestrator.nodes.access import Access
from orchestrator.nodes.known import known_nodes
from orchestrator.nodes.models import Node
from orchestrator.nodes.storage import NodeStorage
from studio_kit.secrets import KEY_FILE, SecretBox
from studio_kit.settings import NodeSettings, Settings, load_settings
from tests.orchestrator.fakes import FakeNode
from tests.orchestrator.farm import Farm, farm_of

from .fakes import ProxiedNode, basic

YAML = """
- id: north
  name: North
  url: https://north.example/comfy
  tags: [loft, fast]
  headers: {X-Key: s3cret}
  basic_auth: {user: ada, password: w0rd}
  verify_tls: false
"""


def test_the_file_names_all_that_a_node_asks_for(tmp_path: Path) -> None:
    (tmp_path / "nodes.yaml").write_text(YAML)
    handed = Settings.model_validate_json(load_settings(tmp_path).model_dump_json())
    [node] = handed.farm
    assert node.tags == ("loft", "fast")
    assert node.headers["X-Key"].get_secret_value() == "s3cret"
    assert node.basic_auth is not None
    assert node.basic_auth.password.get_secret_value() == "w0rd"
    assert "s3cret" not in f"{handed!r}"
    assert "w0rd" not in f"{handed!r}"


@pytest.mark.integration
async def test_what_was_changed_holds_and_the_rest_follows_the_file(tmp_path: Path) -> None:
    north = NodeSettings(id="north", name="North", url="http://127.0.0.1:9")
    async with farm_of(_settings(tmp_path, north), online=0) as console:
        await _patch(console, "north", {"enabled": False, "tags": ["loft", "loft"]})
    moved = north.model_copy(update={"url": "http://127.0.0.1:11", "name": "North two"})
    async with farm_of(_settings(tmp_path, moved), online=0) as console:
        [backend] = (await console.http.get("/api/backends")).json()["backends"]
        assert (backend["url"], backend["name"]) == ("http://127.0.0.1:11", "North two")
        assert (backend["enabled"], backend["tags"]) == (False, ["loft"])
    south = NodeSettings(id="south", name="South", url="http://127.0.0.1:9")
    async with farm_of(_settings(tmp_path, south), online=0) as console:
        listed = (await console.http.get("/api/backends")).json()["backends"]
        assert [backend["id"] for backend in listed] == ["south"]


@pytest.mark.integration
async def test_a_nodes_secrets_survive_a_restart_and_are_never_told(tmp_path: Path) -> None:
    node = ProxiedNode(wants={"X-Key": "s3cret", "Authorization": basic("ada", "w0rd")})
    async with node.serve():
        body = {
            "name": "North",
            "url": node.url,
            "headers": {"X-Key": "s3cret"},
            "basic_auth": {"user": "ada", "password": "w0rd"},
        }
        away = NodeSettings(id="away", name="Away", url="http://127.0.0.1:9")
        async with farm_of(_settings(tmp_path, away), online=0) as console:
            added = await console.http.post("/api/backends", json=body)
            assert added.status_code == 201
            assert added.json()["has_credentials"] is True
            await console.nodes_online(1)
            _tells_nothing(added.text, (await console.http.get("/api/backends")).text)
        _tells_nothing(_stored(tmp_path))
        async with farm_of(_settings(tmp_path, away), online=1) as console:
            gone = await _patch(console, "north", {"headers": {}, "basic_auth": None})
            assert gone["has_credentials"] is False
            await console.nodes_online(0)


@pytest.mark.integration
async def test_a_lost_key_keeps_one_node_away_and_says_so(tmp_path: Path) -> None:
    nodes = [ProxiedNode(wants={"X-Key": "s3cret"}), FakeNode()]
    async with nodes[0].serve(), nodes[1].serve():
        other = NodeSettings(id="other", name="Other", url=nodes[1].url)
        body = {"name": "North", "url": nodes[0].url, "headers": {"X-Key": "s3cret"}}
        async with farm_of(_settings(tmp_path, other), online=1) as console:
            await console.http.post("/api/backends", json=body)
            await console.nodes_online(2)
        key = (tmp_path / KEY_FILE).read_bytes()
        (tmp_path / KEY_FILE).unlink()
        async with farm_of(_settings(tmp_path, other), online=1) as console:
            await console.becomes(await console.submit(), "done")
            north = (await console.http.get("/api/backends/north")).json()
            assert north["status"] == "unauthorised"
            assert "is missing" in north["error"]
            renamed = await _patch(console, "north", {"name": "North two"})
            assert renamed["has_credentials"] is True
            again = {"headers": {"X-Key": "s3cret"}}
            refused = await console.http.patch("/api/backends/north", json=again)
            assert refused.status_code == 503
            assert "backup" in refused.json()["detail"]
        (tmp_path / KEY_FILE).write_bytes(key)
        async with farm_of(_settings(tmp_path, other), online=2):
            pass


async def test_a_row_of_before_changes_were_kept_holds_as_it_did(tmp_path: Path) -> None:
    async with Database.open(tmp_path / "farm.db") as database:
        storage = NodeStorage(database, SecretBox.open(tmp_path))
        old = Node("north", "Old name", "http://127.0.0.1:9", enabled=False, configured=False)
        await storage.save(old)
        file = NodeSettings(id="north", name="New", url="http://127.0.0.1:11", tags=("loft",))
        [(node, _)] = await known_nodes(_settings(tmp_path, file), storage)
        assert (node.name, node.enabled, node.tags) == ("Old name", False, ("loft",))
        assert node.access == Access()


def _settings(data: Path, *nodes: NodeSettings) -> Settings:
    return Settings(data=data, projects=data / "projects", nodes=nodes)


async def _patch(console: Farm, node_id: str, body: dict[str, object]) -> dict[str, object]:
    answer = await console.http.patch(f"/api/backends/{node_id}", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def _stored(data: Path) -> str:
    files = data.glob("orchestrator.db*")
    return b"".join(path.read_bytes() for path in files).decode("latin-1")


def _tells_nothing(*texts: str) -> None:
    for text in texts:
        assert "s3cret" not in text
        assert "w0rd" not in text
