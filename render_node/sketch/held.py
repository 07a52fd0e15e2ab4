"""What a hand holds."""

import numpy as np

from .hand import HandFrame, grip_point
from .scene import Scene
from .skeleton import Arm, Body
from .vectors import cross, turn_z, unit, vec


def add_held(scene: Scene, body: Body, hand: HandFrame, arm: Arm) -> None:
    match arm.gesture.prop:
        case "phone":
            _phone(scene, hand)
        case "gun":
            _gun(scene, body, hand)
        case "glass":
            _glass(scene, hand)
        case "valve":
            _valve(scene, body, hand)
        case _:
            return


def _phone(scene: Scene, hand: HandFrame) -> None:
    at = grip_point(hand)
    ends = at + np.outer((-0.06, 0.085), hand.along)
    scene.loft(
        ends,
        (hand.thumb, hand.palm),
        (vec((0.034, 0.034)), vec((0.005, 0.005))),
        "dark",
        n=12,
        square=0.3,
    )


def _gun(scene: Scene, body: Body, hand: HandFrame) -> None:
    """Barrel ahead of the fist, grip inside it."""
    forward = unit(body.root @ body.chest_turn @ vec((0, 0.02, 1)))
    at = grip_point(hand) + vec((0, 0.045, 0))
    side, up = cross((0, 1, 0), forward), cross(forward, cross((0, 1, 0), forward))
    scene.loft(
        at + np.outer((-0.05, 0.16), forward),
        (side, up),
        ((0.011, 0.010), (0.017, 0.015)),
        "dark",
        n=10,
        square=0.4,
    )
    grip = np.array((at - forward * 0.02, at - forward * 0.045 - up * 0.10))
    scene.loft(grip, (side, forward), ((0.011, 0.011), (0.019, 0.019)), "dark", n=8)


def _glass(scene: Scene, hand: HandFrame) -> None:
    at = grip_point(hand) - vec((0, 0.045, 0))
    heights = np.outer((0.0, 0.11), (0, 1, 0))
    radii = vec((0.031, 0.038))
    scene.loft(at + heights, ((1, 0, 0), (0, 0, 1)), (radii, radii), "light", n=14)
    scene.loft(
        at + np.outer((0.114, 0.116), (0, 1, 0)),
        ((1, 0, 0), (0, 0, 1)),
        (radii * 0.9, radii * 0.9),
        "glass",
        n=14,
    )


def _valve(scene: Scene, body: Body, hand: HandFrame) -> None:
    """A hand wheel with four spokes on a standing pipe; the fist closes on its rim."""
    forward = unit((body.root @ body.chest_turn @ vec((0, 0, 1))) * (1, 0, 1))
    side, rim = cross((0, 1, 0), forward), grip_point(hand)
    centre = rim + vec((0, 0.150, 0)) - side * 0.08 + forward * 0.01
    turn = np.linspace(0, 2 * np.pi, 25)
    ring = centre + np.outer(np.cos(turn), (0, 0.17, 0)) + np.outer(np.sin(turn), side * 0.17)
    scene.tube(ring, np.full(25, 0.014), "metal", n=8)
    for degrees in (20, 65, 110, 155):
        spoke = turn_z(degrees) @ vec((0.165, 0, 0))
        out = side * spoke[0] + vec((0, spoke[1], 0))
        scene.tube((centre - out, centre + out), (0.009, 0.009), "metal", n=6)
    scene.tube((centre - forward * 0.03, centre + forward * 0.16), (0.026, 0.026), "dark", n=10)
    pipe = centre + forward * 0.24
    scene.tube((pipe * (1, 0, 1), pipe + vec((0, 2.2, 0))), (0.09, 0.09), "metal", n=16)
    for y in (-0.16, 0.16):
        flange = np.array((pipe + vec((0, y - 0.02, 0)), pipe + vec((0, y + 0.02, 0))))
        scene.loft(flange, ((1, 0, 0), (0, 0, 1)), ((0.13, 0.13), (0.13, 0.13)), "dark", n=16)
