"""What understanding workflows costs beside reading them as JSON.

`python -m benchmarks.workflows` converts a workflow of 100 boxes, and all those that ComfyUI's
page offers, with the classes that we know, and prints the best of several rounds with its ratio to
`json.loads` of the same text in the same run; where other work runs on the machine, the ratios are
what to compare.
Goals: 100 boxes <= 5 ms; the 640 of the page, read and converted, <= 10 s.
"""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import comfyui_workflow_templates_json

from prompt_engine.workflows.conversion.page_reading import is_page_form
from prompt_engine.workflows.conversion.service import convert
from prompt_engine.workflows.node_classes.classes import NodeClasses
from prompt_engine.workflows.node_classes.known import known_classes

ROUNDS = 30
OFFICIAL = Path(comfyui_workflow_templates_json.__file__).parent / "templates"
CHAINS = 14
"""Chains of seven boxes, and two more: a hundred."""
SOCKETS = ("model", "positive", "negative", "latent_image")


def main() -> None:
    known = known_classes()
    hundred = json.dumps(_hundred_boxes())
    official = [text for text in _official() if is_page_form(json.loads(text))]
    _warm(official, known)
    print(f"{'':34}{'json.loads':>12}{'convert':>12}{'ratio':>8}")
    boxes = json.loads(hundred)
    read = _best(lambda: json.loads(hundred), ROUNDS)
    _show("a workflow of 100 boxes", read, _best(lambda: convert(boxes, known), ROUNDS))
    documents = [json.loads(text) for text in official]
    read = _best(lambda: [json.loads(text) for text in official], 3)
    converted = _best(lambda: [convert(each, known) for each in documents], 3)
    _show(f"{len(official)} workflows of the page", read, converted)


def _hundred_boxes() -> dict[str, Any]:
    boxes = [_box(1, "CheckpointLoaderSimple", ["a.safetensors"]), _box(2, "Note", ["gulls"])]
    links: list[list[Any]] = []
    for chain in range(CHAINS):
        boxes += _chain(3 + chain * 7, links)
    return {"nodes": boxes, "links": links, "version": 0.4}


def _chain(first: int, links: list[list[Any]]) -> list[dict[str, Any]]:
    good, bad, empty, sampler, decoder, scaler, saver = range(first, first + 7)
    return [
        _box(good, "CLIPTextEncode", ["a pier"], clip=_link(links, 1, 1, good)),
        _box(bad, "CLIPTextEncode", ["fog"], clip=_link(links, 1, 1, bad)),
        _box(empty, "EmptyLatentImage", [640, 384, 1]),
        _box(
            sampler,
            "KSampler",
            [5, "fixed", 20, 7.5, "euler", "karras", 1],
            **{
                name: _link(links, source, 0, sampler)
                for name, source in zip(SOCKETS, (1, good, bad, empty), strict=True)
            },
        ),
        _box(
            decoder,
            "VAEDecode",
            [],
            samples=_link(links, sampler, 0, decoder),
            vae=_link(links, 1, 2, decoder),
        ),
        _box(scaler, "ImageScaleBy", ["lanczos", 2], image=_link(links, decoder, 0, scaler)),
        _box(saver, "SaveImage", ["pier"], images=_link(links, scaler, 0, saver)),
    ]


def _box(number: int, kind: str, values: list[Any], **inputs: int) -> dict[str, Any]:
    slots = [{"name": name, "type": "*", "link": link} for name, link in inputs.items()]
    return {"id": number, "type": kind, "inputs": slots, "outputs": [], "widgets_values": values}


def _link(links: list[list[Any]], origin: int, slot: int, target: int) -> int:
    links.append([len(links) + 1, origin, slot, target, 0, "*"])
    return len(links)


def _official() -> Iterator[str]:
    for path in sorted(OFFICIAL.glob("*.json")):
        yield path.read_text("utf-8")


def _warm(official: list[str], known: NodeClasses) -> None:
    """Reads each class once, as a service that runs has done."""
    for text in official:
        convert(json.loads(text), known)


def _best(work: Callable[[], object], rounds: int) -> float:
    """Seconds."""
    times: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def _show(what: str, read: float, converted: float) -> None:
    print(f"{what:34}{read * 1000:9.2f} ms{converted * 1000:9.2f} ms{converted / read:8.1f}")


if __name__ == "__main__":
    main()
