"""Coats, dresses, collars, lapels and folds."""

from collections.abc import Callable

import numpy as np

from .casting import Player
from .limbs import Ring, add_rings
from .scene import Scene
from .skeleton import Body
from .vectors import Vec, cross, turn_x, unit, vec


def add_clothes(scene: Scene, body: Body, player: Player, pose: str, *, fine: bool) -> None:
    person = player.person
    if person.coat or person.dress:
        _skirts(scene, body, player, pose)
    if person.dress:
        _neckline(scene, body, -0.5 if _dark(player) else 0.6)
    elif person.coat or player.outfit == "jacket":
        _jacket(scene, body, player)
    elif player.outfit == "shirt":
        _shirt(scene, body, player, fine=fine)
    else:
        _sweater(scene, body, player)
    if person.coat:
        _belt(scene, body, player)


def _dark(player: Player) -> bool:
    return player.top in ("cloth0", "cloth1")


def _pen(player: Player) -> float:
    """White pencil on dark cloth."""
    return -0.55 if _dark(player) else 0.62


def _collar(scene: Scene, body: Body, mat: str, *, high: float) -> None:
    """A band of cloth round the neck."""
    n, r = body.neck, body.chest_turn @ turn_x(24)
    rings = [
        Ring(n, r, (0, -0.030, -0.014), 0.090, 0.076),
        Ring(n, r, (0, -0.008 + high * 0.4, -0.010), 0.074, 0.067),
        Ring(n, r, (0, -0.006 + high, -0.008), 0.067, 0.062),
    ]
    add_rings(scene, body, rings, mat, n=16)


def _jacket(scene: Scene, body: Body, player: Player) -> None:
    """A V of shirt with a tie, lapels that overlap, buttons and pockets."""
    coat, pen, f = player.person.coat, _pen(player), body.front
    _collar(scene, body, player.top, high=0.020)
    v = [
        f(-0.045, 0.185, 0.062),
        f(0.045, 0.185, 0.062),
        f(0.035, 0.08, 0.122),
        f(0.004, -0.045, 0.134),
        f(-0.03, 0.08, 0.122),
    ]
    scene.patch(v, -0.90 if _dark(player) else 0.16, 0.06)
    if not player.woman:
        tie = [
            f(-0.012, 0.165, 0.08),
            f(0.012, 0.165, 0.08),
            f(0.010, 0.14, 0.10),
            f(0.020, 0.02, 0.13),
            f(0.003, -0.04, 0.134),
            f(-0.012, 0.02, 0.13),
            f(-0.009, 0.14, 0.10),
        ]
        scene.patch(tie, 0.8, 0.06)
    for e in (-1, 1):
        lapel = [
            f(e * 0.050, 0.188, 0.055),
            f(e * 0.098, 0.115, 0.104),
            f(e * 0.075, 0.105, 0.118),
            f(e * 0.092, 0.085, 0.115),
            f(e * 0.010, -0.055, 0.136),
        ]
        scene.line(lapel, 1.7, pen, 0.05, steps=16)
        scene.line(
            (f(e * 0.046, 0.185, 0.06), f(e * 0.034, 0.10, 0.118), f(e * 0.008, -0.055, 0.136)),
            1.6,
            pen,
            0.05,
            steps=12,
        )
        scene.line((f(e * 0.135, -0.20, 0.10), f(e * 0.07, -0.212, 0.128)), 1.3, pen, 0.05, steps=6)
    hem = -0.62 if coat else -0.30
    scene.line(
        (f(0.012, -0.055, 0.138), f(0.014, -0.22, 0.132), f(0.018, hem, 0.15)),
        1.5,
        pen,
        0.06,
        steps=18,
    )
    for y in (-0.08, -0.16):
        scene.line((f(0.028, y, 0.138), f(0.034, y - 0.004, 0.137)), 3.2, pen, 0.05)


