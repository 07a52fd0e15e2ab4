"""The classes and model files that this node offers at this moment."""

from collections.abc import Callable, Mapping
from typing import Any

from .folders import PICTURES, VIDEOS, Folders
from .node_info import ClassInfo, InputInfo, load_classes, load_lists, load_models
from .nodes.call import Run
from .nodes.registry import RUNS
from .options import Faults


class Library:
    """Declared classes joined with the functions that run them.

    Raises `ValueError` when a class names a function, list or model folder that is not there.
    """

    def __init__(
        self,
        folders: Folders,
        faults: Callable[[], Faults],
        models: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self._folders = folders
        self._faults = faults
        self._models = load_models() if models is None else dict(models)
        self._lists = load_lists()
        self._classes = load_classes()
        for info in self._classes.values():
            self._check(info)

    def find(self, class_id: Any) -> ClassInfo | None:
        if class_id in self._faults().missing_classes:
            return None
        return self._classes.get(class_id)

    def run_of(self, info: ClassInfo) -> Run:
        return RUNS[info.runs]

    def describe(self) -> dict[str, Any]:
        """The answer of `/object_info`."""
        present = (info for info in self._classes.values() if self.find(info.id))
        return {info.id: info.describe(self.choices) for info in present}

    def choices(self, info: InputInfo) -> tuple[Any, ...]:
        """The values that a list input takes now."""
        if info.choices is not None:
            return info.choices
        if info.listed is not None:
            return self._lists[info.listed]
        if info.models is not None:
            return self.models(info.models) or ()
        suffixes = VIDEOS if info.video_upload else PICTURES
        return self._folders.listing(info.files or "input", suffixes)

    def model_folders(self) -> list[str]:
        return list(self._models)

    def models(self, folder: str) -> tuple[str, ...] | None:
        """The files of a model folder; None when there is no such folder."""
        files = self._models.get(folder)
        missing = self._faults().missing_models
        return None if files is None else tuple(name for name in files if name not in missing)

    def _check(self, info: ClassInfo) -> None:
        if info.runs not in RUNS:
            raise ValueError(f"{info.id}: runs: no function is called {info.runs!r}.")
        for name, spec in info.inputs.items():
            if spec.listed is not None and spec.listed not in self._lists:
                raise ValueError(f"{info.id}: {name}: no list is called {spec.listed!r}.")
