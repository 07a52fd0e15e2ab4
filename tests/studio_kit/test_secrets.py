"""Secrets at rest, and the loss of their key."""

import os
from pathlib import Path

import pytest

from studio_kit.keyrings import SecretsUnreadable
from studio_kit.secrets import CHECK_FILE, KEY_FILE, SecretBox


class MemoryKeyring:
    """A keyring as an operating system has it."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.entries.get(name)

    def set(self, name: str, secret: str) -> None:
        self.entries[name] = secret


def test_what_is_sealed_is_opened_again_by_another_process(tmp_path: Path) -> None:
    sealed = SecretBox.open(tmp_path).encrypt("pass wörd")
    assert "pass" not in sealed
    assert SecretBox.open(tmp_path).decrypt(sealed) == "pass wörd"


def test_a_box_that_nobody_used_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(SecretsUnreadable):
        SecretBox.open(tmp_path).decrypt("anything")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_the_key(tmp_path: Path) -> None:
    SecretBox.open(tmp_path).encrypt("x")
    key = tmp_path / KEY_FILE
    assert key.stat().st_mode & 0o777 == 0o600
    key.chmod(0o644)
    SecretBox.open(tmp_path).encrypt("y")
    assert key.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [b"", b"short", b"\xff\xfe", b"A" * 43 + b"="])
def test_a_damaged_key_is_told_and_never_replaced(tmp_path: Path, damage: bytes) -> None:
    sealed = SecretBox.open(tmp_path).encrypt("x")
    (tmp_path / KEY_FILE).write_bytes(damage)
    for attempt in (lambda: SecretBox.open(tmp_path).encrypt("y"), lambda: _open(tmp_path, sealed)):
        with pytest.raises(SecretsUnreadable, match=r"damaged or another one.*backup"):
            attempt()
    assert (tmp_path / KEY_FILE).read_bytes() == damage


def test_a_lost_key_is_told_before_anything_new_is_sealed(tmp_path: Path) -> None:
    sealed = SecretBox.open(tmp_path).encrypt("x")
    key = (tmp_path / KEY_FILE).read_bytes()
    (tmp_path / KEY_FILE).unlink()
    with pytest.raises(SecretsUnreadable, match="is missing"):
        SecretBox.open(tmp_path).encrypt("y")
    assert not (tmp_path / KEY_FILE).exists()
    (tmp_path / KEY_FILE).write_bytes(key)
    assert _open(tmp_path, sealed) == "x"


def test_a_person_may_start_afresh(tmp_path: Path) -> None:
    sealed = SecretBox.open(tmp_path).encrypt("x")
    (tmp_path / KEY_FILE).unlink()
    (tmp_path / CHECK_FILE).unlink()
    SecretBox.open(tmp_path).encrypt("y")
    with pytest.raises(SecretsUnreadable, match="enter it again"):
        _open(tmp_path, sealed)


def test_whoever_comes_second_uses_the_key_of_the_first(tmp_path: Path) -> None:
    first, second = SecretBox.open(tmp_path), SecretBox.open(tmp_path)
    sealed = first.encrypt("x"), second.encrypt("y")
    assert [SecretBox.open(tmp_path).decrypt(text) for text in sealed] == ["x", "y"]


def test_a_keyring_keeps_the_key_and_the_file_only_its_name(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    sealed = SecretBox.open(tmp_path, keyring=keyring).encrypt("x")
    [(name, key)] = keyring.entries.items()
    assert (tmp_path / KEY_FILE).read_text() == f"keyring:{name}"
    assert key not in (tmp_path / CHECK_FILE).read_text()
    assert SecretBox.open(tmp_path, keyring=keyring).decrypt(sealed) == "x"


def test_a_copied_folder_without_the_keyring_is_told(tmp_path: Path) -> None:
    sealed = SecretBox.open(tmp_path, keyring=MemoryKeyring()).encrypt("x")
    with pytest.raises(SecretsUnreadable, match="is missing"):
        SecretBox.open(tmp_path, keyring=MemoryKeyring()).decrypt(sealed)


def _open(folder: Path, sealed: str) -> str:
    return SecretBox.open(folder).decrypt(sealed)
