"""Ports that nobody else is given between choosing and using one.

They lie below the range from which systems give ports of their own choice (32768 on Linux, 49152
elsewhere): one that is let go, and bound again a second later by a restarted service, is still
free then. Processes that test at the same time begin at different places.
"""

import random
import socket
from collections.abc import Iterator
from itertools import count

FIRST, LAST = 20_000, 32_000


def free_port() -> int:
    """A port of this machine's loopback that was not given out here before, or long ago."""
    return next(_FREE)


def _free() -> Iterator[int]:
    begin = random.SystemRandom().randrange(LAST - FIRST)
    ports = (FIRST + (begin + number) % (LAST - FIRST) for number in count())
    return filter(_is_free, ports)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


_FREE = _free()
"""One for the process: what was chosen a moment ago is maybe not bound yet."""
