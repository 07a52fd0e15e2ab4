"""From the facts of a brief to the pieces of a set, and from those into a scene."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from ..brief import Brief
from ..camera import Camera
from ..randomness import stream
from ..scene import Scene
from ..vectors import Vec
from .bar import bar
from .built import corridor, hall, rooftop
from .nature import desert, flat, forest, hills, limbo
from .plan import Facts, Piece, Plan, Sight
from .room import room
from .sea import sea
from .street import street
from .vehicle import driven_car

VARIANTS = 24  # how many different streets there are; few enough to keep the built ones


def facts_of(brief: Brief, seed: int) -> Facts:
    """What the set depends on: never the lens, the size of the shot or the height of the camera."""
    variant = int(stream(seed, "set").integers(VARIANTS))
    side = 1 if np.sin(np.radians(brief.bearing)) >= 0 else -1
    return Facts(brief.place, brief.light, brief.weather, brief.pose, brief.features, side, variant)


def furnish(scene: Scene, facts: Facts, camera: Camera, people: Vec) -> None:
    """Put a set into the scene, without what would hide the people (n, 2) from the lens."""
    sight = Sight(camera, people)
    scene.owner = 0
    for piece in build_set(facts):
        if sight.shows(piece):
            _put(scene, piece)


@lru_cache(maxsize=64)
def build_set(facts: Facts) -> tuple[Piece, ...]:
    """All pieces of a set; read-only and the same for equal facts."""
    plan = Plan(facts, stream(facts.variant, f"plan {facts.place}"))
    _builder(facts.place)(plan)
    return plan.pieces()


def _builder(place: str) -> Callable[[Plan], None]:
    builders: dict[str, Callable[[Plan], None]] = {
        "room": room,
        "hall": hall,
        "street": street,
        "car": _car,
        "bar": bar,
        "forest": forest,
        "hills": hills,
        "desert": desert,
        "flat": flat,
        "sea": sea,
        "corridor": corridor,
        "rooftop": rooftop,
        "limbo": limbo,
    }
    return builders[place]


def _car(plan: Plan) -> None:
    street(plan)
    driven_car(plan)


def _put(scene: Scene, piece: Piece) -> None:
    if len(piece.tris):
        scene.add(piece.verts, piece.tris, piece.mats)
    scene.strokes.extend(piece.strokes)
    scene.pools.extend(piece.pools)
    scene.lamps.extend(piece.lamps)
