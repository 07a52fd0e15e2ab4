"""Where another server answers, checked before anybody calls it."""

import re
from ipaddress import IPv6Address
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints

_ADDRESS = re.compile(r"https?://(\[[^\]/]*\]|[^\s:/?#@\[\]]+)(:[0-9]+)?(/[^\s?#]*)?", re.ASCII)
_NAME = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_][a-z0-9_-]{0,62})*\.?", re.I | re.ASCII)
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
