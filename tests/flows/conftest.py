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
    one_console.as_new()
    before = one_console.logged()
    yield one_console
    said = one_console.log(since=before)
    assert "Traceback" not in said, said
    assert one_console.unwell() == []
