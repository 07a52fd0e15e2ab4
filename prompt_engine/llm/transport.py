"""The only way out to providers: no redirect is followed, no link-local address is called."""

import asyncio
import socket
from ipaddress import ip_address

import httpx2

from .errors import AddressRefused, ProviderUnreachable

CONNECT_SECONDS = 10.0


class GuardedTransport(httpx2.AsyncBaseTransport):
    """A person may name any server, their own machine's too, since local models run there.

    Link-local addresses hold the credentials of cloud machines and no model; a redirect would
    carry the key to another host.
    """

    def __init__(self) -> None:
        self._inner = httpx2.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await _refuse_link_local(request.url.host, request.url.port)
        response = await self._inner.handle_async_request(request)
        if response.is_redirect:
            await response.aclose()
            there = response.headers["location"][:200]
            raise AddressRefused(
                f"{request.url.host} sends on to {there}; enter the address that answers itself."
            )
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


def open_client(*, seconds: float) -> httpx2.AsyncClient:
    """Proxies of the environment are left alone: the guard looks at the address that is called."""
    return httpx2.AsyncClient(
        transport=GuardedTransport(),
        timeout=httpx2.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS)),
        follow_redirects=False,
    )


async def _refuse_link_local(host: str, port: int | None) -> None:
    for address in await _addresses(host, port):
        found = ip_address(address)
        mapped = getattr(found, "ipv4_mapped", None) or found
        if mapped.is_link_local or mapped.is_multicast:
            raise AddressRefused(f"{host} is a link-local address ({address}); no model is there.")


async def _addresses(host: str, port: int | None) -> set[str]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ProviderUnreachable(f"There is no server called {host}.") from error
    return {str(entry[4][0]).partition("%")[0] for entry in found}
