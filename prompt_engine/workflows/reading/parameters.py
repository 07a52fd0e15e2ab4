"""The values of a graph that a person may set, each at the place where it is set. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from ..node_classes.models import NodeInput
from ..templates.models import InputType
from .facts import Meaning
from .models import Parameter
from .phases import Phases, is_service
from .sources import value_place
from .wiring import Place, Wiring, last_part

Scalar = int | float | bool | str

SIZES = ("width", "height", "frames", "batch_size", "duration")
"""Meanings that hold where the first latent, or a service's picture, is made."""

WIDE = 2**31 - 1
"""Seeds reach at least so far; a counter that the page raises after each render does not."""

GIVEN = "Settings"
"""The group of values that stand in a graph node of their own."""

EXACT = 2**53
"""Whole numbers beyond it are no limit that anybody set with care."""


@dataclass(frozen=True)
class _Reading:
    """An input that takes the value of `place`."""

    place: Place
    by: Place
    meaning: Meaning | None


def find_parameters(
    wiring: Wiring, phases: Phases, taken: Iterable[Place]
) -> tuple[Parameter, ...]:
    """Every value of a node that runs, in the order in which they run, but those at `taken`."""
    aside = set(taken)
    sizes = _sized(wiring, phases)
    found: dict[Place, list[_Reading]] = {}
    for reading in _readings(wiring, phases, sizes):
        if reading.place not in aside:
            found.setdefault(reading.place, []).append(reading)
    order = {key: number for number, key in enumerate(wiring.order)}
    places = sorted(found, key=lambda place: order[place.graph_node])
    told = (_parameter(wiring, phases, place, found[place]) for place in places)
    return tuple(parameter for parameter in told if parameter is not None)


def _readings(wiring: Wiring, phases: Phases, sizes: frozenset[str]) -> Iterator[_Reading]:
    """What takes each value; those that say what it is for come first."""
    plain: list[_Reading] = []
    for key in wiring.order:
        for name in wiring.nodes[key].inputs:
            by = Place(key, name)
            meaning = _meaning(wiring, phases, by, sizes)
            place = value_place(wiring, by) if meaning or wiring.link(by) is None else None
            if place is not None and meaning is not None:
                yield _Reading(place, by, meaning)
            elif place is not None:
                plain.append(_Reading(place, by, None))
    yield from plain


def _meaning(wiring: Wiring, phases: Phases, place: Place, sizes: frozenset[str]) -> Meaning | None:
    told = wiring.meaning(place)
    if told is None:
        return _drawn(wiring, place)
    if told.id in SIZES and place.graph_node not in sizes:
        return _second_size(wiring, phases, place, told)
    return told


def _drawn(wiring: Wiring, place: Place) -> Meaning | None:
    """A number that the page draws anew over a wide range is a seed, whatever it is called."""
    declared = wiring.declared(place)
    if declared is None or not declared.control_after_generate or declared.type != "INT":
        return None
    if (declared.max or 0) < WIDE or wiring.makes_only(place.graph_node, "INT"):
        return None
    return wiring.knowledge.meanings["seed"]


def _second_size(wiring: Wiring, phases: Phases, place: Place, told: Meaning) -> Meaning | None:
    """The size to which a later phase's latent is brought is worth changing, but no role."""
    later = any(number > 1 for number in phases.of(place.graph_node))
    scales = later and "LATENT" in wiring.makes(place.graph_node)
    return told.model_copy(update={"id": f"later_{told.id}"}) if scales else None


def _sized(wiring: Wiring, phases: Phases) -> frozenset[str]:
    """The nodes whose width and length are those of what is made."""
    found = {key for key in phases.serving if _begins_latent(wiring, key)}
    found |= {key for key in phases.samplers if is_service(wiring, key)}
    if not any("width" in _purposes(wiring, key) for key in found):
        found |= set(_scaled_first(wiring, phases))
    return frozenset(found)


def _begins_latent(wiring: Wiring, key: str) -> bool:
    makes, textless = wiring.makes(key), wiring.knowledge.signs.textless
    purposes = _purposes(wiring, key)
    own = bool(makes - textless - {"CONDITIONING", "STRING"}) and "frames" in purposes
    unknown = not makes and {"width", "height"} <= purposes
    if "LATENT" not in makes and not own and not unknown:
        return False
    return not any("LATENT" in wiring.made(link) for _, link in wiring.links(key))


def _scaled_first(wiring: Wiring, phases: Phases) -> Iterator[str]:
    """Without an empty latent the size is that to which the source picture is scaled."""
    for key in wiring.upstream(phases.samplers[:1]):
        if "IMAGE" in wiring.makes(key) and {"width", "height"} <= _purposes(wiring, key):
            yield key
            return


def _purposes(wiring: Wiring, key: str) -> set[str]:
    found = (wiring.meaning(Place(key, name)) for name in wiring.nodes[key].inputs)
    return {meaning.id for meaning in found if meaning is not None}


