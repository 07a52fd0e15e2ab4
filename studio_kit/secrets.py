"""Secrets at rest: what a node or a provider asks for, so that a copied database tells nothing.

Two files of the data folder belong together: `secret.key` is the key, or says that the system's
keyring holds it; `secret.check` is a known text sealed with it, by which a lost or foreign key is
noticed before something new is sealed beside what can no longer be opened.
"""

import importlib
import os
from pathlib import Path
from typing import cast
from uuid import uuid4

from cryptography.fernet import Fernet, InvalidToken

from studio_kit.files import place, sync_folder, temporary_beside
from studio_kit.keyrings import Keyring, SecretsUnreadable
from studio_kit.settings import Settings

KEY_FILE, CHECK_FILE = "secret.key", "secret.check"
IN_KEYRING = "keyring:"
CHECKED_TEXT = b"Director's Console"


class SecretBox:
    """Seals and opens texts. The key is made when the first secret is sealed, not before.

    Services that share a data folder share the key; whoever comes second uses the first one's.
    """

    def __init__(self, folder: Path, keyring: Keyring | None) -> None:
        self._folder = folder
        self._keyring = keyring
        self._known: Fernet | None = None

    @classmethod
    def open(cls, folder: Path, *, keyring: Keyring | None = None) -> "SecretBox":
        """`keyring` keeps a new key; without one it stands in a file that only its owner reads."""
        return cls(folder, keyring)

    @classmethod
    def of(cls, settings: Settings) -> "SecretBox":
        """The box of this installation."""
        return cls.open(
            settings.data, keyring=_system_keyring() if settings.secret_key == "keyring" else None
        )

    def encrypt(self, text: str) -> str:
        """Raises `SecretsUnreadable` where older secrets exist and their key does not."""
        fernet = self._fernet() or self._fresh()
        return fernet.encrypt(text.encode()).decode("ascii")

    def decrypt(self, sealed: str) -> str:
        """Raises `SecretsUnreadable`."""
        fernet = self._fernet()
        if fernet is None:
            raise SecretsUnreadable(f"{self._where} is missing; put it back from a backup.")
        try:
            return fernet.decrypt(sealed.encode()).decode()
        except (InvalidToken, UnicodeError) as error:
            raise SecretsUnreadable(
                "A stored secret is damaged or was sealed with another key; enter it again."
            ) from error

    @property
    def _where(self) -> str:
        return f"The key to the stored secrets, {self._folder / KEY_FILE},"

    def _fernet(self) -> Fernet | None:
        """The key that stands; None where nothing was ever sealed."""
        if self._known is None:
            key = self._read()
            if key is None and not (self._folder / CHECK_FILE).exists():
                return None
            self._known = self._checked(key)
        return self._known

    def _checked(self, key: str | None) -> Fernet:
        advice = (
            f"put it back from a backup, or remove {CHECK_FILE} and what is left of {KEY_FILE} "
            "there and enter all passwords again."
        )
        if key is None:
            raise SecretsUnreadable(f"{self._where} is missing: {advice}")
        check = self._folder / CHECK_FILE
        try:
            fernet = Fernet(key)
            if check.exists():
                fernet.decrypt(check.read_bytes())
            else:
                _write_privately(check, fernet.encrypt(CHECKED_TEXT))
        except (ValueError, InvalidToken) as error:
            raise SecretsUnreadable(f"{self._where} is damaged or another one: {advice}") from error
        return fernet

    def _fresh(self) -> Fernet:
        """A new key, or that of a service which was a moment quicker."""
        key = Fernet.generate_key().decode("ascii")
        self._folder.mkdir(parents=True, exist_ok=True)
        _write_privately(self._folder / KEY_FILE, self._kept(key).encode())
        self._known = self._checked(self._read())
        return self._known

    def _kept(self, key: str) -> str:
        """What the file says: the key itself, or under which name the keyring has it."""
        if self._keyring is None:
            return key
        name = uuid4().hex
        self._keyring.set(name, key)
        return f"{IN_KEYRING}{name}"

    def _read(self) -> str | None:
        path = self._folder / KEY_FILE
        try:
            text = path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except UnicodeDecodeError:
            return ""  # no key: the check says so
        _make_private(path)
        if not text.startswith(IN_KEYRING):
            return text
        keyring = self._keyring or _system_keyring()
        return keyring.get(text.removeprefix(IN_KEYRING))


def _write_privately(path: Path, data: bytes) -> None:
    """Write a file that only its owner reads; one that stands already is left as it is."""
    temporary = temporary_beside(path)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        place(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def _make_private(path: Path) -> None:
    if os.name != "nt" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def _system_keyring() -> Keyring:
    """Loaded only where it is asked for: it costs memory and may ask the person to unlock it."""
    return cast("Keyring", importlib.import_module("studio_kit.system_keyring").SystemKeyring())
