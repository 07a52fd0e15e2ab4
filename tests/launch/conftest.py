import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import ports

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture
def free_port() -> Callable[[], int]:
    return ports.free_port


@pytest.fixture
def listener() -> Iterator[Callable[[], socket.socket]]:
    """Opens sockets that listen, each at a port of its own."""
    with ExitStack() as open_sockets:

        def listen() -> socket.socket:
            at = ("127.0.0.1", ports.free_port())
            return open_sockets.enter_context(socket.create_server(at))

        yield listen
