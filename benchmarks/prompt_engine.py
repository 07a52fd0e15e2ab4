"""What the prompt engine's answers cost beside an empty endpoint of the same framework.

`python -m benchmarks.prompt_engine` starts one server, posts the same bodies to an endpoint that
does nothing and to those of the engine, turn about, and prints medians and tenths in ms with
their ratios; where other work runs on the machine, the tenths are the ones to compare.
The empty endpoint is made as every service is, reads the same body and answers a model.
Goals: /validate and /generate-prompt <= 1.2, /options for the largest field <= 2, tables <= 60 ms.
"""

import http.client
import json
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from prompt_engine.app import create_app
from prompt_engine.catalogue.storage import load_catalogue
from prompt_engine.rules.service import load_rule_book
from prompt_engine.rules.views import Asked, ValidationView
from studio_kit.settings import Settings

ROUNDS, WARM_UP = 300, 30
TABLE_ROUNDS = 15
CAMERA = {
    "size": "close_up",
    "lens": "mm_75",
    "body": "alexa_mini_lf",
    "lens_family": "arri_signature_prime",
    "aspect_ratio": "r_2_39",
    "time_of_day": "night",
    "place": "interior",
    "light_source": "led",
    "lighting_style": "low_key",
    "rig": "dolly",
    "movement": "push_in",
    "timing": "slow",
    "mood": "tense",
    "year": 2021,
}
DESCRIPTION = "Mara keeps one hand on the valve and looks up."
Post = Callable[[str, dict[str, Any]], bytes]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with _server(data) as post:
            _report_requests(post)
        _report_tables(data / "cache" / "tables")


@contextmanager
def _server(data: Path) -> Generator[Post]:
    app = create_app(Settings(data=data))

    @app.post("/empty")
    async def empty(_: Asked) -> ValidationView:  # pyright: ignore[reportUnusedFunction]
        return ValidationView(status="valid", messages=())

    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    connection = http.client.HTTPConnection("127.0.0.1", _port(server))
    try:
        yield lambda path, body: _post(connection, path, body)
    finally:
        connection.close()
        server.should_exit = True
        thread.join()


def _port(server: uvicorn.Server) -> int:
    return server.servers[0].sockets[0].getsockname()[1]


def _post(connection: http.client.HTTPConnection, path: str, body: dict[str, Any]) -> bytes:
    headers = {"content-type": "application/json"}
    connection.request("POST", path, json.dumps(body).encode(), headers)
    if connection.sock:
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}: {content[:300]!r}")
    return content


def _report_requests(post: Post) -> None:
    asked: dict[str, tuple[str, dict[str, Any]]] = {
        "empty": ("/empty", {"camera": CAMERA}),
        "validate": ("/validate", {"camera": CAMERA}),
        "prompt": (
            "/generate-prompt",
            {"camera": CAMERA, "description": DESCRIPTION, "target_model": "flux_1"},
        ),
    }
    largest = ("body", "lens_family", "film_stock", "mood")
    for field in largest:
        asked[f"options {field}"] = ("/options", {"camera": CAMERA, "field": field})
    times = _timed(asked, post)
    empty, idle = statistics.median(times["empty"]), _tenth(times["empty"])
    print(f"{'':20}  median ms   of empty   tenth ms   of empty")
    for name, taken in times.items():
        median, tenth = statistics.median(taken), _tenth(taken)
        ratios = median / empty, tenth / idle
        print(f"{name:20} {median:10.3f} {ratios[0]:10.2f} {tenth:10.3f} {ratios[1]:10.2f}")


def _tenth(taken: list[float]) -> float:
    """The time that a tenth of the answers stay under, without what others do on the machine."""
    return statistics.quantiles(taken, n=10)[0]


def _timed(asked: dict[str, tuple[str, dict[str, Any]]], post: Post) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in asked}
    for turn in range(WARM_UP + ROUNDS):
        for name, (path, body) in asked.items():
            started = time.perf_counter()
            post(path, body)
            if turn >= WARM_UP:
                times[name].append((time.perf_counter() - started) * 1000)
    return times


def _report_tables(cache: Path) -> None:
    """As a start after the first: what the files were read as is kept."""
    taken: list[float] = []
    for _ in range(TABLE_ROUNDS):
        started = time.perf_counter()
        load_rule_book(load_catalogue(cache=cache), cache=cache)
        taken.append((time.perf_counter() - started) * 1000)
    print(f"catalogue and rules: {statistics.median(taken):.0f} ms, least {min(taken):.0f} ms")


if __name__ == "__main__":
    main()
