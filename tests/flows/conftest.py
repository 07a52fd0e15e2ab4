from collections.abc import Generator

import pytest

from tests.flows.console import Console, running_console


@pytest.fixture(scope="session")
def one_console(tmp_path_factory: pytest.TempPathFactory) -> Generator[Console]:
    """The five services, started once for all journeys."""
    with running_console(tmp_path_factory.mktemp("console")) as console:
        yield console


@pytest.fixture
def console(one_console: Console) -> Generator[Console]:
    """The running services; whatever a journey does to them, none stumbles and all stay well."""
    one_console.node_does()
    before = one_console.log()
    yield one_console
    said = one_console.log().removeprefix(before)
    assert "Traceback" not in said, said
    assert one_console.unwell() == []
