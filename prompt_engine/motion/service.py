"""Moves by name, and the names of drawn moves, in the words of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from prompt_engine.catalogue.service import Catalogue
from prompt_engine.rules.service import RuleBook
from studio_kit.tables import TableError, load_document

from .models import MotionPreset, MotionRead, MotionToRead, PresetTables
from .reading import movement_of, timing_of, way_of

TABLES = Path(__file__).with_name("presets.yaml")


@dataclass(frozen=True)
class Motions:
    tables: PresetTables
    catalogue: Catalogue
    rules: RuleBook

    def read(self, drawn: MotionToRead) -> MotionRead:
        way = way_of(drawn.keyframes)
        movement = movement_of(way, drawn.means, seconds=drawn.seconds)
        timing = timing_of(way, self.tables.speeds, seconds=drawn.seconds)
        camera = {"movement": movement, "timing": timing}
        return MotionRead(
            movement=movement,
            timing=timing,
            words=self._words(camera),
            camera=camera,
            rigs=self._rigs(camera),
        )

    def _words(self, camera: Mapping[str, str]) -> str:
        movement = self.catalogue.find("movement", camera["movement"])
        timing = self.catalogue.find("timing", camera["timing"])
        if camera["movement"] == "static" or movement is None or timing is None:
            return movement.words if movement else ""
        return f"{movement.words}, {timing.words}"

    def _rigs(self, camera: Mapping[str, str]) -> tuple[str, ...]:
        """Those that can carry the move, by the rules."""
        offered = self.rules.options("rig", self.catalogue.choose(dict(camera)))
        return tuple(each.name for each in offered.judged if not each.reasons)


def load_motions(catalogue: Catalogue, rules: RuleBook) -> Motions:
    """Raises `TableError` where a preset names what the catalogue does not have."""
    tables = load_document(TABLES, PresetTables)
    for preset in tables.presets:
        _refuse_unknown(preset, catalogue)
    return Motions(tables, catalogue, rules)


def _refuse_unknown(preset: MotionPreset, catalogue: Catalogue) -> None:
    for field, value in (("movement", preset.movement), ("rig", preset.rig)):
        if catalogue.find(field, value) is None:
            raise TableError(f"{TABLES.name}: {preset.id}: {field}: there is no {value}.")
