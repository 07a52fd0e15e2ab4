"""Where another server answers and what it asks of a caller, checked before anybody calls it."""

import re
from ipaddress import IPv6Address
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    SecretStr,
    StringConstraints,
)

_ADDRESS = re.compile(r"https?://(\[[^\]/]*\]|[^\s:/?#@\[\]]+)(:[0-9]+)?(/[^\s?#]*)?", re.ASCII)
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_][a-z0-9_-]{0,62})*\.?", re.I | re.ASCII)
_LINE = re.compile(r"[\x20-\x7e]*", re.ASCII)
LONGEST_SECRET = 4096
MOST_HEADERS = 16
OF_THE_CONNECTION = frozenset(
    ("host", "connection", "content-length", "transfer-encoding", "upgrade", "te", "trailer")
)
"""Headers that say how a message travels: another value would break or redirect the request."""

LONGEST_HOST = 253
"""Characters of a host's name (RFC 1035, 2.3.4); each part of it has 63."""


def _callable(url: str) -> str:
    """Raises `ValueError` for what a client library would stumble over: an odd host or port."""
    if not url.isprintable() or not _ADDRESS.fullmatch(url) or not _leads_somewhere(url):
        raise ValueError("must be an address such as http://192.168.1.5:8188")
    return url.rstrip("/")


def _leads_somewhere(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        if parts.netloc.startswith("["):
            IPv6Address(host)
            return port != 0
    except ValueError:  # a port beyond 65535, or no IPv6 address
        return False
    return bool(_NAME.fullmatch(host)) and len(host) <= LONGEST_HOST and port != 0


HttpAddress = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=300), AfterValidator(_callable)
]
"""An `http` or `https` address of a host and maybe a port and path, without a slash at its end."""


def _reveal(secret: SecretStr) -> str:
    return secret.get_secret_value()


Secret = Annotated[
    SecretStr,
    StringConstraints(max_length=LONGEST_SECRET),
    PlainSerializer(_reveal, return_type=str, when_used="json"),
]
"""A text that no log and no `repr` shows; JSON, which hands settings to a process, carries it."""

HeaderName = Annotated[str, StringConstraints(pattern=r"^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$")]


def _sendable(headers: dict[str, SecretStr]) -> dict[str, SecretStr]:
    """Raises `ValueError` for a header that is the client's own, or that would end another one."""
    for name, value in headers.items():
        if name.lower() in OF_THE_CONNECTION or name.lower().startswith("sec-"):
            raise ValueError(f"{name} is set by the connection itself; leave it out")
        if not _LINE.fullmatch(value.get_secret_value()):
            raise ValueError(f"the value of {name} must be one line of plain ASCII text")
    if len({name.lower() for name in headers}) < len(headers):
        raise ValueError("a header stands twice")
    return headers


HeaderMap = Annotated[
    dict[HeaderName, Secret], Field(max_length=MOST_HEADERS), AfterValidator(_sendable)
]


class BasicAuth(BaseModel):
    """User and password of HTTP's basic authentication (RFC 7617)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    user: Annotated[str, StringConstraints(pattern=r"^[^:\x00-\x1f\x7f]*$", max_length=256)]
    password: Secret
