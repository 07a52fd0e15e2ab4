"""What scripts of the earlier console ask of projects and their files, and what they are told."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

PathText = Annotated[str, StringConstraints(max_length=4096)]
NameText = Annotated[str, StringConstraints(min_length=1, max_length=255)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Answer(_Frozen):
    success: Literal[True] = True
    message: str = ""


class _Asked(_Frozen):
    """`project` is an id or a path; left out, the project that the path lies in, or the open."""

    project: PathText | None = None


class OlderSettings(_Frozen):
    """`naming_template` names takes below the folder of their panel."""

    name: str
    path: str
    naming_template: str
    orchestrator_url: str = ""
    auto_save: bool = True
    description: str | None = None
    created_at: str | None = None
    updated_at: str | None = None


class OlderProject(_Answer):
    project: OlderSettings


class SetProject(_Frozen):
    """`project.path` says which project it is."""

    project: OlderSettings


class OlderDone(_Answer):
    pass


class PictureText(_Answer):
    """`dataUrl` is the whole file in base64."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    data_url: Annotated[str, Field(alias="dataUrl")]


class ShowPlace(_Asked):
    """`path` is of a file or folder of the project."""

    path: PathText


class OlderState(BaseModel):
    """A project as the earlier console kept it. Keys that it had besides are accepted."""

    model_config = ConfigDict(frozen=True, extra="allow")

    project_settings: dict[str, Any]
    panels: list[dict[str, Any]]
    parameter_values: dict[str, Any] | None = None
    selected_workflow_id: str | None = None
    deleted_images: list[str] | None = None
    saved_at: str = ""


class SaveProject(_Asked):
    folder_path: PathText
    filename: NameText = "project.json"
    state: OlderState


class SavedProject(_Answer):
    saved_path: str


class LoadProject(_Asked):
    """`file_path` is the project's folder, or a file in it."""

    file_path: PathText


class LoadedProject(_Answer):
    state: OlderState


class ListedProject(_Frozen):
    name: str
    path: str
    modified: float


class ListedProjects(_Answer):
    projects: list[ListedProject]


class BrowsedItem(_Frozen):
    name: str
    path: str
    type: Literal["drive", "directory", "file"]


class Browsed(_Answer):
    current: str
    parent: str | None
    items: list[BrowsedItem]


class CreateFolder(_Frozen):
    parent_path: PathText
    folder_name: NameText


class CreatedFolder(_Answer):
    created_path: str


class ScanVersions(_Asked):
    """`pattern` has the tokens of naming patterns; {panel} is each folder in `folder_path`."""

    folder_path: PathText
    pattern: Annotated[str, StringConstraints(min_length=1, max_length=200)]


class ScannedVersions(_Answer):
    """The highest version of each panel that has one, with at least three digits."""

    panel_versions: dict[str, str]


class ScanProjectImages(_Asked):
    folder_path: PathText
    naming_pattern: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    project_name: NameText


class ProjectImage(_Frozen):
    panel_number: int
    version: int
    image_path: str
    filename: str
    metadata: dict[str, Any]


class ProjectImages(_Answer):
    images: list[ProjectImage]
    total: int
    skipped_files: list[str]


class ScanFolderImages(_Asked):
    folder_path: PathText


class FolderImage(_Frozen):
    """`modified_time` is in seconds since 1970."""

    filename: str
    image_path: str
    modified_time: float


class FolderImages(_Answer):
    images: list[FolderImage]
    total: int


class ScanProjectPanels(_Frozen):
    project_path: PathText | None = None
    project: PathText | None = None


class PanelImages(_Frozen):
    panel_name: str
    folder_path: str
    images: list[FolderImage]


class ProjectPanels(_Answer):
    panels: list[PanelImages]
    total_panels: int
    total_images: int


class SaveImage(_Asked):
    """`image_url` is of one of the services or nodes; `metadata` is kept beside the file."""

    image_url: PathText
    folder_path: PathText
    filename: NameText
    metadata: dict[str, Any] | None = None


class SaveBase64Image(_Asked):
    data_url: Annotated[str, Field(max_length=256 * 1024 * 1024)]
    folder_path: PathText
    filename: NameText


class SavedImage(_Answer):
    """`saved_path` has another name where a file of the name wished was there."""

    saved_path: str
    metadata_path: str | None = None


class DeleteImage(_Asked):
    image_path: PathText


class DeletedImage(_Answer):
    """They are in the project's trash."""

    deleted_files: list[str]


class OlderPngMetadata(_Answer):
    prompt: dict[str, Any] | None
    workflow: dict[str, Any] | None
    parameters: str | None
