from pathlib import Path

import pytest

from prompt_engine.llm.credentials import Credentials, Known
from prompt_engine.llm.storage import Database
from studio_kit.keyrings import SecretsUnreadable
from studio_kit.secrets import KEY_FILE, SecretBox

KEY = "sk-0123456789abcdefwxyz"


@pytest.fixture
def credentials(tmp_path: Path) -> Credentials:
    return Credentials(Database(tmp_path), SecretBox.open(tmp_path))


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_key_is_known_by_its_last_four_and_stands_nowhere_in_clear(
    credentials: Credentials, tmp_path: Path
):
    credentials.put("openai", {"api_key": KEY})
    assert credentials.of("openai").last_four == "wxyz"
    assert credentials.key("openai") == KEY
    assert KEY.encode() not in everything_in(tmp_path)


def test_nothing_is_told_of_a_short_key(credentials: Credentials):
    credentials.put("openai", {"api_key": "short-key"})
    assert credentials.of("openai").last_four is None


def test_what_is_left_out_stays_and_an_empty_text_removes(credentials: Credentials):
    credentials.put("openai", {"api_key": KEY, "oauth_token": "t"}, endpoint="http://a.test/v1")
    credentials.put("openai", {"api_key": None, "oauth_token": ""})
    known = credentials.of("openai")
    assert known.has == {"api_key"}
    assert known.endpoint == "http://a.test/v1"
    credentials.put("openai", {}, endpoint="")
    assert credentials.of("openai").endpoint is None


def test_a_deleted_key_leaves_nothing_of_itself_in_the_file(
    credentials: Credentials, tmp_path: Path
):
    credentials.put("openai", {"api_key": KEY}, endpoint="http://a.test/v1")
    with Database(tmp_path).read() as db:
        sealed = db.execute("SELECT sealed FROM credentials").fetchone()["sealed"]
    assert sealed.encode() in everything_in(tmp_path)
    credentials.delete("openai")
    assert credentials.of("openai") == Known(frozenset())
    assert sealed.encode() not in everything_in(tmp_path)


def test_a_lost_key_is_said_and_never_replaced(credentials: Credentials, tmp_path: Path):
    credentials.put("openai", {"api_key": KEY})
    (tmp_path / KEY_FILE).unlink()
    later = Credentials(Database(tmp_path), SecretBox.open(tmp_path))
    with pytest.raises(SecretsUnreadable):
        later.key("openai")
    with pytest.raises(SecretsUnreadable):
        later.put("google", {"api_key": "another"})
    assert not (tmp_path / KEY_FILE).exists()
