"""Control images: depth, normals, lines and pose, as ControlNet models expect them."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from .camera import NEAR, Camera
from .raster import Buffers
from .vectors import Bytes, Grey, Vec

# Limbs and colours (RGB) of OpenPose's COCO model with 18 joints, as its renderer draws them.
LIMBS = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10),
    (1, 11), (11, 12), (12, 13),
    (1, 0), (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
COLOURS = (
    (255, 0, 0), (255, 85, 0), (255, 170, 0), (255, 255, 0), (170, 255, 0), (85, 255, 0),
    (0, 255, 0),
    (0, 255, 85), (0, 255, 170), (0, 255, 255), (0, 170, 255), (0, 85, 255), (0, 0, 255),
    (85, 0, 255),
    (170, 0, 255), (255, 0, 255), (255, 0, 170), (255, 0, 85),
)  # fmt: skip


@dataclass(frozen=True)
class Maps:
    """Each (height, width, 3) uint8."""

    depth: Bytes
    normal: Bytes
    line: Bytes
    pose: Bytes


def control_maps(
    buffers: Buffers,
    camera: Camera,
    skeletons: Sequence[Vec],
    ink: Grey,
    *,
    width: int,
    height: int,
) -> Maps:
    return Maps(
        depth=_grey(depth_map(buffers), width, height),
        normal=normal_map(buffers, camera, width=width, height=height),
        line=_grey(ink, width, height),
        pose=pose_map(skeletons, camera.scaled(width, height)),
    )


def depth_map(buffers: Buffers) -> Grey:
    """1 / depth between the 1st and the 95th part of a hundred; near is white."""
    if not buffers.seen.any():
        return np.zeros(buffers.depth.shape, np.float32)
    near, far = (float(q) for q in np.percentile(buffers.depth[buffers.seen], (1, 95)))
    span = max(1 / near - 1 / far, 1e-6)
    return np.clip((1 / buffers.depth - 1 / far) / span, 0, 1).astype(np.float32)


def normal_map(buffers: Buffers, camera: Camera, *, width: int, height: int) -> Bytes:
    """Normals in camera space: red to the right, green up, blue to the lens; the sky faces the
    lens.
    """
    view = buffers.normal @ camera.basis.T.astype(np.float32)
    view[~buffers.seen] = (0, 0, -1)
    colours = np.stack((view[..., 0], view[..., 1], -view[..., 2]), -1) * 0.5 + 0.5
    return np.asarray(_sized(np.clip(colours, 0, 1) * 255 + 0.5, width, height)).astype(np.uint8)


def pose_map(skeletons: Sequence[Vec], camera: Camera) -> Bytes:
    """Joints and limbs in OpenPose's colours on black."""
    canvas = np.zeros((camera.height, camera.width, 3), np.uint8)
    stick = max(1, round(min(camera.width, camera.height) / 128))
    for skeleton in skeletons:
        joints = camera.project(skeleton)
        _limbs(canvas, joints, stick)
        for joint, colour in zip(joints, COLOURS, strict=True):
            if joint[2] > NEAR:
                cv2.circle(canvas, _pixel(joint), stick, colour, -1)
    return canvas


def _limbs(canvas: Bytes, joints: Vec, stick: int) -> None:
    """Ellipses at six tenths of their colour, as the reference renderer blends them."""
    for (a, b), colour in zip(LIMBS, COLOURS, strict=False):
        if joints[a, 2] <= NEAR or joints[b, 2] <= NEAR:
            continue
        (ax, ay), (bx, by) = _pixel(joints[a]), _pixel(joints[b])
        half = int(np.hypot(ax - bx, ay - by) / 2)
        angle = int(np.degrees(np.arctan2(ay - by, ax - bx)))
        middle = ((ax + bx) // 2, (ay + by) // 2)
        if half < 20_000:
            shape = cv2.ellipse2Poly(middle, (half, stick), angle, 0, 360, 1)
            dim = tuple(int(c * 0.6) for c in colour)
            cv2.fillConvexPoly(canvas, np.asarray(shape, np.int32), dim)


def _pixel(joint: Vec) -> tuple[int, int]:
    x, y = np.clip(joint[:2], -30_000, 30_000)
    return int(x), int(y)


def _grey(value: Grey, width: int, height: int) -> Bytes:
    sized = np.asarray(_sized(value * 255 + 0.5, width, height)).astype(np.uint8)
    return np.repeat(sized[..., None], 3, axis=2)


def _sized(value: Grey, width: int, height: int) -> Grey:
    if value.shape[:2] == (height, width):
        return value
    return np.asarray(
        cv2.resize(value, (width, height), interpolation=cv2.INTER_LINEAR), np.float32
    )
