"""What the prompt engine's answers cost beside an empty endpoint of the same framework.

`python -m benchmarks.prompt_engine` starts two servers, one of the engine and one whose only
endpoint does nothing, posts bodies to both, shuffled, and prints medians and tenths in ms with
their ratios; where other work runs on the machine, the tenths are the ones to compare.
The empty endpoint's service is made as every service is; as all of ours it takes a body (that of
/generate-prompt, into the same model) and one dependency, and answers a model: a `ValidationView`
without messages. Each round changes seven fields, the year and the description, and asks all of
the same camera, as a page does: what /validate has judged, /generate-prompt need not.
Goals: /validate and /generate-prompt <= 1.2, /options for the largest field <= 2, tables <= 60 ms.
"""

import gc
import http.client
import json
import random
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import uvicorn
from fastapi import APIRouter, Depends, FastAPI, Request

from prompt_engine.app import create_app
from prompt_engine.catalogue.service import Catalogue
from prompt_engine.catalogue.storage import load_catalogue
from prompt_engine.prompts.routes import PromptRequest
from prompt_engine.rules.service import load_rule_book
from prompt_engine.rules.views import ValidationView
from studio_kit.service import create_service
from studio_kit.settings import Settings

ROUNDS, WARM_UP = 300, 100
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
DRAWN = ("size", "lens", "time_of_day", "light_source", "lighting_style", "mood", "movement")
"""Fields that a round draws anew."""

TARGETS = ("flux_1", "sdxl", "midjourney", "veo_3", "wan_2_2", "gpt_image")
LARGEST = ("body", "lens_family", "film_stock", "mood")
SEED = 7
Body = dict[str, Any]
Post = Callable[[str, Body], bytes]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        settings = Settings(data=data)
        apps = _empty_app(settings), create_app(settings)
        gc.collect()
        gc.freeze()  # as a service does
        with _server(apps[0]) as empty, _server(apps[1]) as engine:
            _report_requests(empty, engine, load_catalogue(cache=data / "cache" / "tables"))
        _report_tables(data / "cache" / "tables")


def _empty_app(settings: Settings) -> FastAPI:
    router = APIRouter(tags=["empty"])
    answer = ValidationView(status="valid", messages=())

    async def answer_of(_: Request) -> ValidationView:
        return answer

    @router.post("/empty")
    async def empty(  # pyright: ignore[reportUnusedFunction]
        _: PromptRequest, found: Annotated[ValidationView, Depends(answer_of)]
    ) -> ValidationView:
        return found

    return create_service("Empty", name="empty", routers=[router], settings=settings)


@contextmanager
def _server(app: FastAPI) -> Generator[Post]:
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


def _post(connection: http.client.HTTPConnection, path: str, body: Body) -> bytes:
    headers = {"content-type": "application/json"}
    connection.request("POST", path, json.dumps(body).encode(), headers)
    if connection.sock:
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}: {content[:300]!r}")
    return content


def _report_requests(empty: Post, engine: Post, catalogue: Catalogue) -> None:
    times = _timed(empty, engine, catalogue)
    idle = statistics.median(times["empty"]), _tenth(times["empty"])
    print(f"{'':20}  median ms   of empty   tenth ms   of empty")
    for name, taken in times.items():
        median, tenth = statistics.median(taken), _tenth(taken)
        ratios = median / idle[0], tenth / idle[1]
        print(f"{name:20} {median:10.3f} {ratios[0]:10.2f} {tenth:10.3f} {ratios[1]:10.2f}")


def _tenth(taken: list[float]) -> float:
    """The time that a tenth of the answers stay under, without what others do on the machine."""
    return statistics.quantiles(taken, n=10)[0]


def _timed(empty: Post, engine: Post, catalogue: Catalogue) -> dict[str, list[float]]:
    draw = random.Random(SEED)
    times: dict[str, list[float]] = {}
    for turn in range(WARM_UP + ROUNDS):
        asked = [(name, *rest) for name, rest in _asked(turn, draw, catalogue).items()]
        for name, path, body in draw.sample(asked, len(asked)):
            post = empty if name == "empty" else engine
            started = time.perf_counter()
            post(path, body)
            if turn >= WARM_UP:
                times.setdefault(name, []).append((time.perf_counter() - started) * 1000)
    return {name: times[name] for name in _asked(0, draw, catalogue)}


def _asked(turn: int, draw: random.Random, catalogue: Catalogue) -> dict[str, tuple[str, Body]]:
    """What a round asks, by name: path and body."""
    drawn = {name: draw.choice(catalogue.field(name).options).id for name in DRAWN}
    camera = {**CAMERA, **drawn, "year": draw.randint(1990, 2025)}
    prompt = {
        "camera": camera,
        "description": f"{DESCRIPTION} Take {turn}.",
        "target_model": draw.choice(TARGETS),
    }
    return {
        "empty": ("/empty", prompt),
        "validate": ("/validate", {"camera": camera}),
        "prompt": ("/generate-prompt", prompt),
        **{
            f"options {field}": ("/options", {"camera": camera, "field": field})
            for field in LARGEST
        },
    }


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
