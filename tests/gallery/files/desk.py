"""A project whose files are changed, as tests see it."""

from pathlib import Path

from gallery.annotations.models import Annotation
from gallery.annotations.storage import AnnotationStore
from gallery.files.journal import Journal
from gallery.files.models import Move, Operation
from gallery.files.operations import Operations, Wish
from studio_kit.paths import ProjectRoot


class Desk:
    """The files of a project, what is said of them, and a log of what was done."""

    def __init__(self, project: Path) -> None:
        self.root = ProjectRoot.open(project)
        self.store = AnnotationStore(self.root)
        self.told: list[Operation] = []
        folder = project / ".gallery"
        folder.mkdir(exist_ok=True)
        self.journal = Journal(folder, restored=lambda _: None)
        self.operations = Operations(self.root, self.store, self.journal, done=self.told.append)

    def write(self, *paths: str) -> None:
        for path in paths:
            file = self.root.path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"content of {path}")

    def rate(self, path: str, rating: int) -> None:
        with self.operations.changing() as turn:
            turn.carry_out(Wish("annotate", "Rated", said={path: Annotation(rating=rating)}))

    def move(self, *moves: tuple[str, str]) -> Operation:
        wish = Wish("move", "Moved", moves=[Move(source=a, target=b) for a, b in moves])
        with self.operations.changing() as turn:
            return turn.carry_out(wish)

    @property
    def files(self) -> dict[str, str]:
        """Path -> content of every file that a person put there."""
        return {
            self.root.relative(path): path.read_text()
            for path in self.root.path.rglob("*")
            if path.is_file() and ".gallery" not in path.parts and path.name != "storyboard.json"
        }

    @property
    def ratings(self) -> dict[str, int]:
        return {path: said.rating for path, said in self.store.all().items()}
