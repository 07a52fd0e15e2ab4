"""Trunk, neck, legs and arms as lofts over the skeleton; metres of the model."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .casting import Player
from .scene import Scene
from .skeleton import Arm, Body, Leg
from .vectors import Vec, vec


@dataclass(frozen=True)
class Ring:
    """A cross-section: the joint it hangs on, its turn, offset, and half-axes sideways and
    forward.
    """

    joint: Vec
    turn: Vec
    offset: tuple[float, float, float]
    side: float
    front: float


def add_rings(scene: Scene, body: Body, rings: Sequence[Ring], mat: str, *, n: int = 18) -> None:
    """A garment or a part of the body, as a loft through its cross-sections."""
    centres = body.world(np.array([r.joint + r.turn @ vec(r.offset) for r in rings]))
    turned = np.array([body.root @ r.turn for r in rings])
    radii = (body.scale * vec([r.side for r in rings]), body.scale * vec([r.front for r in rings]))
    scene.loft(centres, (turned[:, :, 0], turned[:, :, 2]), radii, mat, n=n, square=0.92)


def add_trunk(scene: Scene, body: Body, player: Player) -> None:
    hips = [
        Ring(body.pelvis, body.hips_turn, (0, -0.12, -0.01), 0.108, 0.088),
        Ring(body.pelvis, body.hips_turn, (0, -0.04, -0.012), 0.160, 0.118),
        Ring(body.pelvis, body.hips_turn, (0, 0.03, -0.004), 0.152, 0.110),
        Ring(body.pelvis, body.hips_turn, (0, 0.07, 0), 0.120, 0.090),
    ]
    add_rings(scene, body, hips, player.legs)
    add_rings(scene, body, _chest(body, player), player.top)


def _chest(body: Body, player: Player) -> list[Ring]:
    """The upper body; its hem hangs clear of the hips, so that it never cuts through them."""
    slim, bust = (0.90, 0.016) if player.woman and not player.person.child else (1.0, 0.0)
    long = player.outfit == "jacket" or player.outfit == "sweater"
    hem = -0.045 if long else -0.015
    p, w, c, n = body.pelvis, body.waist, body.chest, body.neck
    r0, r1, r2 = body.hips_turn, body.waist_turn, body.chest_turn
    return [
        Ring(p, r0, (0, hem, -0.006), 0.176, 0.132),
        Ring(p, r0, (0, 0.04, -0.002), 0.166 * (slim + 0.05), 0.122),
        Ring(w, r1, (0, 0.0, 0), 0.146 * slim, 0.110),
        Ring(w, r2, (0, 0.10, 0.002), 0.156 * slim, 0.114),
        Ring(c, r2, (0, 0.0, 0.006), 0.172 * slim, 0.122 + bust),
        Ring(c, r2, (0, 0.07, 0.002), 0.178 * slim, 0.116 + bust * 0.5),
        Ring(c, r2, (0, 0.11, -0.002), 0.176, 0.100),
        Ring(n, r2, (0, -0.045, -0.006), 0.150, 0.082),
        Ring(n, r2, (0, -0.024, -0.010), 0.104, 0.066),
        Ring(n, r2, (0, -0.012, -0.006), 0.066, 0.054),
    ]


def add_neck(scene: Scene, body: Body, player: Player) -> None:
    slim = 0.84 if player.woman or player.person.child else 1.12
    base = body.neck + body.chest_turn @ vec((0, -0.03, -0.004))
    top = body.head + body.head_turn @ vec((0, -0.03, -0.022))
    path = np.array((base, base * 0.55 + top * 0.45, top))
    scene.tube(body.world(path), vec((0.060, 0.053, 0.056)) * body.scale * slim, "skin", n=12)


def add_leg(scene: Scene, body: Body, player: Player, leg: Leg) -> None:
    h, k, a = leg.hip, leg.knee, leg.ankle
    path = [
        h + vec((0, 0.02, 0)),
        h * 0.72 + k * 0.28,
        h * 0.3 + k * 0.7,
        k,
        k * 0.72 + a * 0.28,
        k * 0.3 + a * 0.7,
        a,
    ]
    bare = player.person.dress
    radii = (
        vec((0.092, 0.092, 0.073, 0.063, 0.060, 0.050, 0.044))
        if bare
        else vec((0.094, 0.095, 0.078, 0.069, 0.066, 0.060, 0.060))
    )
    mat = "skin" if bare else player.legs
    scene.tube(
        body.world(np.array(path)),
        radii * body.scale * (0.93 if player.woman else 1.0),
        mat,
        n=12,
        flat=1.05,
    )
    _shoe(scene, body, leg)
    if player.person.boots:
        _boot(scene, body, leg)


def _boot(scene: Scene, body: Body, leg: Leg) -> None:
    """The shaft of a boot, to below the knee, with a turned top."""
    k, a = leg.knee, leg.ankle
    path = np.array((a, a * 0.7 + k * 0.3, a * 0.32 + k * 0.68, a * 0.28 + k * 0.72))
    radii = vec((0.064, 0.070, 0.078, 0.082)) * body.scale
    scene.tube(body.world(path), radii, "shoe", n=14, flat=1.1)


SHOE_ALONG = (-0.080, -0.066, -0.02, 0.045, 0.10, 0.15, 0.178)
SHOE_HEIGHT = (-0.045, -0.030, -0.020, -0.036, -0.050, -0.056, -0.062)
SHOE_SIDE = (0.022, 0.036, 0.039, 0.041, 0.046, 0.042, 0.020)
SHOE_UP = (0.030, 0.050, 0.060, 0.044, 0.030, 0.023, 0.014)


def _shoe(scene: Scene, body: Body, leg: Leg) -> None:
    offsets = np.column_stack((np.zeros(7), SHOE_HEIGHT, SHOE_ALONG))
    centres = body.world(leg.ankle + offsets @ leg.foot.T)
    frame = (body.root @ leg.foot[:, 0], body.root @ leg.foot[:, 1])
    radii = (vec(SHOE_SIDE) * body.scale, vec(SHOE_UP) * body.scale)
    scene.loft(centres, frame, radii, "shoe", n=12)


def add_arm(scene: Scene, body: Body, player: Player, arm: Arm) -> None:
    """Sleeve from inside the shoulder to a cuff that stands off the wrist."""
    s, e, w = arm.shoulder, arm.elbow, arm.wrist
    inner = s + (body.neck - s) * 0.45 + body.chest_turn @ vec((0, -0.035, 0))
    path = [
        inner,
        s,
        s * 0.66 + e * 0.34,
        s * 0.25 + e * 0.75,
        e,
        e * 0.7 + w * 0.3,
        e * 0.25 + w * 0.75,
        w,
    ]
    bare = player.person.dress and player.woman
    radii = vec((0.050, 0.064, 0.060, 0.053, 0.050, 0.050, 0.043, 0.040))
    if bare:
        radii = vec((0.040, 0.050, 0.047, 0.043, 0.040, 0.040, 0.033, 0.028))
    thin = 0.86 if player.woman or player.person.child else 1.0
    scene.tube(
        body.world(np.array(path)), radii * body.scale * thin, "skin" if bare else player.top, n=12
    )
