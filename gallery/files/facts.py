"""What tokens of a name may say of files, as far as the index has read them."""

from collections.abc import Sequence
from datetime import datetime

from gallery.index.models import Indexed
from gallery.index.rows import read_by_path
from gallery.opened import OpenProject

from .rename_rules import Renamed


def facts_of(project: OpenProject, paths: Sequence[str]) -> list[Renamed]:
    """Of what is not indexed yet only its name and its date are known. Raises `FileMissing`."""
    known = project.database.read(lambda connection: read_by_path(connection, paths))
    return [_facts(project, path, known.get(path)) for path in paths]


def _facts(project: OpenProject, path: str, file: Indexed | None) -> Renamed:
    if file is None:
        return project.files.renamed(path)
    return Renamed(
        path,
        datetime.fromtimestamp(file.seen.modified / 1e9).astimezone(),
        project=project.root.path.name,
        shot=file.facts.shot,
        seed=file.facts.seed,
        model=file.facts.models[0] if file.facts.models else None,
    )
