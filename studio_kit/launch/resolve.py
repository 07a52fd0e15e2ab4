"""From `config/*.yaml` and the command line to the one settings object."""

import ipaddress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from studio_kit.launch.errors import ConfigurationInvalid
from studio_kit.launch.options import PORT_OPTIONS, Options
from studio_kit.settings import Settings, load_settings
from studio_kit.tables import TableError


def resolve_settings(options: Options, *, config: Path) -> Settings:
    """The settings of this start. Raises `ConfigurationInvalid`."""
    settings = with_options(_load(config), options)
    if not _is_loopback(settings.host):
        raise ConfigurationInvalid(
            f"Director's Console cannot listen at {settings.host}: whoever reaches it may do "
            "everything, for there are no accounts yet. Use 127.0.0.1, and a tunnel such as "
            "ssh -L to reach it from another machine."
        )
    _refuse_shared_ports(settings)
    return settings


def with_options(settings: Settings, options: Options) -> Settings:
    """The options of the command line come before the files of `config/`."""
    given = {"host": options.host, "data": options.data, "projects": options.projects}
    changed: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    # Made anew, since what was left out may follow from what is given.
    resolved = Settings(**settings.model_dump(exclude_unset=True) | changed)
    return with_ports(resolved, dict(options.ports))


def with_ports(settings: Settings, ports: dict[str, int]) -> Settings:
    """The same settings with some parts at other ports."""
    return settings.model_copy(update={"ports": settings.ports.model_copy(update=ports)})


def _load(config: Path) -> Settings:
    try:
        return load_settings(config)
    except TableError as error:
        raise ConfigurationInvalid(f"{config / ''}{error}") from error
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        raise ConfigurationInvalid(f"{config / 'studio.yaml'}: {field}: {fault['msg']}") from error
    except TypeError as error:
        raise ConfigurationInvalid(
            f"{config / 'studio.yaml'}: expected a mapping of settings, such as `host: 127.0.0.1`."
        ) from error


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.IPv4Address(host).is_loopback
    except ValueError:
        return False


def _refuse_shared_ports(settings: Settings) -> None:
    owners: dict[int, str] = {}
    for name in PORT_OPTIONS:
        port = getattr(settings.ports, name)
        if port in owners:
            raise ConfigurationInvalid(
                f"{owners[port]} and {name} are both given port {port}; give one of them another, "
                f"for example {PORT_OPTIONS[name]} {port + 1}."
            )
        owners[port] = name
