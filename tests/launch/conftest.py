import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture
def free_port() -> Callable[[], int]:
    def choose() -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return choose


@pytest.fixture
def listener() -> Iterator[Callable[[], socket.socket]]:
    """Opens sockets that listen at a port of the system's choice."""
    with ExitStack() as open_sockets:
        yield lambda: open_sockets.enter_context(socket.create_server(("127.0.0.1", 0)))
