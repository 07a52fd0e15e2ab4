"""Cast, place and frame: the camera first, then the people, then a set that keeps its view free."""

from dataclasses import dataclass, replace

import numpy as np

from .brief import Brief
from .camera import Camera
from .casting import Player, cast
from .figure import add_figure
from .framing import Aim, place_camera
from .hand import HandFrame, add_hand
from .inserts import add_dial, insert_aim
from .lighting import lighting
from .pairs import paired
from .randomness import sign, stream
from .scene import Scene
from .sets import add_doorway, dress, facts_of, furnish
from .shot_sizes import framing
from .skeleton import Stance, pose_body
from .vectors import Vec, unit, vec

FINE_HEAD = 75  # height of a head in a 720-line picture from which features are drawn
LEAST_HEAD = 16  # and in pixels of the buffers
HEAD = 0.23
BED = 0.45
BAR_SEAT = 0.26


@dataclass(frozen=True)
class Staged:
    """A scene that is ready to be drawn, and the camera that looks at it."""

    scene: Scene
    camera: Camera
    brief: Brief


@dataclass(frozen=True)
class Lead:
    """Where the first person's head has gone by posing: drop and sway in metres, stature, seat
    height.
    """

    stature: float
    drop: float
    sway: Vec
    seat: float


def stage(brief: Brief, seed: int, *, width: int, height: int) -> Staged:
    """Build what a brief asks for, for a picture of width x height pixels."""
    players = cast(brief, seed)
    lead = _lead(brief, players, seed)
    aim = insert_aim(brief, players, seed) or _fitting(brief, players, _aim(brief, lead, seed))
    camera = place_camera(brief, aim, width=width, height=height)
    if brief.focus == "dial":
        return _dial_insert(brief, seed, camera)
    stances = _stances(brief, lead, camera, seed)
    scene = Scene()
    ground = np.array([s.at[[0, 2]] for s in stances]).reshape(-1, 2)
    furnish(scene, facts_of(brief, seed), camera, ground)
    _dress(scene, brief, camera, stances)
    close = _close(camera)
    for i, (player, stance) in enumerate(zip(players, stances, strict=True)):
        near = close or (brief.device == "ots" and i == 1)
        add_figure(scene, player, stance, seed=seed, name=str(i), fine=near, mood=brief.mood)
    if brief.device == "pov":
        _own_hands(scene, camera)
    return Staged(scene, camera, brief)


def _dial_insert(brief: Brief, seed: int, camera: Camera) -> Staged:
    """A dial before the set, and the hand of whoever is meant."""
    scene = Scene()
    furnish(scene, facts_of(brief, seed), camera, np.zeros((1, 2)))
    add_dial(scene, camera, touched="hand" in brief.features)
    return Staged(scene, camera, brief)


def _dress(scene: Scene, brief: Brief, camera: Camera, stances: list[Stance]) -> None:
    """What the words name besides the people, and the doorway round the first of them."""
    ground = np.array([s.at[[0, 2]] for s in stances]).reshape(-1, 2)
    indoors = lighting().indoors
    if brief.place not in (*indoors, "car", "forest"):
        wet = brief.place == "sea" and "beach" not in brief.features
        dress(scene, brief.things, camera, ground, water=wet)
    if "doorway" in brief.features and stances and abs(camera.basis[2, 1]) < 0.6:
        near = framing().shots[brief.shot].cut == "none" and abs(brief.bearing) > 120
        add_doorway(
            scene,
            camera,
            stances[0].at,
            height=5.6 if brief.place == "hall" else 2.75,
            beyond="" if near else "lit",
            near=near,
        )


def _close(camera: Camera) -> bool:
    """Whether faces and fingers are worth drawing, by the height of a head in the picture."""
    head = camera.focal_px * HEAD / camera.reach
    return head > LEAST_HEAD and head * 720 / min(camera.width, camera.height) > FINE_HEAD


def _stature(player: Player) -> float:
    factor = 0.69 if player.person.child else 0.955 if player.woman else 1.0
    return framing().stature * factor


