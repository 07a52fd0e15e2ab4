import os
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from studio_kit.launch.listeners import name_listener

pytestmark = pytest.mark.integration


class Answers(BaseHTTPRequestHandler):
    body = b""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def answering() -> Iterator[Callable[[bytes], int]]:
    servers: list[HTTPServer] = []

    def serve(body: bytes) -> int:
        server = HTTPServer(("127.0.0.1", 0), type("Answer", (Answers,), {"body": body}))
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        return server.server_port

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_part_of_the_console_is_known_by_its_health(answering: Callable[[bytes], int]) -> None:
    port = answering(b'{"status": "ok", "service": "prompt_engine", "version": "1"}')
    said = name_listener("127.0.0.1", port)
    assert said.startswith("a Director's Console prompt engine (")


@pytest.mark.parametrize("body", [b"hello", b"[]", b'{"status": "ok"}', b'{"service": 1}', b""])
def test_another_program_is_named_by_its_process(
    body: bytes, answering: Callable[[bytes], int]
) -> None:
    said = name_listener("127.0.0.1", answering(body))
    assert said.endswith(f"process {os.getpid()}")


def test_a_program_that_says_nothing_is_named_all_the_same(
    listener: Callable[[], socket.socket],
) -> None:
    port = listener().getsockname()[1]
    assert f"process {os.getpid()}" in name_listener("127.0.0.1", port)
