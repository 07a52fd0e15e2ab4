"""Eyes, brows, nose and mouth, drawn with the pencil on the surface of a head."""

import numpy as np
from numpy.typing import ArrayLike

from .head import Head
from .marks import Marks, Pen
from .scene import Scene
from .vectors import Vec, vec

LIFT = 0.0015  # metres that the pencil stands off the skin
# half of the outline of a shaved beard, from under the chin round the cheek to below the lip
SHAVED = vec(
    (
        (0, -70), (20, -66), (40, -52), (52, -34), (56, -20),
        (38, -26), (27, -33), (23, -42), (14, -48), (0, -50),
    )
)  # fmt: skip
EYE = 22.5  # degrees of an eye's middle from the nose


def add_face(scene: Scene, head: Head) -> None:
    """The features that can be seen at this size."""
    marks = Marks(head)
    if head.fine:
        for e in (-1, 1):
            _eye(marks, head, e)
            _brow(marks, head, e)
        _nose(marks, head)
        _mouth(marks, head)
    else:
        _far_face(marks, head)
    marks.draw(scene)


def _mark(
    marks: Marks, head: Head, lons: ArrayLike, lats: ArrayLike, width: float, dark: float
) -> None:
    lon, lat = _smooth(lons, lats, 14)
    marks.add(lon, lat, LIFT, Pen(width, dark, 0.006 if head.fine else 0.03))


def _shape(marks: Marks, head: Head, lons: ArrayLike, lats: ArrayLike, dark: float) -> None:
    marks.add(lons, lats, LIFT, Pen(0, dark, 0.007))


def _smooth(lons: ArrayLike, lats: ArrayLike, steps: int) -> tuple[Vec, Vec]:
    """A rounded curve through a few points."""
    p = np.column_stack((vec(lons), vec(lats)))
    u = np.linspace(0, len(p) - 1, steps)
    q = np.column_stack([np.interp(u, np.arange(len(p)), p[:, k]) for k in (0, 1)])
    q[1:-1] = (q[:-2] + 2 * q[1:-1] + q[2:]) / 4
    return q[:, 0], q[:, 1]


def _soft(head: Head) -> bool:
    """Whether a face is drawn with soft brows and open eyes."""
    return head.player.woman or head.player.person.child


def _lids(head: Head) -> tuple[Vec, Vec, Vec]:
    """Offsets across an eye from nose to temple, and heights of upper and lower lid, in degrees."""
    t = np.linspace(-1, 1, 13)
    open_ = 0.84 + 0.10 * head.mood + (0.28 if _soft(head) else 0.0)
    large = _large(head)
    upper = 3.3 * open_ * large * (1 - t**2) ** 0.75 * (1 + 0.22 * t) + 0.5 * t
    lower = -2.5 * large * (1 - t**2) ** 0.8 * (1 - 0.18 * t) + 0.5 * t
    return t * (11.5 if large == 1.0 else 12.6), upper, lower


def _large(head: Head) -> float:
    """How much larger the eyes are than a grown person's, for their head."""
    return 1.38 if head.player.person.child else 1.0


def _eye(marks: Marks, head: Head, e: int) -> None:
    across, upper, lower = _lids(head)
    lon = e * (EYE + across)
    _shape(marks, head, np.r_[lon, lon[::-1]], np.r_[upper, lower[::-1]], -0.80)
    _iris(marks, head, e)
    woman = head.player.woman and not head.player.person.child
    _mark(marks, head, lon, upper + 0.25, 4.6 if _soft(head) else 3.4, 0.97)
    if woman:
        _mark(marks, head, e * (EYE + vec((8, 11.5, 14.5))), (2.4, 0.9, 2.0), 3.0, 0.95)
    _mark(marks, head, lon[4:], lower[4:] - 0.2, 1.3, 0.55)
    _mark(marks, head, e * (EYE + vec((-9, -3, 4, 11))), (3.6, 6.2, 6.4, 4.0), 1.3, 0.5)
    _mark(marks, head, e * (EYE + vec((-8, 0, 7))), (-5.4, -7.4, -6.6), 1.0, 0.28)


def _iris(marks: Marks, head: Head, e: int) -> None:
    """Iris and pupil cut by the lids, and the light in them."""
    across, upper, lower = _lids(head)
    middle = e * EYE + np.clip(head.gaze, -5, 5)
    turn = np.linspace(0, 2 * np.pi, 17)
    big = _large(head) ** 0.75
    for radius, dark in ((5.0 * big, 0.78), (4.1 * big, 0.55), (2.5 * big, 1.0)):
        lon = middle + radius * np.cos(turn)
        lat = 0.35 + radius * 0.62 * np.sin(turn)
        offset: Vec = e * lon - EYE
        top = _at(offset, across, upper)
        bottom = _at(offset, across, lower)
        _shape(marks, head, lon, np.clip(lat, bottom, top), dark)
    spark = middle - 1.5 + 1.15 * np.cos(turn), 1.7 + 0.75 * np.sin(turn)
    _shape(marks, head, *spark, -1.0)


def _at(where: Vec, x: Vec, y: Vec) -> Vec:
    return np.interp(where, x, y)


