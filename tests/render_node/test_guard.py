"""Which pages may speak to the node."""

import pytest

from render_node.routes.guard import crosses_origin

HERE = "127.0.0.1:8188"


@pytest.mark.parametrize(
    ("host", "origin", "refused"),
    [
        (HERE, "http://127.0.0.1:8188", False),
        (HERE, "http://127.0.0.1:9999", True),
        (HERE, "http://localhost:8188", True),
        (HERE, "http://127.0.0.1", False),
        (HERE, "http://evil.example", True),
        (HERE, "HTTP://127.0.0.1:8188", False),
        (HERE, "null", False),
        (HERE, None, False),
        ("[::1]:8188", "http://evil.example", True),
        ("localhost:8188", "http://localhost:8188", False),
        ("localhost", "http://localhost:8188", False),
        ("192.0.2.7:8188", "http://evil.example", False),
        # No name service takes a label of more than 63 letters.
        (f"{'x' * 70}:8188", "http://evil.example", False),
    ],
)
async def test_only_another_origin_on_loopback_is_refused(
    host: str, origin: str | None, refused: bool
) -> None:
    headers = {"host": host} | ({} if origin is None else {"origin": origin})
    assert await crosses_origin(headers) is refused
