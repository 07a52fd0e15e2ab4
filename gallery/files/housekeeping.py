"""What is done once a day: old trash is deleted, old journal forgotten, leftovers swept."""

import shutil
import threading

from studio_kit.errors import StudioError
from studio_kit.logs import logger
from studio_kit.paths import ProjectRoot

from .operations import Operations
from .service import ProjectFiles
from .taking_in import COPIES
from .trash import FOLDER as TRASH
from .trash import is_needed, remove_orphans

DAY_SECONDS = 86_400.0

log = logger("gallery")


class Housekeeping:
    """Of one project. `keep_trash_days` 0: the trash is kept for ever."""

    def __init__(
        self,
        root: ProjectRoot,
        operations: Operations,
        files: ProjectFiles,
        *,
        keep_trash_days: float,
    ) -> None:
        self._root = root
        self._operations = operations
        self._files = files
        self._keep_days = keep_trash_days
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="gallery-housekeeping", daemon=True)

    def start(self) -> None:
        """Tidy up now, and every day."""
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def tidy(self) -> int:
        """The bytes that were freed. Nothing is written where nothing was ever sorted out."""
        if not any((self._root.path / folder).is_dir() for folder in (TRASH, COPIES)):
            return 0
        freed = 0
        if self._keep_days:
            freed = self._files.empty_trash(older_than_days=self._keep_days)
        with self._operations.changing():
            self._operations.forget_old(is_needed=lambda one: is_needed(self._root, one))
            remove_orphans(self._root, self._operations.history())
            self._sweep_copies()
        return freed

    def _sweep_copies(self) -> None:
        """Copies that were never finished; an undone one can be redone and stays."""
        known = {folder for entry in self._operations.history() for folder in entry.hidden}
        for folder in (self._root.path / COPIES).glob("*"):
            if self._root.relative(folder) not in known or not any(folder.iterdir()):
                shutil.rmtree(folder)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                if freed := self.tidy():
                    log.info("old_trash_deleted", extra={"bytes": freed})
            except StudioError as error:  # somebody else is at it, or the folder is away
                log.info("The trash is tidied another time: %s", error)
            self._stop.wait(DAY_SECONDS)