def _shirt(scene: Scene, body: Body, player: Player, *, fine: bool) -> None:
    """Two collar points, a placket with buttons, a pocket."""
    pen, f = _pen(player), body.front
    _collar(scene, body, player.top, high=0.016)
    scene.patch((f(-0.022, 0.182, 0.066), f(0.022, 0.182, 0.066), f(0.0, 0.12, 0.105)), 0.22, 0.05)
    for e in (-1, 1):
        point = [
            f(e * 0.055, 0.196, 0.035),
            f(e * 0.006, 0.165, 0.078),
            f(e * 0.048, 0.118, 0.105),
            f(e * 0.078, 0.178, 0.05),
        ]
        scene.line(point, 1.7, pen, 0.045, steps=14)
    scene.line((f(0, 0.12, 0.108), f(0, 0.0, 0.13), f(0, -0.25, 0.125)), 1.3, pen, 0.05, steps=14)
    for y in (0.06, -0.01, -0.09, -0.17) if fine else ():
        scene.line((f(0.010, y, 0.13), f(0.015, y - 0.002, 0.13)), 2.6, pen, 0.05)
    pocket = [
        f(0.05, 0.03, 0.122),
        f(0.05, -0.04, 0.125),
        f(0.105, -0.04, 0.115),
        f(0.105, 0.03, 0.11),
        f(0.05, 0.03, 0.122),
    ]
    scene.line(pocket, 1.2, pen, 0.05, steps=14)


def _sweater(scene: Scene, body: Body, player: Player) -> None:
    """A round ribbed neck, seams at the armholes and a hem."""
    pen, f = _pen(player), body.front
    _collar(scene, body, player.top, high=0.006)
    scene.line(
        (
            f(-0.08, 0.175, 0.03),
            f(-0.05, 0.158, 0.075),
            f(0, 0.146, 0.098),
            f(0.05, 0.158, 0.075),
            f(0.08, 0.175, 0.03),
        ),
        1.6,
        pen,
        0.04,
        steps=16,
    )
    for e in (-1, 1):
        scene.line(
            (f(e * 0.138, 0.14, 0.05), f(e * 0.140, 0.05, 0.075), f(e * 0.125, -0.02, 0.09)),
            1.3,
            pen * 0.8,
            0.04,
            steps=8,
        )
        scene.line(
            (f(e * 0.11, -0.18, 0.098), f(e * 0.05, -0.215, 0.12)), 1.3, pen * 0.8, 0.05, steps=6
        )
    _round(scene, body, -0.012, pen)


def _neckline(scene: Scene, body: Body, pen: float) -> None:
    f = body.front
    scene.line(
        (
            f(-0.07, 0.16, 0.05),
            f(-0.03, 0.10, 0.11),
            f(0, 0.085, 0.125),
            f(0.03, 0.10, 0.11),
            f(0.07, 0.16, 0.05),
        ),
        1.6,
        pen,
        0.04,
        steps=14,
    )


def _round(scene: Scene, body: Body, rise: float, pen: float) -> None:
    """A line round the hips: the band of a hem."""
    o = np.linspace(0, 2 * np.pi, 28)
    ring = np.column_stack((0.174 * np.cos(o), np.full(28, rise), 0.131 * np.sin(o) - 0.006))
    scene.line(body.world(body.pelvis + ring @ body.hips_turn.T), 1.3, pen, 0.025)


def _belt(scene: Scene, body: Body, player: Player) -> None:
    o = np.linspace(0, 2 * np.pi, 28)
    for rise in (-0.035, 0.005):
        ring = np.column_stack((0.166 * np.cos(o), np.full(28, rise), 0.130 * np.sin(o)))
        scene.line(body.world(body.waist + ring @ body.waist_turn.T), 1.5, _pen(player), 0.035)


