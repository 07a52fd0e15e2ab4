"""How a node lets us in. Nothing of it is ever shown, not even by `repr`."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import SecretStr

from studio_kit.addresses import BasicAuth


@dataclass(frozen=True)
class Access:
    """Headers as they are sent. `damage` says why those that were stored cannot be."""

    headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    password: tuple[str, str] | None = field(default=None, repr=False)
    verify_tls: bool = True
    damage: str | None = None

    @property
    def is_needed(self) -> bool:
        return bool(self.headers) or self.password is not None or self.damage is not None

    @property
    def sent(self) -> dict[str, str]:
        """What goes with each request."""
        if self.password is None:
            return dict(self.headers)
        pair = ":".join(self.password).encode()
        return {**self.headers, "Authorization": f"Basic {base64.b64encode(pair).decode()}"}


def plain_headers(headers: Mapping[str, SecretStr]) -> dict[str, str]:
    return {name: value.get_secret_value() for name, value in headers.items()}


def plain_password(auth: BasicAuth | None) -> tuple[str, str] | None:
    return (auth.user, auth.password.get_secret_value()) if auth else None


def written(access: Access) -> str:
    """The secrets as one text, to be sealed."""
    return json.dumps({"headers": dict(access.headers), "password": access.password})


def read(text: str, *, verify_tls: bool) -> Access:
    """The reverse of `written`."""
    content = json.loads(text)
    password = content["password"]
    return Access(
        headers=content["headers"],
        password=(password[0], password[1]) if password else None,
        verify_tls=verify_tls,
    )
