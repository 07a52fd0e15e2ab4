"""One person: flesh and cloth lofted over a posed skeleton, with a head, hands and what they
hold.
"""

import numpy as np

from .casting import Player
from .clothes import add_clothes, add_folds
from .face import add_face
from .hair import add_hair
from .hand import HandFrame, add_hand
from .hats import add_hat
from .head import Head, add_ears, add_skull
from .held import add_held
from .limbs import add_arm, add_leg, add_neck, add_trunk
from .randomness import stream
from .scene import Scene
from .skeleton import Arm, Body, Stance, pose_body
from .vectors import Vec, cross, unit, vec

EARS_SHOW = ("short", "part", "crop", "curly", "bald", "bun", "tail")


def add_figure(
    scene: Scene, player: Player, stance: Stance, *, seed: int, name: str, fine: bool, mood: float
) -> Body:
    """Build a person into the scene; `name` is the person's own random stream."""
    scene.owner += 1
    body = pose_body(player, stance, stream(seed, f"pose {name}"))
    add_trunk(scene, body, player)
    add_neck(scene, body, player)
    for leg in body.legs:
        add_leg(scene, body, player, leg)
    for i, arm in enumerate(body.arms):
        add_arm(scene, body, player, arm)
        _hand(scene, body, arm, i, holder=player.hand, fine=fine)
    add_clothes(scene, body, player, stance.pose, fine=fine)
    add_folds(scene, body, player, stream(seed, f"folds {name}"))
    _head(scene, body, player, fine=fine, mood=mood, rng=stream(seed, f"hair {name}"))
    scene.skeletons.append(joints(body))
    return body


def _head(
    scene: Scene, body: Body, player: Player, *, fine: bool, mood: float, rng: np.random.Generator
) -> None:
    gaze = float(rng.normal(0, 1.2))
    turn = body.root @ body.head_turn
    head = Head(body.world(body.head), turn, player.head_scale, player, mood, gaze, fine)
    add_skull(scene, head)
    if player.hair in EARS_SHOW and player.person.hat != "hood":
        add_ears(scene, head)
    add_hair(scene, head, rng)
    add_hat(scene, head)
    add_face(scene, head)


def _hand(scene: Scene, body: Body, arm: Arm, i: int, *, holder: int, fine: bool) -> None:
    frame = hand_frame(body, arm, i)
    add_hand(scene, frame, arm.gesture.grip, fine=fine)
    if arm.acting and arm.gesture.prop and i == holder:
        add_held(scene, body, frame, arm)


def hand_frame(body: Body, arm: Arm, i: int) -> HandFrame:
    """The hand in line with the forearm, sagging a little, its palm turned inwards."""
    e = 1 - 2 * i
    sag = (
        vec((0, -0.25, 0.15))
        if not arm.swinging and arm.gesture.grip == "relaxed"
        else vec((0, 0, 0))
    )
    along = unit(unit(arm.wrist - arm.elbow) + sag)
    thumb = unit(cross(along, body.chest_turn @ vec((e, 0, 0.3)))) * e
    palm = cross(along, thumb) * e
    r = body.root
    return HandFrame(body.world(arm.wrist), r @ along, r @ thumb, r @ palm, body.scale)


def joints(body: Body) -> Vec:
    """The 18 joints of a person (18, 3) in the order of OpenPose's COCO model, in the scene."""
    right, left = body.arms[1], body.arms[0]
    right_leg, left_leg = body.legs[1], body.legs[0]
    face = body.head_turn
    eyes = [body.head + face @ vec(o) for o in ((-0.03, 0, 0.085), (0.03, 0, 0.085))]
    ears = [body.head + face @ vec(o) for o in ((-0.075, 0, 0), (0.075, 0, 0))]
    order = [
        body.head + face @ vec((0, -0.035, 0.11)), body.neck,
        right.shoulder, right.elbow, right.wrist, left.shoulder, left.elbow, left.wrist,
        right_leg.hip, right_leg.knee, right_leg.ankle, left_leg.hip, left_leg.knee, left_leg.ankle,
        *eyes, *ears,
    ]  # fmt: skip
    return body.world(np.array(order))
