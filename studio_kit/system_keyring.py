"""The keyring of the operating system: Keychain, Credential Locker, Secret Service or KWallet."""

import keyring
from keyring.errors import KeyringError

from studio_kit.keyrings import SecretsUnreadable

SERVICE = "directors-console"


class SystemKeyring:
    """Raises `SecretsUnreadable` where there is none, or where it stays locked."""

    def get(self, name: str) -> str | None:
        try:
            return keyring.get_password(SERVICE, name)
        except KeyringError as error:
            raise _unavailable(error) from error

    def set(self, name: str, secret: str) -> None:
        try:
            keyring.set_password(SERVICE, name, secret)
        except KeyringError as error:
            raise _unavailable(error) from error


def _unavailable(error: KeyringError) -> SecretsUnreadable:
    return SecretsUnreadable(
        f"The system's keyring cannot be used ({error}); unlock it, or set secret_key: file "
        "in config/studio.yaml before the first password is stored."
    )
