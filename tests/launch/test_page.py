from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from studio_kit.launch.assets import load_assets
from studio_kit.launch.page import create_page
from studio_kit.launch.services import ServiceState
from studio_kit.settings import Settings
from tests.launch.test_assets import built

STATE = ServiceState(
    name="gallery",
    label="Gallery",
    state="restarting",
    restarts=2,
    retry_in_seconds=1.5,
    message="Gallery ended with exit code 1",
)


async def opened(folder: Path) -> AsyncIterator[httpx.AsyncClient]:
    settings = Settings(data=folder / "data", projects=folder / "projects")
    page = create_page(settings, assets=load_assets(folder), states=lambda: [STATE])
    transport = httpx.ASGITransport(page)
    async with httpx.AsyncClient(transport=transport, base_url="http://console") as client:
        yield client


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async for client in opened(built(tmp_path)):
        yield client


@pytest.fixture
async def unbuilt(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async for client in opened(tmp_path / "none"):
        yield client


async def test_config_names_the_services(page: httpx.AsyncClient, tmp_path: Path) -> None:
    answer = await page.get("/config.json")
    assert answer.json()["services"] == {
        "prompt_engine": "http://127.0.0.1:9800",
        "storyboard": "http://127.0.0.1:9810",
        "orchestrator": "http://127.0.0.1:9820",
        "gallery": "http://127.0.0.1:9830",
    }
    assert answer.json()["projects"] == str(tmp_path / "projects")
    assert answer.headers["cache-control"] == "no-store"


async def test_services_tell_their_state_of_this_moment(page: httpx.AsyncClient) -> None:
    answer = await page.get("/services.json")
    assert answer.json() == {
        "services": [
            {
                "name": "gallery",
                "label": "Gallery",
                "state": "restarting",
                "restarts": 2,
                "retry_in_seconds": 1.5,
                "message": "Gallery ended with exit code 1",
            }
        ]
    }


@pytest.mark.parametrize("path", ["/", "/project/01ABC", "/a/b/c"])
async def test_every_address_of_the_page_is_the_page(path: str, page: httpx.AsyncClient) -> None:
    answer = await page.get(path)
    assert answer.text == "<title>Console</title>"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("path", ["/p/01ABC/board", "/p/01ABC/board/"])
async def test_a_room_gets_the_page_that_fetches_what_it_needs(path: str, tmp_path: Path) -> None:
    folder = built(tmp_path)
    (folder / "rooms").mkdir()
    (folder / "rooms" / "board.html").write_text("<title>Board</title>")
    (folder / "rooms" / "launcher.html").write_text("<title>Launcher</title>")
    async for page in opened(folder):
        assert (await page.get(path)).text == "<title>Board</title>"
        assert (await page.get("/")).text == "<title>Launcher</title>"
        assert (await page.get("/p/01ABC/queue")).text == "<title>Console</title>"


async def test_hashed_files_are_kept_for_ever(page: httpx.AsyncClient) -> None:
    answer = await page.get("/assets/main-1f.js")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text == "let a = 1"


async def test_a_client_without_gzip_gets_plain_text(page: httpx.AsyncClient) -> None:
    answer = await page.get("/assets/main-1f.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers
    assert answer.content == b"let a = 1"


async def test_an_unchanged_page_is_not_sent_again(page: httpx.AsyncClient) -> None:
    etag = (await page.get("/")).headers["etag"]
    answer = await page.get("/", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/none.js",
        "/favicon.ico",
        "/.built-from",
        "/../start.py",
        "/%2e%2e/start.py",
        "/assets/..%2f..%2fstart.py",
        "/assets/%2e%2e%5cstart.py",
        "//etc/hosts.conf",
    ],
)
async def test_what_the_page_does_not_have_is_not_found(path: str, page: httpx.AsyncClient) -> None:
    answer = await page.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert "has no file" in answer.json()["detail"]


async def test_the_page_may_talk_to_our_services_and_to_nothing_else(
    page: httpx.AsyncClient,
) -> None:
    policy = (await page.get("/")).headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'self'"
    assert "ws://127.0.0.1:9810" in rules["connect-src"].split()
    assert "http://127.0.0.1:9830" in rules["img-src"].split()
    assert rules["font-src"] == "'self' http://127.0.0.1:9810"
    assert "script-src" not in rules
    assert "*" not in policy


@pytest.mark.parametrize("path", ["/", "/config.json", "/assets/main-1f.js", "/none.js"])
async def test_other_origins_get_no_permission(path: str, page: httpx.AsyncClient) -> None:
    answer = await page.get(path, headers={"Origin": "http://elsewhere.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_nothing_can_be_sent_to_the_page(page: httpx.AsyncClient) -> None:
    assert (await page.post("/config.json", json={})).status_code == 405


async def test_a_page_that_was_left_out_says_so(unbuilt: httpx.AsyncClient) -> None:
    answer = await unbuilt.get("/")
    assert "--no-frontend" in answer.text
    assert (await unbuilt.get("/config.json")).status_code == 200
