"""Addresses of other servers."""

import pytest
from pydantic import TypeAdapter, ValidationError

from studio_kit.addresses import BasicAuth, HeaderMap, HttpAddress

ADDRESS: TypeAdapter[str] = TypeAdapter(HttpAddress)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8188",
        "https://render-3.farm.example",
        "http://north_1:8188/comfy",
        "http://[::1]:8188",
        "http://[fe80::1]",
        "http://a.b.",
    ],
)
def test_an_address_stays_as_it_is_but_for_the_slash_at_its_end(url: str) -> None:
    assert ADDRESS.validate_python(f" {url}/ ") == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "north",
        "file:///etc/passwd",
        "http://",
        "http:///x",
        "http://127.0.0.1:",
        "http://127.0.0.1:0",
        "http://127.0.0.1:65536",
        "http://127.0.0.1:²",
        "http://[::1",
        "http://[north]:1",
        "http://a..b",
        f"http://{'a' * 64}",
        f"http://{'a.' * 130}a",
        "http://me:secret@north",
        "http://north/?x=1",
        "http://no rth",
        "http://north\x00",
        "http://nörth",
        "http://north/" + "x" * 300,
    ],
)
def test_what_cannot_be_called_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        ADDRESS.validate_python(url)


HEADERS: TypeAdapter[object] = TypeAdapter(HeaderMap)


def test_headers_and_passwords_are_hidden_but_for_json() -> None:
    headers = HEADERS.validate_python({"X-Key": "s3cret"})
    auth = BasicAuth.model_validate({"user": "ada", "password": "s3cret"})
    assert "s3cret" not in f"{headers!r} {auth!r}"
    assert HEADERS.dump_json(headers) == b'{"X-Key":"s3cret"}'
    assert BasicAuth.model_validate_json(auth.model_dump_json()) == auth


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "x"},
        {"Content-Length": "1"},
        {"Sec-WebSocket-Version": "13"},
        {"X": "a\r\nY: b"},
        {"a b": "x"},
        {"X": "y" * 5000},
        {"x": "1", "X": "2"},
    ],
)
def test_a_header_that_would_change_the_request_itself_is_refused(
    headers: dict[str, str],
) -> None:
    with pytest.raises(ValidationError):
        HEADERS.validate_python(headers)
