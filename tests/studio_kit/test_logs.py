"""What a service says: for programs, for people, and never a secret."""

import io
import json
import logging
from collections.abc import Generator
from typing import Any

import pytest

from studio_kit.logs import HIDDEN, bound, logger, set_up_logs


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def said() -> Generator[io.StringIO]:
    """What is logged into a file; the process's own logging comes back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs("gallery", stream=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def lines(said: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.getvalue().splitlines()]


def test_a_line_is_one_object_with_its_facts(said: io.StringIO) -> None:
    logger("files").info("moved %s", "a.png", extra={"shot": "1A"})
    [line] = lines(said)
    assert line["event"] == "moved a.png"
    assert (line["service"], line["logger"], line["level"]) == ("gallery", "studio.files", "info")
    assert line["shot"] == "1A"
    assert line["timestamp"].endswith("Z")


def test_one_id_finds_all_lines_of_a_piece_of_work(said: io.StringIO) -> None:
    with bound(job_id="J1"):
        logger("a").info("one")
        logging.getLogger("a.library").warning("two")
    logger("a").info("three")
    assert [line["event"] for line in lines(said) if line.get("job_id") == "J1"] == ["one", "two"]


def test_of_libraries_only_warnings_are_kept(said: io.StringIO) -> None:
    logging.getLogger("httpx").info("GET http://north")
    assert lines(said) == []


@pytest.mark.parametrize(
    "text",
    [
        "http://ada:s3cret@north:8188",
        "postgresql://ada:s3cret@db/farm",
        "Authorization: Bearer s3cret",
        "sent Basic s3cret to north",
        '{"password": "s3cret"}',
        "api_key=s3cret&x=1",
        "token: s3cret",
    ],
)
def test_a_secret_in_a_text_is_masked(said: io.StringIO, text: str) -> None:
    logger("a").warning("%s", text, extra={"where": text, "all": [text], "more": {"x": text}})
    assert "s3cret" not in said.getvalue()
    assert HIDDEN in said.getvalue()


@pytest.mark.parametrize("name", ["password", "Authorization", "X-API-Key", "token", "cookie"])
def test_a_secret_under_its_name_is_masked(said: io.StringIO, name: str) -> None:
    logger("a").warning("x", extra={"headers": {name: "s3cret"}, f"{name}_given": "s3cret"})
    assert "s3cret" not in said.getvalue()


def test_a_traceback_is_kept_and_masked(said: io.StringIO) -> None:
    try:
        raise ValueError("http://ada:s3cret@north is torn")
    except ValueError:
        logger("a").exception("broke")
    [line] = lines(said)
    assert line["exception"].splitlines()[-1] == f"ValueError: http://ada:{HIDDEN}@north is torn"
    assert line["level"] == "error"


def test_people_read_words(said: io.StringIO) -> None:
    terminal = Terminal()
    set_up_logs("gallery", stream=terminal)
    logger("files").warning("the disk is full", extra={"free": 3})
    [line] = terminal.getvalue().splitlines()
    assert "the disk is full" in line
    assert "free=3" in line
    assert not line.startswith("{")
    assert said.getvalue() == ""
