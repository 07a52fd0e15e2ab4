"""`/ready` breaks when what a service stands on does, and says what."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from studio_kit.readiness import Check, NotReady, faults, folder_checks
from studio_kit.service import create_service
from studio_kit.settings import Settings


async def well() -> None:
    pass


async def broken() -> None:
    raise NotReady("The database does not answer.")


async def hanging() -> None:
    await asyncio.Event().wait()


async def test_each_broken_thing_is_named_with_its_reason() -> None:
    assert await faults({"a": well, "b": broken}) == {"b": "The database does not answer."}


async def test_what_hangs_is_broken() -> None:
    assert await faults({"nas": hanging}, seconds=0.01) == {"nas": "No answer in 0.01 seconds."}


async def test_a_folder_that_takes_a_file_is_well_and_left_as_it_was(tmp_path: Path) -> None:
    assert await faults(folder_checks(tmp_path / "data")) == {}
    assert list((tmp_path / "data").iterdir()) == []


async def test_the_disk_of_a_folder_that_nobody_has_made_yet_is_measured(tmp_path: Path) -> None:
    checks = folder_checks(tmp_path / "deep" / "data")
    assert await faults({"disk": checks["disk"]}) == {}


async def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    reasons = await faults(folder_checks(tmp_path / "data"))
    assert "cannot be written" in reasons["data"]


async def test_a_full_disk_is_told(tmp_path: Path) -> None:
    reasons = await faults(folder_checks(tmp_path, least_free=1 << 62))
    assert "make room" in reasons["disk"]


@pytest.mark.parametrize("path", ["/ready", "/api/ready", "/api/v1/ready"])
def test_a_service_answers_503_with_all_reasons(tmp_path: Path, path: str) -> None:
    checks = {"database": well}

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[dict[str, Mapping[str, Check]]]:
        yield {"checks": checks}

    settings = Settings(data=tmp_path)
    app = create_service("Test", name="test", routers=[], settings=settings, lifespan=lifespan)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert client.get(path).json()["status"] == "ok"
        checks["database"] = broken
        answer = client.get(path)
        assert answer.status_code == 503
        assert answer.json()["reasons"] == {"database": "The database does not answer."}
        assert client.get("/health").status_code == 200
