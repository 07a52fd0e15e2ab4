"""Materials by name and by number (materials.yaml)."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from .tables import Table, load
from .vectors import Grey, Mask


class Material(Table):
    albedo: float
    hatch: float
    weight: float
    casts: bool = False


class MaterialTable(Table):
    materials: dict[str, Material]


@dataclass(frozen=True)
class Materials:
    """Numbers by name; albedo, hatch angle (radians), line weight and casting by number."""

    number: dict[str, int]
    albedo: Grey
    hatch: Grey
    weight: Grey
    casts: Mask


@cache
def materials() -> Materials:
    rows = load(MaterialTable, "materials.yaml").materials
    every = list(rows.values())
    return Materials(
        number={name: i for i, name in enumerate(rows)},
        albedo=np.array([m.albedo for m in every], np.float32),
        hatch=np.radians(np.array([m.hatch for m in every], np.float32)),
        weight=np.array([m.weight for m in every], np.float32),
        casts=np.array([m.casts for m in every], np.bool_),
    )
