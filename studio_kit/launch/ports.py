"""Free ports: who is in the way is named, another port is offered, nothing is ended."""

import errno
import os
import socket
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from studio_kit.launch.errors import PortTaken
from studio_kit.launch.listeners import name_listener
from studio_kit.launch.options import PORT_OPTIONS
from studio_kit.launch.resolve import with_ports
from studio_kit.settings import Settings

Ask = Callable[[str], bool]
"""Puts a question to the person and tells whether the answer was yes."""

PROBE_SECONDS = 0.3


@dataclass(frozen=True)
class Taken:
    """A port that a part of the console should have and another program holds."""

    name: str
    port: int
    listener: str
    free: int

    @property
    def fact(self) -> str:
        part = self.name.replace("_", " ")
        return f"Port {self.port}, meant for the {part}, is in use by {self.listener}."


def free_ports(settings: Settings, names: Sequence[str], *, ask: Ask | None) -> Settings:
    """The settings with a free port for each part in `names`.

    `ask` is None when nobody sits at a terminal. Raises `PortTaken`, with the options to use.
    """
    taken = _find_taken(settings, names)
    if not taken:
        return settings
    if ask is None:
        raise PortTaken(_sentence(taken, end="or end the program that is in the way."))
    refused = [each for each in taken if not ask(f"{each.fact} Use {each.free} instead?")]
    if refused:
        raise PortTaken(_sentence(refused, end="or with any other free port."))
    return with_ports(settings, {each.name: each.free for each in taken})


def _find_taken(settings: Settings, names: Sequence[str]) -> list[Taken]:
    ports: dict[str, int] = settings.ports.model_dump()
    reserved = set(ports.values())
    found: list[Taken] = []
    for name in names:
        if not is_free(settings.host, ports[name]):
            free = next_free(settings.host, ports[name], reserved=reserved)
            reserved.add(free)
            listener = name_listener(settings.host, ports[name])
            found.append(Taken(name=name, port=ports[name], listener=listener, free=free))
    return found


def next_free(host: str, port: int, *, reserved: Collection[int]) -> int:
    """The next free port above `port`, or any free one where there is none."""
    for candidate in range(port + 1, min(port + 100, 65536)):
        if candidate not in reserved and is_free(host, candidate):
            return candidate
    with socket.socket() as any_port:
        any_port.bind((host, 0))
        return int(any_port.getsockname()[1])


def is_free(host: str, port: int) -> bool:
    """Whether a service could listen there now.

    A listener on all addresses is found by calling: macOS would let us bind beside it, and
    the browser would then reach one or the other. Raises `PortTaken` where the system forbids
    the port to us.
    """
    with socket.socket() as probe:
        if os.name == "posix":  # Windows would let two programs share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise PortTaken(
                f"The system does not let you listen at port {port}; choose one above 1023."
            ) from error
        except OSError as error:
            if error.errno in (errno.EADDRINUSE, errno.EACCES):
                return False
            raise PortTaken(f"Cannot listen at {host}: {error.strerror}.") from error
    return not _answers(host, port)


def _answers(host: str, port: int) -> bool:
    with socket.socket() as caller:
        caller.settimeout(PROBE_SECONDS)
        return caller.connect_ex((host, port)) == 0


def _sentence(taken: Sequence[Taken], *, end: str) -> str:
    facts = "\n".join(each.fact for each in taken)
    options = " ".join(f"{PORT_OPTIONS[each.name]} {each.free}" for each in taken)
    return f"{facts}\nStart with {options}, {end}"