def _bed(brief: Brief) -> float:
    return BED if brief.pose == "lie" and "bed" in brief.features else 0.0


def _lead(brief: Brief, players: tuple[Player, ...], seed: int) -> Lead:
    """Try the pose: a tight shot frames the head wherever it leans."""
    seat = BAR_SEAT if brief.place == "bar" and brief.pose == "sit" else 0.0
    if not players:
        return Lead(framing().stature, 0.0, np.zeros(3), seat)
    tall = _stature(players[0])
    if brief.pose in ("stand", "lie"):
        return Lead(tall, 0.0, np.zeros(3), seat)
    stance = Stance(np.zeros(3), 0.0, (0.0, 0.0), brief.pose, brief.arms, seat)
    body = pose_body(players[0], stance, stream(seed, "pose 0"))
    head = body.world(body.head)
    part = {"medium wide": 0.3, "medium": 0.6}.get(
        brief.shot, 1.0 if "close" in brief.shot else 0.0
    )
    return Lead(tall, 0.923 * tall - head[1], head * (1, 0, 1) * part, seat)


def _aim(brief: Brief, lead: Lead, seed: int) -> Aim:
    rng = stream(seed, "aim")
    room, side = float(rng.uniform(0.04, 0.11)), sign(rng)
    size = framing().shots[brief.shot]
    y = size.middle * lead.stature - lead.drop * (0.5 if size.cut == "none" else 1.0)
    y = 0.2 + _bed(brief) if brief.pose == "lie" else y
    sine = float(np.sin(np.radians(brief.bearing)))
    facing = -np.sign(sine) if abs(sine) > 0.2 else side
    lonely = len(brief.people) == 1 and brief.height != "bird's eye"
    room = 0.2 if brief.arms == "reach" else room
    shift = 0.13 * _ots_side(seed) if brief.device == "ots" else facing * room if lonely else 0.0
    count = len(brief.people) if brief.device != "ots" else 1
    spread = (count - 1) * _gap(count) + 0.60 if count > 1 else 0.0
    lowest = 1.2 if brief.place == "bar" else framing().lowest_lens
    return Aim(vec((0, y, 0)), lead.stature, spread, float(shift), lowest)


def _fitting(brief: Brief, players: tuple[Player, ...], aim: Aim) -> Aim:
    """A tight frame goes half-way between the heads of people of different stature."""
    tall = [_stature(p) for p in players]
    if len(tall) < 2 or brief.device == "ots" or framing().shots[brief.shot].cut == "none":
        return aim
    middle = (max(tall) + min(tall)) / 2 - tall[0]
    return replace(aim, point=aim.point + vec((0, middle, 0)), more=max(tall) - min(tall))


def _gap(count: int) -> float:
    """Metres between neighbours."""
    return 0.78 if count == 2 else 0.62


def _ots_side(seed: int) -> int:
    return sign(stream(seed, "shoulder"))


def _stances(brief: Brief, lead: Lead, camera: Camera, seed: int) -> list[Stance]:
    people = range(len(brief.people))
    return (
        [_stance(brief, lead, camera, i, stream(seed, f"place {i}")) for i in people]
        if (brief.device != "ots")
        else [_over_shoulder(brief, lead, camera, i, seed) for i in people]
    )