def _brow(marks: Marks, head: Head, e: int) -> None:
    """A tapering shape: heavy at the nose, thin at the temple; it frowns with the mood."""
    f, frown = head.player.features, np.clip(-head.mood, 0, 1)
    thick = 1.5 if _soft(head) else 4.0 + 0.6 * f.brow
    low = 0.0 if _soft(head) else 2.4
    low = -2.5 if head.player.person.child else low
    lon = np.linspace(8, 37, 9)
    t = np.linspace(0, 1, 9)
    middle = 10.6 - low + 3.2 * np.sin(t * 2.2) - 1.6 * t - frown * (4.6 * (1 - t) - 1.2 * t)
    body = thick * (1 - t) ** 0.55 * (0.55 + 0.45 * np.minimum(1, t * 6)) + 0.25
    _shape(
        marks,
        head,
        e * np.r_[lon, lon[::-1]],
        np.r_[middle + body * 0.5, (middle - body * 0.5)[::-1]],
        0.85,
    )
    if frown > 0:
        _mark(marks, head, (e * 4.5, e * 4.0), (12, 6.5), 1.4, 0.55)


def _nose(marks: Marks, head: Head) -> None:
    """Nostrils, wings and the plane under the tip; the light does the bridge."""
    under = (
        vec((-7.5, -4, 0, 4, 7.5, 4.5, 0, -4.5)),
        vec((-25, -24.5, -23.6, -24.5, -25, -27, -28, -27)),
    )
    _shape(marks, head, *under, 0.30)
    for e in (-1, 1):
        _shape(
            marks,
            head,
            e * vec((2.0, 4.2, 6.2, 5.0, 2.8)),
            (-25.8, -24.7, -25.6, -26.6, -26.7),
            0.92,
        )
        _mark(marks, head, e * vec((8.8, 11.2, 10.8, 8.2)), (-18.5, -21.0, -24.5, -26.2), 1.9, 0.62)
    _mark(marks, head, (5.5, 5.0, 4.6), (8, 3, -3), 1.2, 0.30)
    _mark(marks, head, (-1.6, -2.0), (-30, -32), 1.0, 0.28)


def _mouth(marks: Marks, head: Head) -> None:
    smile, woman = 2.6 * head.mood, head.player.woman and not head.player.person.child
    reach = 12.5 if head.player.person.child else 16.0 if woman else 18.0
    lon = np.linspace(-reach, reach, 13)
    t = lon / reach
    line = -37.2 + 0.5 * np.cos(t * 9) * (1 - t * t) + smile * t * t
    top = line + (1 - t * t) ** 0.7 * (3.0 + 0.7 * np.cos(t * 8.5)) * (1.05 if woman else 0.75)
    bottom = line - (1 - t * t) ** 0.8 * (5.2 if woman else 4.0)
    _shape(marks, head, np.r_[lon, lon[::-1]], np.r_[top, line[::-1]], 0.52 if woman else 0.22)
    _shape(marks, head, np.r_[lon, lon[::-1]], np.r_[line, bottom[::-1]], 0.22 if woman else 0.06)
    _mark(marks, head, lon, line, 2.7, 0.92)
    for e in (-1, 1):
        _mark(
            marks,
            head,
            (e * (reach - 1), e * (reach + 1.5)),
            (-37.2 + smile, -37.8 + smile * 1.5),
            2.4,
            0.8,
        )
    _mark(marks, head, (-8, 0, 8), (-44.2, -45.4, -44.2), 2.0, 0.42)
    if not _soft(head):
        _manly(marks, head)
    if head.mood > 0 and not head.player.person.child:
        for e in (-1, 1):
            _mark(marks, head, e * vec((14, 20, 22.5)), (-23, -30, -37), 1.3, 0.42)


def _manly(marks: Marks, head: Head) -> None:
    """Lines of cheek and jaw, a cleft under the lip, and the shade of a shaved beard."""
    for e in (-1, 1):
        _mark(marks, head, e * vec((13, 18, 21)), (-24, -30, -36), 1.4, 0.42)
        _mark(marks, head, e * vec((56, 50, 40)), (-16, -28, -40), 2.0, 0.30)
        _mark(marks, head, e * vec((11, 16, 24)), (-6.5, -8, -7.5), 1.2, 0.35)
    _mark(marks, head, (-2.5, 0, 2.5), (-52, -51, -52), 1.6, 0.35)
    if head.player.beard:
        return
    lon, lat = np.concatenate((SHAVED, SHAVED[::-1] * (-1, 1))).T
    _shape(marks, head, lon, lat, 0.12)


def _far_face(marks: Marks, head: Head) -> None:
    """A few strokes that read as a face from far away."""
    frown = np.clip(-head.mood, 0, 1)
    for e in (-1, 1):
        _mark(marks, head, e * vec((8, 20, 36)), (10 - 3 * frown, 13, 10), 2.4, 0.8)
        _mark(marks, head, e * vec((13, 22, 31)), (1, 2.2, 0.5), 3.4, 0.9)
    _mark(marks, head, (-6, 0, 6), (-24, -26, -24), 1.8, 0.6)
    _mark(marks, head, (-13, 0, 13), (-37 + head.mood * 2, -38, -37 + head.mood * 2), 2.2, 0.75)
