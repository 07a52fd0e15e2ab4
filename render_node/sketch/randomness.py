"""One random stream per concern: a new lens must not change the costume or the street."""

import hashlib

import numpy as np


def stream(seed: int, name: str) -> np.random.Generator:
    """The generator that belongs to a seed and a concern; equal arguments give equal numbers."""
    digest = hashlib.sha256(f"{seed}|{name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "little"))


def sign(rng: np.random.Generator) -> int:
    return 1 if rng.random() < 0.5 else -1


def pick(rng: np.random.Generator, choices: tuple[str, ...]) -> str:
    return choices[int(rng.integers(len(choices)))]