def _parameter(
    wiring: Wiring, phases: Phases, place: Place, readings: list[_Reading]
) -> Parameter | None:
    value = wiring.value(place)
    kind = _type(wiring, place, value, readings[0].meaning)
    if kind is None:
        return None
    meaning, idle = readings[0].meaning, all(_is_idle(wiring, each.by) for each in readings)
    limits = _limits(wiring, place, readings) if kind in ("integer", "float") else Limits()
    return Parameter(
        graph_node=place.graph_node,
        field=place.field,
        title=wiring.nodes[place.graph_node].title,
        label=_label(wiring, place, meaning),
        group=_group(wiring, place, meaning),
        role=None if meaning is None or idle else meaning.role,
        type=kind,
        value=value,
        main=not idle and _is_main(wiring, place, meaning, value),
        phases=_phases(phases, readings),
        min=limits.min,
        max=limits.max,
        step=limits.step,
        options=_options(wiring, place, readings, value) if kind == "choice" else None,
        tooltip=_tooltip(wiring, readings),
    )


def _type(wiring: Wiring, place: Place, value: Any, meaning: Meaning | None) -> InputType | None:
    """None for what no field of a form can hold, and for values of a wrong type."""
    kinds = wiring.kinds(place)
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) and (not kinds or "INT" in kinds):
        return "seed" if meaning is not None and meaning.id == "seed" else "integer"
    if isinstance(value, int | float):
        return "float" if isfinite(value) and not kinds & {"STRING", "COMBO"} else None
    if not isinstance(value, str) or (kinds and kinds.isdisjoint({"STRING", "COMBO"})):
        return None
    return "choice" if _texts(_declared_options(wiring.declared(place))) else "text"


def _label(wiring: Wiring, place: Place, meaning: Meaning | None) -> str:
    if meaning is not None:
        return meaning.label
    if _is_given(wiring, place.graph_node):
        return wiring.nodes[place.graph_node].title
    words = last_part(place.field).replace("_", " ").strip() or "value"
    return words[0].upper() + words[1:]


def _group(wiring: Wiring, place: Place, meaning: Meaning | None) -> str:
    if meaning is not None:
        return meaning.group
    return GIVEN if _is_given(wiring, place.graph_node) else wiring.nodes[place.graph_node].title


def _is_main(wiring: Wiring, place: Place, meaning: Meaning | None, value: Any) -> bool:
    if meaning is None:
        return _is_given(wiring, place.graph_node) and not isinstance(value, str)
    return meaning.main and not (meaning.id == "denoise" and value == 1)


def _is_given(wiring: Wiring, key: str) -> bool:
    """A node that only hands on its one value stands there to be changed."""
    node, made = wiring.nodes[key], wiring.makes(key)
    plain = wiring.knowledge.signs.numbers | {"STRING"}
    return len(node.inputs) == 1 and not wiring.links(key) and bool(made) and made <= plain


def _is_idle(wiring: Wiring, by: Place) -> bool:
    idle = wiring.nodes[by.graph_node].facts.idle
    if idle is None or idle.input != by.field:
        return False
    return wiring.value(Place(by.graph_node, idle.where)) in idle.equals


def _phases(phases: Phases, readings: list[_Reading]) -> tuple[int, ...]:
    found = {number for each in readings for number in phases.of(each.by.graph_node)}
    return tuple(sorted(found))


@dataclass(frozen=True)
class Limits:
    """Of every input that a value reaches."""

    min: int | float | None = None
    max: int | float | None = None
    step: int | float | None = None

    def within(self, other: "Limits") -> "Limits":
        return Limits(
            max(_numbers(self.min, other.min), default=None),
            min(_numbers(self.max, other.max), default=None),
            max(_numbers(self.step, other.step), default=None),
        )


def _numbers(*told: int | float | None) -> list[int | float]:
    return [number for number in told if number is not None]


def _limits(wiring: Wiring, place: Place, readings: list[_Reading]) -> Limits:
    found = Limits()
    for each in dict.fromkeys((place, *(reading.by for reading in readings))):
        found = found.within(_declared_limits(wiring.declared(each)))
    return _around(found, wiring.value(place), "INT" in wiring.kinds(place))


def _declared_limits(declared: NodeInput | None) -> Limits:
    if declared is None or declared.type not in ("INT", "FLOAT"):
        return Limits()
    step = _sound(declared.step)
    return Limits(_sound(declared.min), _sound(declared.max), step if step and step > 0 else None)


def _sound(told: int | float | None) -> int | float | None:
    return told if told is not None and isfinite(told) and abs(told) < EXACT else None


def _around(limits: Limits, value: int | float, whole: bool) -> Limits:
    """The limits as far as the graph's own value keeps them: ComfyUI does not ask for the step."""
    low = None if limits.min is not None and value < limits.min else limits.min
    high = None if limits.max is not None and value > limits.max else limits.max
    off = whole and (value - (low or 0)) % (limits.step or 1) != 0
    if low is not None and high is not None and low > high:
        return Limits()
    return replace(limits, min=low, max=high, step=None if off else limits.step)


def _options(wiring: Wiring, place: Place, readings: list[_Reading], value: str) -> tuple[str, ...]:
    """What every input allows; the value of the graph is one of them in any case."""
    declared = [wiring.declared(each) for each in (place, *(r.by for r in readings))]
    lists = [texts for each in declared if (texts := _texts(_declared_options(each)))]
    shared = [text for text in lists[0] if all(text in each for each in lists[1:])]
    return tuple(dict.fromkeys(shared if value in shared else [value, *shared]))


def _declared_options(declared: NodeInput | None) -> tuple[Any, ...]:
    return () if declared is None else declared.options or ()


def _texts(options: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(option for option in options if isinstance(option, str))


def _tooltip(wiring: Wiring, readings: list[_Reading]) -> str | None:
    told = (wiring.declared(each.by) for each in readings)
    return next((each.tooltip for each in told if each is not None and each.tooltip), None)
