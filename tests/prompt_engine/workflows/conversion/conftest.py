import pytest

from prompt_engine.workflows.node_classes.classes import NodeClasses, read_object_info
from prompt_engine.workflows.node_classes.known import known_classes


@pytest.fixture(scope="session")
def known() -> NodeClasses:
    """The classes that we know; their page is of today."""
    return known_classes()


@pytest.fixture(scope="session")
def of_older_page(known: NodeClasses) -> NodeClasses:
    """The same classes as a node told them in 2025."""
    return read_object_info({name: known.declarations[name] for name in known})
