"""Words of a prompt to a Brief: everything that the drawing needs to know."""

import re
from dataclasses import dataclass

import numpy as np

from .people import Person, read_people
from .randomness import sign, stream
from .shot_sizes import framing
from .vocabulary import every, first, listed, vocabulary


@dataclass(frozen=True)
class Brief:
    """What the words ask for; every field has a value after reading.

    Bearing is degrees about the subject (0 front, 90 its left side, 180 back), dutch is degrees of
    roll, focal length and sensor width are millimetres, mood runs from -1 (tense) to 1 (smiling).
    Directed: whether the words say the bearing.  Focus is what an insert is of (feet, hand, dial),
    things what else stands there, pairing how two people stand; all may be empty.
    """

    text: str
    shot: str
    height: str
    bearing: float
    dutch: float
    focal_mm: float
    sensor_mm: float
    people: tuple[Person, ...]
    pose: str
    arms: str
    place: str
    light: str
    weather: str
    device: str
    move: str
    mood: float
    features: frozenset[str]
    directed: bool
    things: tuple[str, ...]
    focus: str
    pairing: str


def read_brief(text: str, seed: int) -> Brief:
    """The brief that a prompt asks for; what the words leave open, the seed decides."""
    words, rng, v = text.lower(), stream(seed, "words"), vocabulary()
    side, device = sign(rng), first(v.devices, words) or ""
    pose, place = first(v.poses, words) or "", first(v.places, words) or "limbo"
    shot = first(v.shots, words) or ("medium" if device else "")
    people = read_people(text, device=device, posed=bool(pose), shot=shot)
    shot = shot or ("medium wide" if people else "wide")
    focal, sensor = _lens(words, shot)
    focus = _focus(words, shot)
    return Brief(
        text=words,
        shot=shot,
        height=first(v.heights, words) or "eye level",
        bearing=_bearing(words, place, side, rng),
        dutch=_dutch(words, side, rng),
        focal_mm=focal,
        sensor_mm=sensor,
        people=people,
        pose=pose or ("sit" if place == "car" else "stand"),
        arms=first(v.arms, words) or ("talk" if focus == "hand" else ""),
        place=place,
        light=first(v.lights, words) or "day",
        weather=first(v.weathers, words) or "",
        device=device,
        move=first(v.moves, words) or "push",
        mood=first(v.moods, words) or 0.0,
        features=every(v.features, words),
        directed=_said_bearing(words) is not None,
        things=listed(v.things, words),
        focus=focus,
        pairing=first(v.pairings, words) or "",
    )


def _focus(words: str, shot: str) -> str:
    """What a tight shot shows instead of the face."""
    return (first(vocabulary().focuses, words) or "") if "close" in shot else ""


def _lens(words: str, shot: str) -> tuple[float, float]:
    """Focal length and sensor width in mm; "65 mm film" is a film, not a lens."""
    sizes = framing()
    said_sensor = first(vocabulary().sensors, words)
    sensor = said_sensor or sizes.default_sensor
    said = re.search(r"\b(\d{1,3})(?:\.\d)?[ -]?mm\b(?! film)", words)
    if said and 6 <= int(said.group(1)) <= 600:
        return float(said.group(1)), sensor
    return sizes.shots[shot].focal * sensor / sizes.default_sensor, sensor


def _bearing(words: str, place: str, side: int, rng: np.random.Generator) -> float:
    """Degrees about the subject, as said or near the front on the seed's side."""
    spare = side * float(rng.choice([18, 28, 38]))
    slight = side * float(rng.uniform(3, 11))
    said = _said_bearing(words)
    if said is None:
        return slight if place == "corridor" else spare
    if said in (0, 180) or "bearing" in words:
        return said
    return said * _side(words, side)


def _said_bearing(words: str) -> float | None:
    """Degrees that the words name; which side is another matter."""
    degrees = re.search(r"\bbearing (\d+)", words)
    return float(degrees.group(1)) if degrees else first(vocabulary().bearings, words)


def _side(words: str, side: int) -> int:
    """Which side of the subject the words name near the direction; else the seed's."""
    near = re.search(
        r"(quarter|profile|side|view|front|rear|back|behind)[^.,;]{0,28}?\b(left|right)\b", words
    )
    near = near or re.search(r"\b()(left|right)[- ](side|profile|three)", words)
    return side if near is None else 1 if near.group(2) == "left" else -1


def _dutch(words: str, side: int, rng: np.random.Generator) -> float:
    lean = side * float(rng.uniform(11, 17))
    return lean if re.search(r"dutch|canted|oblique angle", words) else 0.0
