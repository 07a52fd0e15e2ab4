"""What keeps the key to the stored secrets, and the failure of all that opens them."""

from typing import Protocol

from studio_kit.errors import Unavailable


class SecretsUnreadable(Unavailable):
    """The key is gone, damaged or another one. Never mended by a new key in silence."""

    title = "The stored secrets cannot be read"


class Keyring(Protocol):
    """The operating system's keeper of passwords, as far as we use it."""

    def get(self, name: str) -> str | None: ...

    def set(self, name: str, secret: str) -> None: ...
