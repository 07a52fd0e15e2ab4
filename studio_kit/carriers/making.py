"""How a file was made, as far as a graph in it or the words of another program tell. Pure."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict

from studio_kit.graph import BrokenGraph, Graph, consumers, link_of, parse_graph
from studio_kit.tables import load_table

from .models import Carried, Generation
from .parameters import generation

Side = Literal["positive", "negative"]
Told = Literal["text", "instruction", "seed", "steps", "cfg", "sampler", "model", "lora", "number"]
Meaning = Side | Told
SIDES: tuple[Side, Side] = ("positive", "negative")

MODEL_FILE = re.compile(r".*\.(safetensors|sft|ckpt|pt|pth|bin|gguf|onnx)", re.IGNORECASE)
WORDS_LORA = re.compile(r"<lora:([^:>]{1,200})[^>]{0,40}>")
"""How other programs ask for a LoRA in the prompt itself."""

LONGEST_CHAIN = 8
"""Nodes over which a number is followed to where it stands."""


@dataclass(frozen=True)
class Making:
    prompt: str = ""
    negative: str = ""
    seed: int | None = None
    steps: int | None = None
    cfg: float | None = None
    sampler: str | None = None
    models: tuple[str, ...] = ()
    loras: tuple[str, ...] = ()


def _in_any_case(told: object) -> object:
    return re.compile(told, re.IGNORECASE) if isinstance(told, str) else told


class InputNames(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Meaning
    names: Annotated[re.Pattern[str], BeforeValidator(_in_any_case)]


Names = Mapping[str, re.Pattern[str]]


def making_of(carried: Carried) -> Making:
    """From the graph where there is one, else from the words. Nothing of what is broken."""
    if carried.prompt is not None:
        try:
            return making_of_graph(parse_graph(carried.prompt))
        except BrokenGraph:
            return Making()
    return _of_words(generation(carried.parameters)) if carried.parameters else Making()


def _of_words(said: Generation) -> Making:
    loras = tuple(dict.fromkeys(WORDS_LORA.findall(said.prompt)))
    return Making(
        prompt=WORDS_LORA.sub("", said.prompt).strip(),
        negative=said.negative_prompt,
        seed=_seed(said.seed),
        steps=said.steps,
        cfg=said.cfg,
        sampler=said.sampler,
        models=(said.model,) if said.model else (),
        loras=loras,
    )


def making_of_graph(graph: Graph) -> Making:
    walk = _Walk(graph)
    positive, negative = walk.texts("positive"), walk.texts("negative")
    made = Making(
        prompt="\n".join(positive),
        negative="\n".join(text for text in negative if text not in positive),
        seed=_seed(walk.whole_number("seed")),
        steps=walk.whole_number("steps"),
        sampler=next(walk.values("sampler", str), None),
        models=_files(walk.values("model", str)),
        loras=_files(walk.loras()),
    )
    cfg = next(walk.values("cfg", (int, float)), None)
    return made if cfg is None else replace(made, cfg=float(cfg))


def _files(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if MODEL_FILE.fullmatch(name)))


def _seed(seed: int | None) -> int | None:
    """None for what no node takes."""
    return seed if seed is not None and seed >= 0 else None


class _Walk:
    """From the ends of a graph back to where it begins, the nearest nodes first."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        taken = consumers(graph)
        self._ends = [node_id for node_id in graph if not taken[node_id]] or list(graph)
        self._nodes = list(self._upstream(self._ends, lambda _: True))

    def values(self, meaning: Meaning, kind: type[Any] | tuple[type[Any], ...]) -> Iterator[Any]:
        """What stands in inputs of this meaning, and is of this kind."""
        for value in self._told(meaning):
            if isinstance(value, kind) and not isinstance(value, bool):
                yield value

    def whole_number(self, meaning: Meaning) -> int | None:
        """Also one that another node makes. Of several passes the first counts: it makes the
        picture, later ones refine it.
        """
        told = self._told(meaning, [*self._passes(), *self._nodes])
        numbers = (self._number(value, left=LONGEST_CHAIN) for value in told)
        return next((number for number in numbers if number is not None), None)

    def _passes(self) -> list[str]:
        """The nodes that make the picture, pass by pass, beginning with the first."""
        last = next((node_id for node_id in self._nodes if self._samples(node_id)), None)
        upstream = self._upstream([last], lambda _: True) if last else ()
        return [node_id for node_id in upstream if self._samples(node_id)][::-1]

    def _samples(self, node_id: str) -> bool:
        told = [meanings_of(name) for name, _ in self._inputs(node_id)]
        return any("seed" in each for each in told) and any("steps" in each for each in told)

    def loras(self) -> Iterator[str]:
        """A list of LoRAs with switches has an object for each: `{on, lora, strength}`."""
        for value in self._told("lora"):
            told = cast("dict[str, object]", value) if isinstance(value, dict) else {"lora": value}
            name = told.get("lora")
            if told.get("on", True) and isinstance(name, str):
                yield name

    def texts(self, side: Side) -> list[str]:
        """The words on one side of the guidance. What is called by neither is on the first."""
        starts = self._starts(side)
        if side == "positive" and not starts:
            starts = self._ends
        heard = self._upstream(starts, lambda name: self._side(name) in (None, side))
        words = (text for node_id in heard for text in self._words(node_id))
        return list(dict.fromkeys([*words, *self._called(side)]))

    def _starts(self, side: Side) -> list[str]:
        """What comes to an input that is called by this side."""
        return [
            link.source
            for node_id in self._nodes
            for name, value in self._inputs(node_id)
            if self._side(name) == side and (link := link_of(value))
        ]

    def _called(self, side: Side) -> Iterator[str]:
        """Words in an input that is called by this side itself."""
        values = self.values(side, str)
        return (value.strip() for value in values if value.strip())

    def _words(self, node_id: str) -> Iterator[str]:
        for name, value in self._inputs(node_id):
            text = value.strip() if isinstance(value, str) and self._is_text(name) else ""
            if text and not MODEL_FILE.fullmatch(text):
                yield text

    def _upstream(self, starts: Sequence[str], follows: Callable[[str], bool]) -> Iterator[str]:
        """Over all inputs whose names it `follows`."""
        waiting, seen = deque(starts), set(starts)
        while waiting:
            node_id = waiting.popleft()
            if node_id not in self._graph:
                continue
            yield node_id
            for name, value in self._inputs(node_id):
                link = link_of(value)
                if link and link.source not in seen and follows(name):
                    seen.add(link.source)
                    waiting.append(link.source)

    def _told(self, meaning: Meaning, nodes: Iterable[str] | None = None) -> Iterator[Any]:
        for node_id in self._nodes if nodes is None else nodes:
            for name, value in self._inputs(node_id):
                if meaning in meanings_of(name):
                    yield value

    def _number(self, value: object, *, left: int) -> int | None:
        """`left`: nodes that it may come over."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        link = link_of(value)
        if link is None or link.source not in self._graph or not left:
            return None
        told = (
            self._number(one, left=left - 1)
            for name, one in self._inputs(link.source)
            if "number" in meanings_of(name)
        )
        return next((number for number in told if number is not None), None)

    def _inputs(self, node_id: str) -> Iterable[tuple[str, Any]]:
        return self._graph[node_id]["inputs"].items()

    def _side(self, name: str) -> Side | None:
        return next((side for side in SIDES if side in meanings_of(name)), None)

    def _is_text(self, name: str) -> bool:
        """Called by neither side."""
        return "text" in (told := meanings_of(name)) and told.isdisjoint(("instruction", *SIDES))


@lru_cache(maxsize=4096)
def meanings_of(name: str) -> frozenset[str]:
    """What an input of this name may mean."""
    return frozenset(meaning for meaning, names in load_names().items() if names.fullmatch(name))


@cache
def load_names(folder: Path = Path(__file__).parent) -> Names:
    """Meaning -> the names of inputs that have it. Raises `TableError`."""
    entries = load_table(folder / "graph_names.yaml", InputNames)
    return {entry.id: entry.names for entry in entries}
