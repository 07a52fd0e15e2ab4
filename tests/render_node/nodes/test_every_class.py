"""Every declared class runs and gives what it declares."""

from typing import Any

import numpy as np
import pytest
from PIL import Image

from render_node.node_info import ClassInfo, InputInfo, load_classes
from render_node.nodes.registry import RUNS
from render_node.nodes.values import (
    Conditioning,
    Guider,
    Latent,
    Noise,
    Sigmas,
    Video,
    Weights,
)
from tests.render_node.nodes.bench import Bench, gradient

CLASSES = load_classes()

KINDS: dict[str, type | tuple[type, ...]] = {
    "IMAGE": np.ndarray,
    "MASK": np.ndarray,
    "LATENT": Latent,
    "CONDITIONING": Conditioning,
    "NOISE": Noise,
    "GUIDER": Guider,
    "SIGMAS": Sigmas,
    "VIDEO": Video,
    "INT": int,
    "FLOAT": (int, float),
    "STRING": str,
    "BOOLEAN": bool,
}
"""What travels as a type; every other type is a name."""


def sample(kind: str) -> Any:
    samples = {
        "IMAGE": gradient(2, 64, 32),
        "MASK": np.full((1, 32, 64), 0.5, dtype=np.float32),
        "LATENT": Latent(64, 32, batch=2, pixels=gradient(2, 64, 32)),
        "CONDITIONING": Conditioning(("a wide shot",)),
        "NOISE": Noise(3),
        "GUIDER": Guider(Conditioning(("a wide shot",))),
        "SIGMAS": Sigmas(4),
        "VIDEO": Video(gradient(3, 64, 32), 8.0),
        "STRING": "words",
        "INT": 64,
        "FLOAT": 0.5,
        "BOOLEAN": True,
    }
    return samples.get(kind, Weights(kind))


def given(spec: InputInfo, bench: Bench) -> Any:
    """A small fitting value for an input."""
    if spec.kind is None:
        return bench.library.choices(spec)[0] if bench.library.choices(spec) else "none"
    value = sample(spec.kind)
    if spec.kind == "INT":
        return int(min(max(spec.min or 0, 4), 16 if spec.max is None else spec.max))
    if spec.kind == "FLOAT":
        return float(max(spec.min if spec.min is not None else 0.5, 0.5))
    return value


def inputs_for(info: ClassInfo, bench: Bench) -> dict[str, Any]:
    inputs = {name: given(spec, bench) for name, spec in info.inputs.items()}
    for name in ("width", "height", "target_width", "target_height"):
        if name in inputs and info.inputs[name].kind == "INT":
            inputs[name] = 64
    return inputs


def has_file(info: ClassInfo) -> bool:
    return info.checks_file is not None


@pytest.mark.parametrize("class_id", [c for c, info in CLASSES.items() if not has_file(info)])
def test_a_class_gives_what_it_declares(class_id: str, bench: Bench) -> None:
    info = CLASSES[class_id]
    result = bench.all(class_id, **inputs_for(info, bench))
    assert len(result.values) == len(info.outputs)
    values = [value.items[0] if info.gives_lists else value for value in result.values]
    for kind, value in zip(info.outputs, values, strict=True):
        assert isinstance(value, KINDS.get(kind, Weights)), kind
    assert bool(result.ui) == info.output_node


@pytest.mark.parametrize("class_id", ["LoadImage", "LoadImageOutput", "LoadImageMask"])
def test_a_loading_class_gives_what_it_declares(class_id: str, bench: Bench) -> None:
    for kind in ("input", "output"):
        Image.new("RGBA", (8, 4), (1, 2, 3, 51)).save(bench.folders.of(kind) / "a.png")
    result = bench.all(class_id, image="a.png", channel="alpha")
    assert len(result.values) == len(CLASSES[class_id].outputs)
    assert result.values[-1].shape == (1, 4, 8)
    assert result.values[-1][0, 0, 0] == pytest.approx(0.8)


def test_every_function_is_used_by_a_class() -> None:
    assert set(RUNS) == {info.runs for info in CLASSES.values()}