def _stance(brief: Brief, lead: Lead, camera: Camera, i: int, rng: np.random.Generator) -> Stance:
    """One of a row across the frame; people who stand or sit together look at one another."""
    n = len(brief.people)
    gaze = float(rng.normal(0, 8)), float(rng.normal(0, 2.5))
    depth, turn = float(rng.uniform(-0.15, 0.40)), float(rng.normal(0, 9))
    if brief.pose == "lie":
        return _lying(brief, lead, camera, i)
    at = -lead.sway
    if n == 1:
        return Stance(at, 0.0, _readable(brief, gaze), brief.pose, brief.arms, lead.seat)
    place = i - (0 if brief.shot == "extreme close-up" else (n - 1) / 2)
    at = at + camera.rightward * place * _gap(n) + camera.heading * depth * (n > 2)
    arms = brief.arms if i % 2 == 0 else ""
    if brief.pose not in ("stand", "sit", "kneel"):
        return Stance(at, turn, gaze, brief.pose, arms, lead.seat)
    if n == 2:
        half = camera.rightward * _gap(n) / 2
        stance = Stance(-lead.sway, turn * 0.3, gaze, brief.pose, arms, lead.seat)
        return paired(brief, stance, half, i)
    inward = _inward(i, n)
    yaw = _facing(brief, inward) + turn * 0.6
    look = np.clip(inward * 26, -34, 34) + gaze[0] * 0.4
    return Stance(at, yaw, (float(look), gaze[1]), brief.pose, arms, lead.seat)


def _readable(brief: Brief, gaze: tuple[float, float]) -> tuple[float, float]:
    """Somebody alone turns the face to the lens's side rather than away from it."""
    sine = float(np.sin(np.radians(brief.bearing)))
    turn = float(np.sign(sine)) * min(abs(gaze[0]) * 0.5, 7.0)
    return (turn, gaze[1]) if abs(sine) > 0.2 else gaze


def _inward(i: int, n: int) -> float:
    """Which way the rest of the group is, -1 .. 1 (positive turns towards screen right)."""
    place = i - (n - 1) / 2
    if n % 2 == 1 and i == n // 2:
        return 0.5
    return -float(np.sign(place)) * (0.6 + 0.4 * abs(place) / max((n - 1) / 2, 1))


def _facing(brief: Brief, inward: float) -> float:
    """Yaw of somebody in a group of more than two, which forms a shallow arc."""
    return inward * 24 * (-1 if abs(brief.bearing) > 100 else 1)


def _lying(brief: Brief, lead: Lead, camera: Camera, i: int) -> Stance:
    size = framing().shots[brief.shot]
    middle = 0.5 if size.cut == "none" else size.middle
    at = vec((i * 0.8, 0.11 + _bed(brief), middle * lead.stature))
    return Stance(at, 0.0, (0.0, 0.0), "lie", "", 0.0)


def _over_shoulder(brief: Brief, lead: Lead, camera: Camera, i: int, seed: int) -> Stance:
    """The second person stands near the lens at the edge of frame and faces the first."""
    rng = stream(seed, f"place {i}")
    if i != 1:
        gaze = -_ots_side(seed) * 6.0, float(rng.normal(0, 2))
        at = -lead.sway + camera.rightward * max(i - 1, 0) * 0.7
        return Stance(at, brief.bearing * 0.5, gaze, brief.pose, brief.arms, lead.seat)
    side, far = _ots_side(seed), max(0.75, 0.48 * camera.reach)
    half = far * camera.width / 2 / camera.focal_px
    at = (camera.at + camera.heading * far) * (1, 0, 1) + camera.rightward * side * (
        0.62 * half + 0.05
    )
    yaw = float(np.degrees(np.arctan2(-at[0], -at[2])))
    pose = "stand" if brief.pose in ("lie", "run", "walk") else brief.pose
    return Stance(at, yaw, (0.0, 0.0), pose, "", lead.seat)


def _own_hands(scene: Scene, camera: Camera) -> None:
    """The forearms of whoever the camera is."""
    for e in (-1, 1):
        local = vec(((e * 0.34, -0.42, 0.16), (e * 0.27, -0.27, 0.40), (e * 0.15, -0.15, 0.58)))
        p = camera.at + local @ camera.basis
        scene.owner += 1
        path = (p[0], (p[0] + p[1]) / 2, p[1], (p[1] + p[2]) / 2, p[2])
        scene.tube(path, (0.06, 0.055, 0.05, 0.042, 0.036), "cloth1", n=14)
        frame = HandFrame(p[2], unit(p[2] - p[1]), -camera.basis[0] * e, -camera.basis[1], 1.0)
        add_hand(scene, frame, "relaxed", fine=True)
