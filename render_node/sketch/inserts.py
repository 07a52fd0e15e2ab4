"""Inserts: a frame on feet, on a hand, or on a dial."""

import numpy as np

from .brief import Brief
from .camera import Camera
from .casting import Player
from .framing import Aim
from .hand import HandFrame, add_hand
from .randomness import stream
from .scene import Scene
from .shot_sizes import framing
from .skeleton import Stance, pose_body
from .vectors import Vec, unit, vec

RADIUS = 0.135  # of a dial, metres
SEATED = (0.0, 0.0)


def insert_aim(brief: Brief, players: tuple[Player, ...], seed: int) -> Aim | None:
    """Where an insert looks; none when the brief asks for faces."""
    table = framing()
    if not brief.focus or (brief.focus != "dial" and not players):
        return None
    size = table.focuses[brief.focus]
    point = vec((0, size.middle, 0))
    if brief.focus == "hand":
        point = _hand_at(brief, players[0], seed)
    return Aim(point, table.stature, 0.0, 0.0, 0.12, insert=size.high)


def _hand_at(brief: Brief, player: Player, seed: int) -> Vec:
    """The acting hand of somebody who stands at the origin."""
    body = pose_body(
        player, Stance(np.zeros(3), 0.0, SEATED, brief.pose, brief.arms), stream(seed, "pose 0")
    )
    arm = body.arms[player.hand]
    return body.world(arm.wrist + unit(arm.wrist - arm.elbow) * 0.07)


def add_dial(scene: Scene, camera: Camera, *, touched: bool) -> None:
    """A gauge that faces the lens on a pipe, its needle high; touched brings in a hand."""
    at = camera.at + camera.basis[2] * camera.reach
    right, up, back = camera.basis[0], camera.basis[1], -camera.basis[2]
    u = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    for depth, radius, mat in ((-0.05, RADIUS * 1.16, "dark"), (0.012, RADIUS, "lit")):
        ends = at + np.outer((depth - 0.05, depth), back)
        scene.loft(ends, (right, up), ((radius, radius), (radius, radius)), mat, n=40)
    rim = at + np.outer(np.cos(u), right) * RADIUS * 1.08 + np.outer(np.sin(u), up) * RADIUS * 1.08
    scene.tube(np.concatenate((rim, rim[:1])), np.full(49, 0.018), "cloth1", n=8)
    pipe = at - back * 0.14
    scene.tube((pipe - vec((0, 1.6, 0)), pipe + vec((0, 1.2, 0))), (0.07, 0.07), "metal", n=16)
    _scale(scene, at + back * 0.014, right, up)
    if touched:
        _touch(scene, camera, at)


def _scale(scene: Scene, at: Vec, right: Vec, up: Vec) -> None:
    """Marks over three quarters of the circle, and the needle."""

    def ray(degrees: float, part: float) -> Vec:
        a = np.radians(degrees)
        return at + (right * np.sin(a) + up * np.cos(a)) * RADIUS * part

    for k, degrees in enumerate(np.linspace(-130, 130, 21)):
        inner = 0.72 if k % 5 == 0 else 0.82
        scene.line((ray(degrees, inner), ray(degrees, 0.92)), 3.4 if k % 5 == 0 else 2.0, 0.95)
    scene.patch((ray(62, 0.78), ray(150, 0.055), ray(242, 0.26), ray(-26, 0.055)), 1.0)
    u = np.linspace(0, 360, 16)
    scene.patch([ray(float(q), 0.10) for q in u], 1.0)


def _touch(scene: Scene, camera: Camera, at: Vec) -> None:
    """A forearm from the lower right, its finger on the glass."""
    right, up, back = camera.basis[0], camera.basis[1], -camera.basis[2]
    scene.owner += 1
    finger = at + right * 0.055 - up * 0.055 + back * 0.03
    along = unit(-right * 0.86 + up * 0.42 - back * 0.12)
    wrist = finger - along * 0.17
    sleeve = [wrist - along * d for d in (0.55, 0.36, 0.18, 0.05)]
    scene.tube(sleeve, (0.062, 0.056, 0.048, 0.044), "cloth1", n=14)
    scene.tube((wrist - along * 0.07, wrist), (0.032, 0.03), "skin", n=12)
    thumb = unit(up - along * float(up @ along))
    palm = unit(-right * 0.2 - back)
    add_hand(scene, HandFrame(wrist, along, thumb, palm, 1.0), "point", fine=True)
