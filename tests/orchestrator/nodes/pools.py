"""A pool without the rest of an orchestrator."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from orchestrator.nodes.access import Access
from orchestrator.nodes.conduct import Conduct
from orchestrator.nodes.link import NodeLink
from orchestrator.nodes.models import Node
from orchestrator.nodes.pool import NodePool
from orchestrator.nodes.rhythm import Rhythm
from tests.orchestrator.fakes import FakeNode
from tests.orchestrator.farm import until

QUICK = Rhythm(
    look=0.05, look_quiet=0.05, first_pause=0.01, longest_pause=0.05, learn_again=60.0, answer=2.0
)


class KeptInMemory:
    """What a database would keep of the nodes' conduct."""

    def __init__(self) -> None:
        self.conducts: dict[str, Conduct] = {}

    async def save_conduct(self, node_id: str, conduct: Conduct) -> None:
        self.conducts[node_id] = conduct


def node_of(fake: FakeNode, *, access: Access | None = None, node_id: str = "north") -> Node:
    return Node(
        node_id,
        node_id.title(),
        fake.url,
        enabled=True,
        configured=False,
        access=access or Access(),
    )


@asynccontextmanager
async def pool_of(
    *nodes: Node, conduct: Conduct | None = None, rhythm: Rhythm = QUICK
) -> AsyncGenerator[NodePool]:
    known = [(node, conduct or Conduct()) for node in nodes]
    async with NodePool.open(known, keeper=KeptInMemory(), rhythm=rhythm) as pool:
        yield pool


@asynccontextmanager
async def link_of(
    fake: FakeNode, *, access: Access | None = None, conduct: Conduct | None = None
) -> AsyncGenerator[NodeLink]:
    """The link to one node, once it was looked at."""
    async with pool_of(node_of(fake, access=access), conduct=conduct) as pool:
        [link] = pool.links
        await until(link.looked.is_set)
        yield link
