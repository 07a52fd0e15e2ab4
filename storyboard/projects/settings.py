"""What a project is set to, and the names that its takes would get."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from storyboard.board.content import Content, Fields, shots_in_order
from storyboard.board.opening import header
from storyboard.board.room import BoardRoom
from storyboard.board.snapshot import SCENES_FOLDER
from studio_kit.errors import Invalid
from studio_kit.naming import TakeNaming, is_plain_name
from studio_kit.naming_patterns import (
    LONGEST_PATTERN,
    NAMING_PROFILES,
    TOKENS,
    check_pattern,
    in_folder,
)
from studio_kit.paths import ProjectRoot
from studio_kit.version_claims import upcoming_names

from .models import FrameMeasure, FramesPerSecond
from .storage import check_name

NAMES_SHOWN = 3
EXAMPLE_SHOT = "1A"

FolderName = Annotated[str, StringConstraints(max_length=200)]
Pattern = Annotated[str, StringConstraints(max_length=4 * LONGEST_PATTERN)]


class FolderNotUsable(Invalid):
    title = "The folder cannot be used"


class ProfileUnknown(Invalid):
    title = "No such naming profile"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Wanted(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ShotDefaults(_Wanted):
    """What a new shot begins with. `seconds` is how long it lasts."""

    template_id: Annotated[str, StringConstraints(max_length=200)] | None = None
    seconds: Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)] | None = None


class ProjectFolders(_Wanted):
    """Where new files go, below the project's folder; None: where they go by themselves."""

    inputs: FolderName | None = None
    takes: FolderName | None = None

    @field_validator("inputs", "takes")
    @classmethod
    def plain(cls, folder: str | None) -> str | None:
        folder = (folder or "").strip().removesuffix("/")
        parts = folder.split("/") if folder else []
        if any(part.startswith(".") or not is_plain_name(part) for part in parts):
            raise ValueError("give a folder inside the project, such as renders/final.")
        if parts and parts[0].casefold() == SCENES_FOLDER:
            raise ValueError("the scenes of the project are in there; choose another folder.")
        return folder or None


class ProjectChanges(_Wanted):
    """What is left out stays as it is. `naming_pattern` null: that of the profile."""

    name: str = ""
    description: Annotated[str, StringConstraints(max_length=100_000)] = ""
    frame_width: FrameMeasure = 1
    frame_height: FrameMeasure = 1
    fps: FramesPerSecond = 24
    naming_profile: str = "director"
    naming_pattern: Pattern | None = None
    defaults: ShotDefaults = ShotDefaults()
    folders: ProjectFolders = ProjectFolders()

    def fields(self) -> Fields:
        """As the document keeps them. Raises `NameNotUsable`, `ProfileUnknown`, `WrongPattern`."""
        given = self.model_dump(exclude_unset=True)
        if "name" in given:
            given["name"] = check_name(self.name)
        if "naming_profile" in given:
            check_profile(self.naming_profile)
        if given.get("naming_pattern") is not None:
            given["naming_pattern"] = check_pattern(given["naming_pattern"])
        return given


class ProjectSettings(_Frozen):
    id: str
    name: str
    path: str
    description: str
    frame_width: float
    frame_height: float
    fps: float
    naming_profile: str
    naming_pattern: str | None
    defaults: ShotDefaults
    folders: ProjectFolders


class NamesWanted(_Wanted):
    """What is left out is as the project has it. `pattern` null: that of the profile."""

    name: str | None = None
    profile: str | None = None
    pattern: Pattern | None = None
    takes: FolderName | None = None


class NamingToken(_Frozen):
    token: str
    words: str


class NamesPreview(_Frozen):
    """`names` are the next takes of `shot`, below the project's folder and with no extension."""

    pattern: str
    shot: str
    names: list[str]


class NamingChoices(_Frozen):
    profiles: dict[str, str]
    tokens: list[NamingToken]


def naming_choices() -> NamingChoices:
    tokens = [NamingToken(token=f"{{{t.name}}}", words=t.words) for t in TOKENS.values()]
    return NamingChoices(profiles=NAMING_PROFILES, tokens=tokens)


def check_profile(profile: str) -> None:
    """Raises `ProfileUnknown`."""
    if profile not in NAMING_PROFILES:
        known = ", ".join(NAMING_PROFILES)
        raise ProfileUnknown(f"There is no naming profile {profile[:40]!r}; choose of {known}.")


def settings_of_project(root: ProjectRoot, content: Content) -> ProjectSettings:
    """What a document lacks or garbles is filled in."""
    whole = header(root.path.name)
    kept = {key: value for key, value in content.project.items() if _is_sound(key, value)}
    fields = whole | kept | {"path": str(root.path)}
    return ProjectSettings.model_validate(
        {key: fields[key] for key in ProjectSettings.model_fields}
    )


def _is_sound(key: str, value: Any) -> bool:
    """Whether a browser wrote the kind of value that belongs there."""
    if key == "id":
        return isinstance(value, str)
    try:
        ProjectChanges.model_validate({key: value})
    except ValueError:
        return False
    return True


def change_settings(room: BoardRoom, changes: ProjectChanges) -> None:
    """Write what was given into the live document, as one change. Raises as `fields`."""
    fields = changes.fields()
    with room.board.doc.transaction():
        for key, value in fields.items():
            room.board.project[key] = value


def names_preview(
    root: ProjectRoot, content: Content, wanted: NamesWanted, *, at: datetime
) -> NamesPreview:
    """Blocks. Raises `WrongPattern`, `ProfileUnknown`, `NameNotUsable`."""
    known = settings_of_project(root, content)
    profile = wanted.profile or known.naming_profile
    check_profile(profile)
    pattern = check_pattern(wanted.pattern) if wanted.pattern else NAMING_PROFILES[profile]
    folders = ProjectFolders(takes=wanted.takes) if wanted.takes is not None else known.folders
    naming = replace(
        _first_shot(content),
        project=check_name(wanted.name if wanted.name is not None else known.name),
        pattern=in_folder(pattern, folders.takes),
    )
    moments = [at + timedelta(minutes=n) for n in range(NAMES_SHOWN)]
    names = upcoming_names(root.path, [_made_at(naming, moment) for moment in moments])
    return NamesPreview(pattern=pattern, shot=naming.shot, names=names)


def _made_at(naming: TakeNaming, moment: datetime) -> TakeNaming:
    return replace(naming, at=moment, execution=f"{moment:%Y%m%d_%H%M%S}_7f3k2q")


def _first_shot(content: Content) -> TakeNaming:
    for index, key in enumerate(shots_in_order(content)):
        shot = content.shots[key]
        if is_plain_name(str(shot.get("code"))):
            scene = content.scenes.get(str(shot.get("scene_id")), {})
            template, seed = shot.get("template_id"), shot.get("seed")
            return TakeNaming(
                project="",
                shot=str(shot["code"]),
                scene=str(scene.get("name") or ""),
                index=index,
                seed=seed if isinstance(seed, int) else None,
                workflow=template if isinstance(template, str) else "graph",
            )
    return TakeNaming(project="", shot=EXAMPLE_SHOT, seed=1)
