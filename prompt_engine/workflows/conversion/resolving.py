"""Follows a link to the box that makes what comes along it, through everything in between."""

from dataclasses import dataclass, field

from studio_kit.graph import NodeLink

from .layouts import Layouts
from .models import Remark
from .page import INPUT_BOX, Box, BoxInput, Link, Mode
from .placing import Scope, Site, virtual
from .promotions import Definitions

CONNECTS_TO_ALL = frozenset({"", "*", "0"})


@dataclass(frozen=True, slots=True)
class SetOutside:
    """The input takes the value of the field `name`: nothing is linked to the subgraph there."""

    name: str


@dataclass(frozen=True, slots=True)
class AtInput:
    """`type` is what is wanted in the end, where it is not the input's own."""

    scope: Scope
    box: Box
    wanted: BoxInput
    type: str | None = None


@dataclass(frozen=True, slots=True)
class AtOutput:
    scope: Scope
    box: Box
    slot: int
    type: str


Step = AtInput | AtOutput
Source = NodeLink | SetOutside


@dataclass(slots=True)
class Resolver:
    """In the older page muted boxes hide nothing of what lies in them or behind them."""

    layouts: Layouts
    definitions: Definitions
    remarks: list[Remark] = field(default_factory=list[Remark])

    def resolve(self, scope: Scope, box: Box, wanted: BoxInput) -> Source | None:
        """None where nothing comes along the link."""
        step: Step = AtInput(scope, box, wanted)
        seen: set[tuple[int, str, int]] = set()
        while True:
            key = _key(step)
            if key in seen:
                self._remark(scope, box, f"{_shown(wanted)} is linked in a circle.")
                return None
            seen.add(key)
            found = self._from_input(step) if isinstance(step, AtInput) else self._from_output(step)
            if not isinstance(found, AtInput | AtOutput):
                return found
            step = found

    def _from_input(self, step: AtInput) -> Step | Source | None:
        scope, wanted = step.scope, step.wanted
        if wanted.link is None:
            return None
        link = scope.graph.links.get(wanted.link)
        if link is None:
            what = f"{_shown(wanted)} names link {wanted.link[:60]}, which is in no table of links."
            return self._remark(scope, step.box, what)
        if link.origin == INPUT_BOX and scope.site is not None:
            return self._from_outside(step, link, scope.site)
        origin = scope.graph.boxes.get(link.origin)
        if origin is None:
            what = f"{_shown(wanted)} is linked to node {link.origin[:60]}, which is not there."
            return self._remark(scope, step.box, what)
        kind = step.type or self.definitions.input_type(step.box, wanted)
        return AtOutput(scope, origin, link.origin_slot, kind)

    def _from_outside(self, step: AtInput, link: Link, site: Site) -> Step | Source | None:
        ports = site.subgraph.inputs
        if not 0 <= link.origin_slot < len(ports):
            what = f"{_shown(step.wanted)} is linked to an input that its subgraph lacks."
            return self._remark(step.scope, step.box, what)
        name = ports[link.origin_slot].name
        outer = site.inputs.get(name)
        if outer is not None and outer.link is not None:
            return AtInput(site.outer, site.box, outer)
        return SetOutside(name) if self.definitions.widget(site.box, name) is not None else None

    def _from_output(self, step: AtOutput) -> Step | Source | None:
        scope, box = step.scope, step.box
        if box.mode == Mode.MUTED and not self.definitions.keeps_to_older_page:
            return None
        if box.mode == Mode.BYPASSED:
            return self._bypassed(step)
        if box.id in scope.inner:
            return self._from_inside(step, scope.inner[box.id])
        match virtual(box, self.layouts.of(box) is not None):
            case None:
                return NodeLink(scope.id_of(box), step.slot)
            case "passes" | "set":
                return self._passed(step)
            case "get":
                return self._got(step)
            case "nothing" | "value":
                return None

    def _passed(self, step: AtOutput) -> Step | None:
        inputs = step.box.inputs
        if not 0 <= step.slot < len(inputs):
            return None
        return AtInput(step.scope, step.box, inputs[step.slot], step.type)

    def _got(self, step: AtOutput) -> Step | None:
        name = step.box.values[0] if step.box.values else None
        scope: Scope | None = step.scope
        while scope is not None:
            for box in scope.graph.boxes.values():
                if box.type == "SetNode" and box.values and box.values[0] == name and box.inputs:
                    return AtInput(scope, box, box.inputs[0], step.type)
            scope = scope.site.outer if scope.site is not None else None
        return self._remark(step.scope, step.box, f"No SetNode sets {str(name)[:60]}.")

    def _from_inside(self, step: AtOutput, inner: Scope) -> Step | Source | None:
        ports = inner.site.subgraph.outputs if inner.site is not None else ()
        if not 0 <= step.slot < len(ports):
            return None
        links = inner.graph.links
        link = next((links[each] for each in ports[step.slot].links if each in links), None)
        if link is None:
            return None
        if link.origin == INPUT_BOX:
            passing = BoxInput(ports[step.slot].name, ports[step.slot].type, link.id)
            return AtInput(inner, step.box, passing, step.type)
        origin = inner.graph.boxes.get(link.origin)
        return AtOutput(inner, origin, link.origin_slot, step.type) if origin is not None else None

    def _bypassed(self, step: AtOutput) -> Step | None:
        inputs = self.definitions.inputs(step.box)
        made = self.definitions.output_type(step.box, step.slot)
        place = bypass_slot(self.definitions.input_types(step.box, inputs), made, step)
        return AtInput(step.scope, step.box, inputs[place]) if place is not None else None

    def inner_field(self, scope: Scope, name: str) -> tuple[Box, str] | None:
        """The field inside whose value the subgraph's input `name` shows at first."""
        definition = self.definitions.get(scope.site.box) if scope.site is not None else None
        promotion = definition.by_name.get(name) if definition is not None else None
        if promotion is None:
            return None
        number, inner_name = promotion.source
        return scope.graph.boxes[number], inner_name

    def _remark(self, scope: Scope, box: Box, message: str) -> None:
        self.remarks.append(Remark(scope.id_of(box), message))


def bypass_slot(inputs: list[str], made: str | None, step: AtOutput) -> int | None:
    """Which input a bypassed box hands on: the one at the same place if it fits, else the first
    of exactly the type wanted, else the first that fits."""
    slot, kind = step.slot, step.type
    if made is None or not inputs:
        return None
    if kind in CONNECTS_TO_ALL:
        return slot if len(inputs) > slot else 0

    def fits(offered: str) -> bool:
        return connects(offered, made) and connects(offered, kind)

    if slot < len(inputs) and fits(inputs[slot]):
        return slot
    if kind in inputs:
        return inputs.index(kind)
    return next((place for place, offered in enumerate(inputs) if fits(offered)), None)


def connects(one: str, other: str) -> bool:
    """Whether the page lets an output of type `one` into an input of type `other`."""
    if one in CONNECTS_TO_ALL or other in CONNECTS_TO_ALL or one == other:
        return True
    return not set(one.lower().split(",")).isdisjoint(other.lower().split(","))


def _key(step: Step) -> tuple[int, str, int]:
    if isinstance(step, AtInput):
        return id(step.scope), step.wanted.link or "", -1
    return id(step.scope), step.box.id, step.slot


def _shown(wanted: BoxInput) -> str:
    return f"Input {wanted.name[:60]}"
