"""A posed body: joints in metres, bones turned; limbs by the law of cosines."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from .casting import Player
from .poses import Gesture, Pose, poses
from .vectors import Vec, norm, turn_x, turn_y, turn_z, unit, vec

THIGH, SHIN, UPPER_ARM, FOREARM = 0.43, 0.41, 0.295, 0.255


@dataclass(frozen=True)
class Stance:
    """Where and how somebody is put: ground point (m), yaw, gaze (yaw, pitch), pose and acting
    arms.
    """

    at: Vec
    yaw: float
    gaze: tuple[float, float]
    pose: str
    arms: str
    seat: float = 0.0


@dataclass(frozen=True)
class Arm:
    shoulder: Vec
    elbow: Vec
    wrist: Vec
    gesture: Gesture
    swinging: bool
    acting: bool


@dataclass(frozen=True)
class Leg:
    hip: Vec
    knee: Vec
    ankle: Vec
    foot: Vec


@dataclass(frozen=True)
class Body:
    """Joints in the figure's own frame (a man of 1.70 m); `world` puts them into the scene."""

    scale: float
    root: Vec
    at: Vec
    pelvis: Vec
    waist: Vec
    chest: Vec
    neck: Vec
    head: Vec
    hips_turn: Vec
    waist_turn: Vec
    chest_turn: Vec
    head_turn: Vec
    arms: tuple[Arm, Arm]
    legs: tuple[Leg, Leg]

    def world(self, points: ArrayLike) -> Vec:
        return (vec(points) * self.scale) @ self.root.T + self.at

    def front(self, x: float, y: float, z: float) -> Vec:
        """A point of the scene, given from the chest."""
        return self.world(self.chest + self.chest_turn @ vec((x, y, z)))


def two_bones(
    root: Vec, tip: Vec, lengths: tuple[float, float], pole: ArrayLike
) -> tuple[Vec, Vec]:
    """Middle joint and reachable tip of a limb whose bend points along `pole`."""
    a, b = lengths
    axis = unit(tip - root)
    d = float(np.clip(norm(tip - root), abs(a - b) + 0.01, (a + b) * 0.995))
    along = (a * a - b * b + d * d) / (2 * d)
    p = vec(pole)
    out = unit(p - axis * float(axis @ p))
    return root + axis * along + out * np.sqrt(max(a * a - along * along, 0)), root + axis * d


def pose_body(player: Player, stance: Stance, rng: np.random.Generator) -> Body:
    """The body of a player in a stance; small deviations make no two alike."""
    pose = poses().poses[stance.pose]
    jitter = rng.normal(0, 1, 24)
    weight = (1 if jitter[0] > 0 else -1) if stance.pose == "stand" else 0
    stride = 1 if stance.pose in ("walk", "run") else 0
    lean = pose.lean + jitter[1] * 1.5
    big = 1.45 if player.person.child else 1.0
    pelvis = vec((0.045 * weight, pose.pelvis + stance.seat, 0))
    hips_turn = turn_y(jitter[2] * 4 + 9 * stride) @ turn_z(-7 * weight)
    waist_turn = hips_turn @ turn_x(lean) @ turn_z(4 * weight)
    twist = turn_y(jitter[3] * 5 - 14 * stride)
    chest_turn = twist @ turn_x(lean + pose.bend + jitter[4] * 1.5) @ turn_z(6 * weight)
    waist = pelvis + waist_turn @ (0, 0.13, 0)
    chest = waist + chest_turn @ (0, 0.19, 0)
    neck = chest + chest_turn @ (0, 0.185, -0.012)
    nod = turn_y(stance.gaze[0] * 0.6) @ turn_x((lean + pose.bend) * 0.3 + stance.gaze[1])
    head = neck + chest_turn @ (0, 0.035, 0.012) + nod @ (0, 0.105 * big, 0.018)
    tilt = turn_x(lean * 0.15 + stance.gaze[1] + jitter[5] * 1.5) @ turn_z(jitter[6] * 2.5)
    return Body(
        scale=player.scale,
        root=turn_y(stance.yaw) @ (turn_x(-90) if stance.pose == "lie" else np.eye(3)),
        at=stance.at,
        pelvis=pelvis,
        waist=waist,
        chest=chest,
        neck=neck,
        head=head,
        hips_turn=hips_turn,
        waist_turn=waist_turn,
        chest_turn=chest_turn,
        head_turn=turn_y(stance.gaze[0]) @ tilt,
        arms=(
            _arm(player, stance, (neck, chest_turn), 0, jitter[7:10]),
            _arm(player, stance, (neck, chest_turn), 1, jitter[10:13]),
        ),
        legs=(
            _leg(player, stance, (pelvis, hips_turn), 0, jitter[13:15]),
            _leg(player, stance, (pelvis, hips_turn), 1, jitter[15:17]),
        ),
    )


def _leg(player: Player, stance: Stance, base: tuple[Vec, Vec], i: int, jitter: Vec) -> Leg:
    x, y, z, pitch = poses().poses[stance.pose].feet[i]
    e = 1 - 2 * i
    pelvis, turn = base
    hip = pelvis + turn @ vec((e * (0.100 if player.woman else 0.092), -0.035, 0))
    foot = vec((x + jitter[0] * 0.015, y + 0.08, z + jitter[1] * 0.02))
    pole = (e * 0.12, 0.15 if stance.pose == "sit" else 0, 1)
    knee, ankle = two_bones(hip, foot, (THIGH, SHIN), pole)
    return Leg(hip, knee, ankle, turn_y(e * 9) @ turn_x(-pitch))


def _arm(player: Player, stance: Stance, base: tuple[Vec, Vec], i: int, jitter: Vec) -> Arm:
    neck, turn = base
    table, e = poses(), 1 - 2 * i
    acting_arms = table.arms.get(stance.arms)
    acting = acting_arms is not None and (i == player.hand or acting_arms.both)
    gesture = acting_arms if acting_arms is not None and acting else table.arms[player.idle]
    pose = table.poses[stance.pose]
    swings = pose.swing > 0 and not acting
    shoulder = neck + turn @ vec((e * (0.150 if player.woman else 0.172), -0.082, -0.006))
    hand, pole = _swing(pose, stance.pose, i) if swings else _gesture(gesture, e, jitter)
    elbow, wrist = two_bones(shoulder, shoulder + turn @ hand, (UPPER_ARM, FOREARM), turn @ pole)
    return Arm(shoulder, elbow, wrist, table.arms["hang"] if swings else gesture, swings, acting)


def _gesture(gesture: Gesture, e: int, jitter: Vec) -> tuple[Vec, Vec]:
    hand, pole = vec(gesture.hand) + jitter * 0.012, vec(gesture.pole)
    return hand * (e, 1, 1), pole * (e, 1, 1)


def _swing(pose: Pose, name: str, i: int) -> tuple[Vec, Vec]:
    """Hand and elbow of an arm that swings against the legs."""
    e, swing = 1 - 2 * i, pose.swing * (2 * i - 1)
    if name != "run":
        return vec((e * 0.03, -0.46 + abs(swing) * 0.18, swing * 1.05 + 0.06)), vec(
            (e * 0.5, -0.25, -1)
        )
    if swing > 0:
        return vec((-e * 0.05, -0.12, 0.36)), vec((e * 0.35, -0.6, -0.6))
    return vec((e * 0.05, -0.30, -0.20)), vec((e * 0.2, 0.5, -1))
