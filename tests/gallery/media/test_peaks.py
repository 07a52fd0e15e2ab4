import wave
from pathlib import Path

import numpy as np
import pytest
from starlette.testclient import TestClient

from gallery.media.peaks import peaks_of
from studio_kit.media import UnreadableMedia

from ..conftest import MakePicture

RATE = 44_100


def a_sound(path: Path, *volumes: float) -> Path:
    """A second of tone at each of `volumes`, in two channels."""
    beat = np.sin(np.arange(RATE) * 2 * np.pi * 440 / RATE)
    mono = np.concatenate([beat * volume for volume in volumes])
    pairs = np.repeat((mono * 32_767).astype("<i2"), 2)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(pairs.tobytes())
    return path


def test_a_loud_second_stands_out_from_quiet_ones(tmp_path: Path) -> None:
    found = peaks_of(a_sound(tmp_path / "a.wav", 0.1, 0.8, 0.2), 3)
    assert found.seconds == pytest.approx(3, abs=0.01)
    assert found.values == pytest.approx((0.1, 0.8, 0.2), abs=0.05)


def test_there_are_as_many_peaks_as_asked_for(tmp_path: Path) -> None:
    assert len(peaks_of(a_sound(tmp_path / "a.wav", 0.5), 250).values) == 250


def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF not really")
    with pytest.raises(UnreadableMedia, match="cannot be read as sound"):
        peaks_of(path, 10)


def test_peaks_are_told_over_http_and_kept_by_the_browser(
    client: TestClient, project: Path
) -> None:
    a_sound(project / "song.wav", 0.3, 0.6)
    params = {"project": str(project), "path": "song.wav", "count": "2", "v": "1"}
    answer = client.get("/api/gallery/peaks", params=params)
    assert answer.json()["peaks"] == pytest.approx([0.3, 0.6], abs=0.05)
    assert "immutable" in answer.headers["cache-control"]


def test_a_picture_has_no_sound(client: TestClient, project: Path, picture: MakePicture) -> None:
    picture("1A.png")
    params = {"project": str(project), "path": "1A.png"}
    assert client.get("/api/gallery/peaks", params=params).status_code == 422
