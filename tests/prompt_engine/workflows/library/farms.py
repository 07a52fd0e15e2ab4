"""What an orchestrator tells of its nodes, as a small real server."""

import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class FakeFarm:
    """`lacking` says for each node what it does not have, None for one that was never read."""

    lacking: dict[str, dict[str, Any] | None] = field(default_factory=dict[str, Any])
    offline: set[str] = field(default_factory=set[str])
    version: str = "0.3.64"
    asked: list[Any] = field(default_factory=list[Any])

    def verdicts(self) -> list[dict[str, Any]]:
        return [
            {
                "backend_id": name,
                "name": name.title(),
                "online": name not in self.offline,
                "runs": None if lacks is None else not lacks,
                "missing_classes": [],
                "missing_models": [],
                "missing_values": [],
                **(lacks or {}),
            }
            for name, lacks in self.lacking.items()
        ]

    def answer(self, path: str, body: Any) -> Any:
        if path.startswith("/api/backends/can-run"):
            self.asked.append(body)
            return {"graphs": {key: self.verdicts() for key in body["graphs"]}, "refused": {}}
        return {
            "backends": [
                {"id": name, "online": False, "version": self.version} for name in self.lacking
            ]
        }


@contextmanager
def serving_farm(farm: FakeFarm) -> Generator[int]:
    """The port at which it answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(None)

        def do_POST(self) -> None:
            length = int(self.headers["content-length"])
            self._answer(json.loads(self.rfile.read(length)))

        def _answer(self, body: Any) -> None:
            data = json.dumps(farm.answer(self.path, body)).encode()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Tests read no log of it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