def _skirts(scene: Scene, body: Body, player: Player, pose: str) -> None:
    """The part of a coat or dress below the waist, as wide as the stride."""
    slim = 0.9 if player.woman else 1.0
    w, r1, r0 = body.waist, body.waist_turn, body.hips_turn
    rings = [
        Ring(w, r1, (0, 0.0, 0), 0.154 * slim, 0.120),
        Ring(body.pelvis, r0, (0, 0, 0), 0.186, 0.142),
    ]
    if pose in ("stand", "walk", "run"):
        rings += [_skirt_ring(body, u) for u in (0.3, 0.6, 0.85, 1.08)]
    elif pose == "lie":
        rings += [_skirt_ring(body, u) for u in (0.3, 0.6)]
    add_rings(scene, body, rings, player.top, n=22)
    if pose in ("stand", "walk"):
        _pleats(scene, body, player)


def _mid(body: Body, u: float) -> Vec:
    """Between the thighs, u of the way from hips to knees."""
    hips = (body.legs[0].hip + body.legs[1].hip) / 2
    knees = (body.legs[0].knee + body.legs[1].knee) / 2
    return hips * (1 - u) + knees * u


def _skirt_ring(body: Body, u: float) -> Ring:
    apart = np.abs(body.legs[0].knee - body.legs[1].knee)
    side = 0.178 + float(apart[0]) * 0.28 * u + 0.02 * u
    front = 0.142 + float(apart[2]) * 0.50 * u + 0.03 * u
    return Ring(_mid(body, u), body.hips_turn, (0, 0, -0.01), side, front)


def _pleats(scene: Scene, body: Body, player: Player) -> None:
    pen = _pen(player)
    for o in (0.5, 1.05, 2.0, 2.7, 3.9, 4.6, 5.4):
        points: list[Vec] = []
        for u in (0.25, 0.6, 0.85, 1.06):
            ring = _skirt_ring(body, u)
            local = vec((ring.side * np.cos(o + 0.1 * u), 0, ring.front * np.sin(o + 0.1 * u)))
            points.append(ring.joint + ring.turn @ (local + vec(ring.offset)))
        scene.line(body.world(np.array(points)), 1.4, pen * 0.9, 0.04, steps=14)


def add_folds(scene: Scene, body: Body, player: Player, rng: np.random.Generator) -> None:
    """Short curved strokes where sleeves and trouser legs crease."""
    if player.person.dress:
        return
    dark = player.top == "cloth0"
    for arm in body.arms:
        _creases(scene, body.world, (arm.elbow, arm.wrist), 0.050, (2, -0.5 if dark else 0.5), rng)
        _creases(
            scene, body.world, (arm.elbow, arm.shoulder), 0.052, (2, -0.5 if dark else 0.5), rng
        )
    pen = -0.5 if player.legs == "cloth0" else 0.5
    for leg in body.legs:
        _creases(scene, body.world, (leg.knee, leg.ankle), 0.069, (2, pen), rng)
        _creases(scene, body.world, (leg.ankle, leg.knee), 0.062, (2, pen), rng)


def _creases(
    scene: Scene,
    world: Callable[[Vec], Vec],
    limb: tuple[Vec, Vec],
    radius: float,
    style: tuple[int, float],
    rng: np.random.Generator,
) -> None:
    """Arcs about a limb near its first joint."""
    start, (count, dark) = limb[0], style
    axis = unit(limb[1] - start)
    a = unit(cross(axis, (float(rng.normal()), 0.2, 1)))
    b = cross(axis, a)
    for m in range(count):
        o, w = rng.uniform(0, 6.28), rng.uniform(0.6, 1.2)
        angle = np.linspace(o, o + w, 6)
        drift = np.linspace(-0.016, 0.016, 6) + 0.022 + 0.028 * m
        ring = start + np.outer(np.cos(angle) * radius, a) + np.outer(np.sin(angle) * radius, b)
        scene.line(world(ring + np.outer(drift, axis)), 1.5, dark, 0.016)
