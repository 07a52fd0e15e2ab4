import os
import socket
from collections.abc import Callable

import pytest

from studio_kit.launch.errors import PortTaken
from studio_kit.launch.ports import free_ports, is_free
from studio_kit.settings import Ports, Settings

pytestmark = pytest.mark.integration

Listener = Callable[[], socket.socket]


def at(port: int) -> Settings:
    return Settings(ports=Ports(orchestrator=port))


def no(question: str) -> bool:
    return False


@pytest.fixture
def taken(listener: Listener) -> int:
    return int(listener().getsockname()[1])


def test_free_ports_stay_as_they_are(free_port: Callable[[], int]) -> None:
    settings = at(free_port())
    assert free_ports(settings, ["orchestrator"], ask=None) == settings


def test_a_part_that_is_not_started_needs_no_port(taken: int) -> None:
    assert free_ports(at(taken), [], ask=None) == at(taken)


def test_nobody_asked_means_the_port_its_holder_and_the_option_are_named(taken: int) -> None:
    with pytest.raises(PortTaken) as refusal:
        free_ports(at(taken), ["orchestrator"], ask=None)
    said = str(refusal.value)
    assert f"Port {taken}, meant for the orchestrator, is in use by " in said
    assert f"process {os.getpid()}." in said
    assert "Start with --orchestrator-port " in said
    assert refusal.value.exit_code == 2


def test_the_offered_port_is_taken_when_the_person_agrees(taken: int) -> None:
    questions: list[str] = []

    def yes(question: str) -> bool:
        questions.append(question)
        return True

    settings = free_ports(at(taken), ["orchestrator"], ask=yes)
    moved = settings.ports.orchestrator
    assert moved != taken
    assert is_free("127.0.0.1", moved)
    assert len(questions) == 1
    assert questions[0].endswith(f"Use {moved} instead?")


def test_the_start_ends_when_the_person_declines(taken: int) -> None:
    with pytest.raises(PortTaken, match="--orchestrator-port"):
        free_ports(at(taken), ["orchestrator"], ask=no)


def test_two_parts_are_never_offered_the_same_port(taken: int) -> None:
    settings = Settings(ports=Ports(gallery=taken, orchestrator=taken))
    moved = free_ports(settings, ["gallery", "orchestrator"], ask=lambda _: True)
    assert len({moved.ports.gallery, moved.ports.orchestrator, taken}) == 3


def test_the_program_in_the_way_goes_on(listener: Listener) -> None:
    holder = listener()
    with pytest.raises(PortTaken):
        free_ports(at(holder.getsockname()[1]), ["orchestrator"], ask=None)
    with socket.create_connection(holder.getsockname(), timeout=5):
        pass


def test_a_port_left_a_moment_ago_is_free(listener: Listener) -> None:
    holder = listener()
    address = holder.getsockname()
    with socket.create_connection(address):
        holder.accept()[0].close()
    holder.close()
    assert is_free("127.0.0.1", address[1])


def test_an_address_of_another_machine_is_told() -> None:
    with pytest.raises(PortTaken, match=r"Cannot listen at 192\.0\.2\.1"):
        is_free("192.0.2.1", 9820)
