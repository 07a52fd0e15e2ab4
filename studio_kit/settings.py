"""What an installation can change: `config/*.yaml`, overridden by the launcher's options."""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from studio_kit.addresses import BasicAuth, HeaderMap, HttpAddress
from studio_kit.tables import load_table, read_yaml

M = TypeVar("M", bound=BaseModel)

ENVIRONMENT = "DIRECTORS_CONSOLE_SETTINGS"
"""The variable in which the launcher hands the resolved settings to each process, as JSON."""

POSTGRESQL = re.compile(r"postgres(ql)?://[^/]*/[^/?]+")

HOUSE = Path(__file__).resolve().parent.parent

Port = Annotated[int, Field(ge=1, le=65535)]
Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")]

Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]
"""A word by which people sort nodes."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ports(_Frozen):
    """The TCP port of each part; the default numbers are those scripts know."""

    page: Port = 5173
    prompt_engine: Port = 9800
    storyboard: Port = 9810
    orchestrator: Port = 9820
    gallery: Port = 9830
    render_node: Port = 8188


class NodeSettings(_Frozen):
    """A render node: a ComfyUI server reached over HTTP.

    `headers` and `basic_auth` are sent with every request. `verify_tls: false` takes any
    certificate, as one that a workstation signed itself.
    """

    id: Identifier
    name: str
    url: HttpAddress
    enabled: bool = True
    tags: tuple[Tag, ...] = ()
    headers: HeaderMap = {}
    basic_auth: BasicAuth | None = None
    verify_tls: bool = True


class PathPrefix(_Frozen):
    """One storage place as each operating system names it."""

    id: Identifier
    name: str
    windows: str = ""
    linux: str = ""
    macos: str = ""
    enabled: bool = True


class QueueSettings(_Frozen):
    """How many jobs may wait at once, and how long ended ones are kept with their events.

    A node that is silent for `silent_node_seconds` loses its jobs to others that can run them.
    """

    waiting_jobs: int = Field(default=200_000, ge=1)
    waiting_jobs_of_project: int = Field(default=100_000, ge=1)
    keep_ended_days: float = Field(default=30, gt=0, le=36_500)
    silent_node_seconds: float = Field(default=30, gt=0)

    @property
    def kept(self) -> timedelta:
        return timedelta(days=self.keep_ended_days)


def _default_data() -> Path:
    return platformdirs.user_data_path("directors-console", appauthor=False)


def _default_projects() -> Path:
    return platformdirs.user_documents_path() / "Director's Console"


class Settings(_Frozen):
    """Everything a process must know at its start. Paths are absolute."""

    host: str = "127.0.0.1"
    ports: Ports = Ports()
    data: Path = Field(default_factory=_default_data)
    projects: Path = Field(default_factory=_default_projects)
    # Where people's own workflows are kept, beside those that come with the house.
    templates: Path = Field(default_factory=lambda chosen: chosen["data"] / "templates")
    # Where daily copies of projects lie; another disk is the better place for them.
    backups: Path = Field(default_factory=lambda chosen: chosen["data"] / "backups")
    # Whether they hold rendered takes too, which can be rendered again from their records.
    backup_media: bool = False
    # Where jobs are kept when several orchestrators share the farm; never shown: it may hold a
    # password.
    database: str | None = Field(default=None, repr=False)
    nodes: tuple[NodeSettings, ...] = ()
    path_maps: tuple[PathPrefix, ...] = ()
    queue: QueueSettings = QueueSettings()
    max_body_bytes: int = 32 * 1024 * 1024
    max_input_bytes: int = 100 * 1024 * 1024
    # Days; 0 keeps for ever what was thrown away: files, shots, whole projects.
    keep_trash_days: float = Field(default=30, ge=0, le=36_500)
    secret_key: Literal["file", "keyring"] = "file"

    @field_validator("data", "projects", "templates", "backups")
    @classmethod
    def absolute(cls, path: Path) -> Path:
        return path.expanduser().absolute()

    @field_validator("database")
    @classmethod
    def postgresql(cls, database: str | None) -> str | None:
        if database is not None and not POSTGRESQL.match(database):
            raise ValueError("must begin with postgresql:// and name a database, or be left out")
        return database

    def url(self, service: str) -> str:
        """The address at which a part answers on this machine, such as `url("gallery")`."""
        return f"http://{_reachable(self.host)}:{getattr(self.ports, service)}"

    @property
    def page_origins(self) -> tuple[str, ...]:
        """The origins whose pages may call the services."""
        hosts = dict.fromkeys(("127.0.0.1", "localhost", _reachable(self.host)))
        return tuple(f"http://{host}:{self.ports.page}" for host in hosts)

    @property
    def known_hosts(self) -> frozenset[str]:
        """The names under which the services may be called; a test client says 127.0.0.1 too."""
        return frozenset(("127.0.0.1", "localhost", "[::1]", self.host))

    @property
    def farm(self) -> tuple[NodeSettings, ...]:
        """The configured nodes; with none, the built-in one that draws sketches."""
        return self.nodes or (
            NodeSettings(id="sketch", name="Storyboard sketch", url=self.url("render_node")),
        )


def load_settings(folder: Path) -> Settings:
    """Read `studio.yaml`, `nodes.yaml` and `path_maps.yaml` from `folder`; each may be missing.

    Raises `studio_kit.tables.TableError` naming file and field, or pydantic's `ValidationError`.
    """
    studio = folder / "studio.yaml"
    values: dict[str, Any] = (read_yaml(studio) or {}) if studio.exists() else {}
    return Settings(
        **values,
        nodes=_optional(folder / "nodes.yaml", NodeSettings),
        path_maps=_optional(folder / "path_maps.yaml", PathPrefix),
    )


def _optional(path: Path, model: type[M]) -> tuple[M, ...]:
    if not path.exists() or read_yaml(path) is None:
        return ()
    return load_table(path, model)


def settings_of_process() -> Settings:
    """The settings that the launcher handed over, else those of the `config` folder."""
    handed = os.environ.get(ENVIRONMENT)
    return Settings.model_validate_json(handed) if handed else load_settings(HOUSE / "config")


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::", "") else host
