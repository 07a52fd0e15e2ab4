"""What happens in one simulated farm, drawn from a seed before it begins."""

import random
from dataclasses import dataclass
from typing import Literal

Trouble = Literal["drop_sockets", "deaf", "restart", "network", "hang", "slow", "lost_answers"]
TROUBLES: tuple[Trouble, ...] = (
    "drop_sockets",
    "deaf",
    "restart",
    "network",
    "hang",
    "slow",
    "lost_answers",
)

BEARABLE: tuple[Trouble, ...] = ("drop_sockets", "deaf", "slow", "lost_answers")
"""A node that keeps what it has, and answers in the end."""

Outcome = Literal["missing_file", "broken_file", "nothing", "disk_full", "out_of_memory", "twice"]
OUTCOMES: tuple[Outcome, ...] = (
    "missing_file",
    "broken_file",
    "nothing",
    "disk_full",
    "out_of_memory",
    "twice",
)

Wish = Literal["cancel", "front", "retry", "urgent"]
WISHES: tuple[Wish, ...] = ("cancel", "front", "retry", "urgent")

MODELS = ("flux.safetensors", "sdxl.safetensors", "sd15.safetensors")
HORIZON = 40.0
"""Seconds in which trouble begins."""

MENDED = 75.0
"""Seconds after which all is mended, so that everything must come to an end."""


@dataclass(frozen=True)
class NodePlan:
    id: str
    models: tuple[str, ...]
    seconds: float
    vram: int


@dataclass(frozen=True)
class JobPlan:
    at: float
    model: str
    project: str
    priority: int
    interactive: bool
    pinned: str | None


@dataclass(frozen=True)
class TroublePlan:
    at: float
    node: str
    kind: Trouble
    lasts: float


@dataclass(frozen=True)
class OutcomePlan:
    """The next prompt that the node begins after `at` ends so."""

    at: float
    node: str
    outcome: Outcome


@dataclass(frozen=True)
class WishPlan:
    at: float
    job: int
    wish: Wish


@dataclass(frozen=True)
class Script:
    seed: int
    nodes: tuple[NodePlan, ...]
    jobs: tuple[JobPlan, ...]
    troubles: tuple[TroublePlan, ...]
    outcomes: tuple[OutcomePlan, ...]
    wishes: tuple[WishPlan, ...]
    restarts: tuple[float, ...]
    folder_away: tuple[tuple[float, float], ...]
    drains: tuple[tuple[float, str, bool], ...]


def drawn(seed: int) -> Script:
    rng = random.Random(seed)
    kinds = rng.choice((TROUBLES, TROUBLES, BEARABLE))
    nodes = tuple(_node(rng, index) for index in range(rng.randint(1, 5)))
    jobs = tuple(_job(rng, nodes) for _ in range(rng.randint(3, 16)))
    return Script(
        seed=seed,
        nodes=nodes,
        jobs=jobs,
        troubles=tuple(_trouble(rng, nodes, kinds) for _ in range(rng.randint(0, 8))),
        outcomes=tuple(_outcome(rng, nodes) for _ in range(rng.randint(0, 4))),
        wishes=tuple(_wish(rng, len(jobs)) for _ in range(rng.randint(0, 4))),
        restarts=tuple(_restart(rng, jobs) for _ in range(rng.choice((0, 0, 1, 3)))),
        folder_away=_away(rng),
        drains=_drains(rng, nodes),
    )


def _node(rng: random.Random, index: int) -> NodePlan:
    others = rng.sample(MODELS[1:], rng.randint(0, 2))
    return NodePlan(
        id=f"n{index}",
        models=(MODELS[0], *others),
        seconds=rng.uniform(1.0, 10.0),
        vram=rng.choice((8, 16, 24)) << 30,
    )


def _job(rng: random.Random, nodes: tuple[NodePlan, ...]) -> JobPlan:
    node = rng.choice(nodes)
    return JobPlan(
        at=rng.uniform(0, HORIZON * 0.75),
        model=rng.choice(node.models),
        project=rng.choice(("p", "p", "q")),
        priority=rng.choice((0, 0, 0, 5)),
        interactive=rng.random() < 0.1,
        pinned=node.id if rng.random() < 0.1 else None,
    )


def _restart(rng: random.Random, jobs: tuple[JobPlan, ...]) -> float:
    """Often while a prompt is on its way to a node."""
    return rng.choice(jobs).at + rng.choice((0.0, 0.0, 20.0)) + rng.uniform(0, 2.0)


def _trouble(
    rng: random.Random, nodes: tuple[NodePlan, ...], kinds: tuple[Trouble, ...]
) -> TroublePlan:
    lasts = rng.choice((0.5, 3.0, 12.0, 45.0))
    return TroublePlan(rng.uniform(0, HORIZON), rng.choice(nodes).id, rng.choice(kinds), lasts)


def _outcome(rng: random.Random, nodes: tuple[NodePlan, ...]) -> OutcomePlan:
    return OutcomePlan(rng.uniform(0, HORIZON), rng.choice(nodes).id, rng.choice(OUTCOMES))


def _wish(rng: random.Random, jobs: int) -> WishPlan:
    return WishPlan(rng.uniform(0, HORIZON), rng.randrange(jobs), rng.choice(WISHES))


def _away(rng: random.Random) -> tuple[tuple[float, float], ...]:
    if rng.random() > 0.2:
        return ()
    begins = rng.uniform(1, HORIZON)
    return ((begins, begins + rng.choice((1.0, 10.0, 30.0))),)


def _drains(rng: random.Random, nodes: tuple[NodePlan, ...]) -> tuple[tuple[float, str, bool], ...]:
    if rng.random() > 0.2:
        return ()
    node, begins = rng.choice(nodes).id, rng.uniform(0, HORIZON / 2)
    return ((begins, node, True), (begins + rng.uniform(1, 30), node, False))
