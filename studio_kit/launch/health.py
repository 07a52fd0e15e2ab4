"""Asking a local service whether it is up."""

import asyncio

ANSWER_SECONDS = 2.0


async def is_up(host: str, port: int, *, path: str) -> bool:
    """Whether `GET path` answers 200. A small request of its own: httpx would cost 5 MB here."""
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return b" 200 " in await _status_line(host, port, path=path)
    except (OSError, TimeoutError):
        return False


async def _status_line(host: str, port: int, *, path: str) -> bytes:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        return await reader.readline()
    finally:
        writer.close()
